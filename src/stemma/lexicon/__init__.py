"""Word lists as data, each beside a small loader; each states its source and licence."""
