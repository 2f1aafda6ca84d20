"""Contact: how often two sides meet, and what is left to quarrel about."""
