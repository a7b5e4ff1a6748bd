"""The reader's network: one encoder with several heads, its training, and its measures."""
