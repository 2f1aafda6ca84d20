"""Signs of something, as a room sees them: a list with intervals, and a bet beside it."""
