"""The times that an article names, resolved against its publication day."""
