"""Slides of one's own: a file is gathered, read by a process with limits, and kept as pictures."""
