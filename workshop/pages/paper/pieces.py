"""What stands on paper, before it is written as Markdown or as HTML."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from workshop.contracts.figures import Figure, Table
from workshop.contracts.parts import Block, Run


class Grid(NamedTuple):
    """A table, with what it is called; empty where it goes without saying."""

    table: Table
    label: str = ""


class Shown(NamedTuple):
    """A picture, which is told in words where it is not seen."""

    figure: Figure


Piece = Block | Grid | Shown
"""A paragraph, a heading, a line of a list or a quote; a table; a picture."""


class Sheet(NamedTuple):
    """What one widget leaves.

    Attributes:
        title: what it is about.
        pieces: what there is to read.
        language: of the words.
        quiet: whether nobody looks for it while the widget lives: it is hidden then, not folded.
    """

    title: str
    pieces: Sequence[Piece]
    language: str = ""
    quiet: bool = False


def text(words: object, kind: str = "p", *, strong: bool = False) -> Iterator[Block]:
    """Yield a paragraph of these words, none where there are none."""
    if words:
        run: Run = {"text": str(words)}
        yield {"type": kind, "runs": [{**run, "strong": True} if strong else run]}


def head(words: object) -> Iterator[Block]:
    """Yield a heading."""
    yield from text(words, "h")


def named(name: str, words: str, kind: str = "p") -> Iterator[Block]:
    """Yield words with their name in front, strong."""
    stop = "" if name.endswith((".", "!", "?", "…", ":")) else ":"
    runs: list[Run] = [{"text": f"{name}{stop}", "strong": True}, {"text": f" {words}"}]
    yield {"type": kind, "runs": runs}


def listed(lines: Iterable[object]) -> Iterator[Block]:
    """Yield a line of a list for each."""
    for line in lines:
        yield from text(line, "li")
