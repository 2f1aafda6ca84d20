"""What the check of the content found, remembered until a file that it looks at changes."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path

from workshop.content import content_root
from workshop.content.cached import cache_file, write_whole
from workshop.contracts.replies import Checked

PACKAGE = Path(__file__).parents[1]
MOST = 20
"""Kits that are remembered: who tries many of them out is not left with a heap of files."""


def fingerprint() -> str:
    """Return what changes with any file of the content or of the kit: names, sizes, times.

    Returns:
        Nothing, where one of them cannot be looked at.
    """
    root, digest = content_root(), sha256(sys.version.encode())
    try:
        lines = sorted(
            chain(*(_files(str(one)) for one in (root / "data", root / "notebooks", PACKAGE)))
        )
    except OSError:
        return ""
    for line in lines:
        digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                told = entry.stat()
                yield f"{entry.path}\0{told.st_size}\0{told.st_mtime_ns}\n"


def remembered(of: str) -> Checked | None:
    """Return what was found where everything is as it was then; None where nothing is known."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(_place().read_bytes())
        found: Checked = kept["found"]
        if of and kept["of"] == of and found.keys() == Checked.__annotations__.keys():
            return found
    return None


def remember(of: str, found: Checked) -> None:
    """Remember what was found; where no cache can be written, the next start checks again."""
    with suppress(OSError):
        write_whole(_place(), json.dumps({"of": of, "found": found}).encode())
        others = sorted(_place().parent.glob("checked-*.json"), key=lambda one: one.stat().st_mtime)
        for kit in others[:-MOST]:
            kit.unlink(missing_ok=True)


def _place() -> Path:
    kit = sha256(str(content_root()).encode(errors="surrogateescape")).hexdigest()[:16]
    return cache_file(f"checked-{kit}.json")
