"""What a notebook shows: the room, the facilitator's console, the wall, and self-study."""
