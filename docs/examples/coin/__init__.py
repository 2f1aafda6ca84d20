"""The coin: how many of some tosses are heads. The smallest model there can be."""
