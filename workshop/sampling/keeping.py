"""Writes what a sweep counted as a TOML file, to the same letter for the same numbers."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HEAD = "# Written by `workshop models sweep`. Measured, not to be changed by hand.\n"


def keep(table: Mapping[str, Any], path: Path) -> None:
    """Write a table of texts, numbers, lists of numbers, tables and lists of tables."""
    path.write_text(HEAD + "\n".join([*_lines(table), ""]), encoding="utf-8")


def _lines(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    inner = {key: value for key, value in table.items() if _tables(value) is not None}
    yield from (f"{key} = {json.dumps(v)}" for key, v in table.items() if key not in inner)
    for key, value in inner.items():
        mark = "[{}]" if isinstance(value, dict) else "[[{}]]"
        for one in _tables(value) or ():
            yield from ("", mark.format(f"{above}{key}"))
            yield from _lines(one, f"{above}{key}.")


def _tables(value: Any) -> list[Mapping[str, Any]] | None:
    """Return the tables of a value; none where it is no table and no list of them."""
    if isinstance(value, dict):
        return [value]
    return value if isinstance(value, list) and value and isinstance(value[0], dict) else None
