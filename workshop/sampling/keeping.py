"""Writes what a sweep counted as a TOML file, to the same letter for the same numbers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

HEAD = "# Written by `workshop models sweep`. Measured, not to be changed by hand.\n"


def keep(table: Mapping[str, Any], path: Path) -> None:
    """Write a table of texts, numbers, lists of numbers, tables and lists of tables."""
    path.write_text(HEAD + tomli_w.dumps(table), encoding="utf-8")
