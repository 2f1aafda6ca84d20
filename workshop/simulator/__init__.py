"""Rooms of known truth: what invented people think, whatever one small room of them shows."""
