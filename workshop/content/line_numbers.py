"""Finds the line of a TOML file on which a key stands, so that a message can name it."""

import re
from pathlib import Path

_TABLE = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\"-]+)\s*=")


def line_of(path: Path, key: str) -> int | None:
    """Return the line, from 1, of a dotted key, of an entry's `id = "key"`, or of its table.

    None where the file is not there or nothing fits.
    """
    if not key or path.suffix != ".toml" or not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return _by_key(lines, key) or _by_id(lines, key) or _by_table(lines, key)


def _by_key(lines: list[str], key: str) -> int | None:
    table = ""
    for number, line in enumerate(lines, 1):
        if heading := _TABLE.match(line):
            table = heading[1]
        elif name := _KEY.match(line):
            full = f"{table}.{name[1]}" if table else name[1]
            if key in (full, full.replace('"', "")):
                return number
    return None


def _by_id(lines: list[str], key: str) -> int | None:
    wanted = {
        f'id = "{key}"',
        *(f'id = "{key.removesuffix(f"-{v}")}"' for v in ("us", "them", "told")),
    }
    return next((n for n, line in enumerate(lines, 1) if line.strip() in wanted), None)


def _by_table(lines: list[str], key: str) -> int | None:
    """Return the line of the nearest table above the key, or of a last part that stands alone."""
    last = key.rpartition(".")[2]
    for number, line in enumerate(lines, 1):
        name = _KEY.match(line)
        if name and name[1] == last and "." not in key:
            return number
    headings = {m[1]: n for n, line in enumerate(lines, 1) if (m := _TABLE.match(line))}
    while "." in key:
        key = key.rpartition(".")[0]
        if key in headings:
            return headings[key]
    return None
