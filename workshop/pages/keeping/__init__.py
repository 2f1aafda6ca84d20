"""What a participant keeps: her own answers, the room's findings and its promises, on one page."""
