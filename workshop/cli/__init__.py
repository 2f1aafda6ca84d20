"""The command `workshop`."""

from workshop.cli import files, models, reports, serving, sessions, timetables, writing
from workshop.cli.group import main

__all__ = ["files", "main", "models", "reports", "serving", "sessions", "timetables", "writing"]
