"""Two maps of one market: what it costs to act on them apart, and what they know together."""
