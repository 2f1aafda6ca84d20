"""The console: what the facilitator sees and steers."""
