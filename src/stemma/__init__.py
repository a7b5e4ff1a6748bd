"""stemma: from reports of a crisis to one sourced account."""
