"""The command `workshop`."""

from workshop.cli import files, models, serving, sessions, timetables, writing
from workshop.cli.group import main

__all__ = ["files", "main", "models", "serving", "sessions", "timetables", "writing"]
