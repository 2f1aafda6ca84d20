"""Writes what a sweep counted as a TOML file, to the same letter for the same numbers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

HEAD = "# Written by `workshop models {command}`. Measured, not to be changed by hand.\n"


def keep(table: Mapping[str, Any], path: Path, command: str = "sweep") -> None:
    """Write a table of texts, numbers, lists of numbers, tables and lists of tables.

    Args:
        table: what was counted.
        path: the file.
        command: of `workshop models`, which writes it.
    """
    path.write_text(HEAD.format(command=command) + tomli_w.dumps(table), encoding="utf-8")
