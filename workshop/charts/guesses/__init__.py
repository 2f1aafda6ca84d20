"""Charts of guessed numbers: what the room expects, and once more beside what a model answers."""
