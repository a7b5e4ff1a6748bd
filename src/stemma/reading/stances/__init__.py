"""Who stands where in the article's own voice."""
