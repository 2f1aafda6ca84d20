"""A sheet as Markdown, for places that show no HTML."""

import re
from collections.abc import Iterator, Sequence

from workshop.contracts.figures import Figure, Table
from workshop.contracts.parts import Block, Run
from workshop.pages.paper.pieces import Grid, Sheet, Shown

# Whatever could be taken for a mark is a character: people wrote some of it.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~$!#&])")
# At the beginning of a paragraph, what begins a list or a rule: a number is no list of its own.
_BEGINS = re.compile(r"^(\s*\d*)([-+=.)])")


def markdown(sheet: Sheet) -> str:
    """Return a sheet as Markdown; nothing where there is nothing to read.

    Its headings are strong lines, so that no list of contents has them.
    """
    if not sheet.pieces:
        return ""
    title = f"**{plain(sheet.title)}**" if sheet.title else ""
    return "\n".join(_spaced([title, *(_piece(one) for one in sheet.pieces)])).strip()


def _spaced(parts: Sequence[str]) -> Iterator[str]:
    """Yield parts with an empty line between them, but none between two lines of one list."""
    for before, part in zip(("", *parts), parts, strict=False):
        if not part:
            continue
        if not (before.startswith("- ") and part.startswith("- ")):
            yield ""
        yield part


def _piece(one: Block | Grid | Shown) -> str:
    if isinstance(one, Grid):
        return _grid(one.table)
    if isinstance(one, Shown):
        return _told(one.figure)
    return _block(one)


def _told(figure: Figure) -> str:
    """Return the numbers of a picture: elsewhere it would be shown."""
    return _grid(figure["table"])


def _block(block: Block) -> str:
    said = _BEGINS.sub(r"\1\\\2", "".join(_run(run) for run in block["runs"]))
    if block["type"] == "h":
        return f"**{''.join(plain(run['text']) for run in block['runs'])}**"
    return {"li": "- ", "quote": "> "}.get(block["type"], "") + said


def _run(run: Run) -> str:
    mark = "**" if run.get("strong") else "*" if run.get("em") else ""
    words = plain(run["text"])
    # A mark holds only beside a letter.
    inner = words.strip()
    at = words.find(inner)
    return f"{words[:at]}{mark}{inner}{mark}{words[at + len(inner) :]}" if inner else words


def _grid(table: Table) -> str:
    if not table["rows"]:
        return ""
    lines = [table["columns"], ["---"] * len(table["columns"]), *table["rows"]]
    written = [[one if one == "---" else plain(one) for one in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in written)


def plain(words: str) -> str:
    """Return words of which every character is read as it is, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(str(words).split("\n")))
