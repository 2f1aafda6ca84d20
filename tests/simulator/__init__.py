"""Rooms of known truth."""
