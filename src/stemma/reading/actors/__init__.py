"""Who an article is about: its names, titles, groups and bodies, joined to chains."""
