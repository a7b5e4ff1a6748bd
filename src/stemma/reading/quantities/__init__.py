"""The numbers that an article gives, with what they count."""
