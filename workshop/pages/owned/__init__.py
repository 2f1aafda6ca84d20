"""A team's own items, such as its leads: read from a file, looked at, and asked about."""
