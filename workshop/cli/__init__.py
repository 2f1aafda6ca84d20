"""The command `workshop`."""

from workshop.cli import (
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
