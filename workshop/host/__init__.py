"""The session host: the one owner of a room's data, and how others talk to it."""
