"""Texts that came along with a session are parsed once under limits: `python -m …check.parsed`.

What a parser says of them counts for nothing here, only that it comes to an end: TOML of a few
hundred thousand letters can keep it busy for hours, and a thread cannot be ended.
"""

import sys
import tomllib
from contextlib import suppress

from workshop.exercises.unpacking import SEPARATOR
from workshop.machine import limit_this_process

SECONDS, MEMORY, FILE = 8, 1_000_000_000, 0


def parsed(told: bytes) -> int:
    """Return how many of some texts are TOML."""
    there = 0
    for text in told.split(SEPARATOR):
        with suppress(ValueError, RecursionError):
            tomllib.loads(text.decode())
            there += 1
    return there


if __name__ == "__main__":
    limit_this_process(SECONDS, MEMORY, FILE)
    parsed(sys.stdin.buffer.read())
