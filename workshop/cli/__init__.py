"""The command `workshop`."""

from workshop.cli import carrying, files, models, reports, serving, sessions, timetables, writing
from workshop.cli.group import main

__all__ = [
    "carrying",
    "files",
    "main",
    "models",
    "reports",
    "serving",
    "sessions",
    "timetables",
    "writing",
]
