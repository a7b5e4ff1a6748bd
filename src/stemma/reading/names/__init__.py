"""Where an article names somebody or something, and what kind of thing that is."""
