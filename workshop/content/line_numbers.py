"""Finds the line of a TOML file on which a key stands, so that a message can name it."""

import re
from pathlib import Path

_TABLE = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\"-]+)\s*=")


Trail = tuple[tuple[str, int], ...]
"""Where a table stands: the names of the lists it is inside, from outside, and its place in each.

The third reveal of the first round is `(("round", 0), ("reveal", 2))`.
"""


def line_at(path: Path, trail: Trail, key: str = "") -> int | None:
    """Return the line, from 1, of a key of the table at the end of a trail, or of its heading.

    None where the file is not there or the table is written otherwise than under a heading.
    """
    if path.suffix != ".toml" or not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    at = _heading(lines, trail)
    if at is None:
        return None
    full, inner = ".".join(name for name, _ in trail), ""
    for number, line in enumerate(lines[at:], at + 1):
        if heading := _TABLE.match(line):
            if not heading[1].startswith(f"{full}.") or line.lstrip().startswith("[["):
                break
            inner = heading[1].removeprefix(f"{full}.") + "."
            if inner == f"{key}.":
                return number
        elif (name := _KEY.match(line)) and key == inner + name[1]:
            return number
    return at


def _heading(lines: list[str], trail: Trail) -> int | None:
    """Return the line, from 1, of the heading that begins a table of nested lists."""
    names = [".".join(name for name, _ in trail[: n + 1]) for n in range(len(trail))]
    seen = dict.fromkeys(names, -1)
    for number, line in enumerate(lines, 1):
        heading = _TABLE.match(line)
        if heading is None or heading[1] not in seen or not line.lstrip().startswith("[["):
            continue
        seen[heading[1]] += 1
        for deeper in names[names.index(heading[1]) + 1 :]:
            seen[deeper] = -1
        if heading[1] == names[-1] and list(seen.values()) == [place for _, place in trail]:
            return number
    return None


def line_of(path: Path, key: str) -> int | None:
    """Return the line, from 1, of a dotted key, of an entry's `id = "key"`, or of its table.

    None where the file is not there or nothing fits.
    """
    if not key or path.suffix != ".toml" or not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
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
    # A table that stands there as a whole is nearer than those around it.
    headings = {m[1]: n for n, line in enumerate(lines, 1) if (m := _TABLE.match(line))}
    while key:
        if key in headings:
            return headings[key]
        key = key.rpartition(".")[0]
    return None
