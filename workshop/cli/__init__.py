"""The command `workshop`."""

from workshop.cli import models, serving, sessions, writing
from workshop.cli.group import main

__all__ = ["main", "models", "serving", "sessions", "writing"]
