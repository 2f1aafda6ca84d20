"""The command `workshop`."""

from workshop.cli import (
    carrying,
    erasing,
    files,
    models,
    pulses,
    reports,
    serving,
    sessions,
    timetables,
    writing,
)
from workshop.cli.group import main

__all__ = [
    "carrying",
    "erasing",
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
