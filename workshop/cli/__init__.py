"""The command `workshop`."""

from workshop.cli import files, models, pulses, reports, serving, sessions, timetables, writing
from workshop.cli.group import main

__all__ = [
    "files",
    "main",
    "models",
    "pulses",
    "reports",
    "serving",
    "sessions",
    "timetables",
    "writing",
]
