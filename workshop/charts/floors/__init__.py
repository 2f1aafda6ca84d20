"""Two floors and one room: what a model makes of them, beside what the room has guessed."""
