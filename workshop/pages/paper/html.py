"""A sheet as HTML: no script, no address but a picture's own data, every text escaped."""

import base64
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from workshop.contracts.figures import Figure, Table
from workshop.contracts.parts import Block, Run
from workshop.pages.paper.pieces import Grid, Piece, Sheet, Shown

KEPT = "ws-below"
"""The class by which a page finds what it folds while the widget above lives."""

QUIET = "ws-quiet-kept"
"""The class of what nobody looks for while the widget lives."""

_STYLE = (
    "<style scoped>.jp-OutputArea-child:has(+ * .ws-below) .jupyter-widgets:not(:has(*))"
    "{display:none}</style>"
)
"""In a notebook without its kernel, takes away the line that says that there is no widget.

Where that is not allowed, as in a notebook of somebody else's, the line stays."""

Picture = Callable[[Figure], str]
"""Gives the SVG of a figure; empty where there is none, or none yet."""


def html(sheet: Sheet, picture: Picture) -> str:
    """Return a sheet as HTML; nothing where there is nothing to read.

    It is open as it is stored: where no script runs, as on a code host or in print, it is all
    there is. Its headings are strong lines, for the notebook's list of contents has its own.
    """
    if not sheet.pieces:
        return ""
    inner = "".join(_written(sheet.pieces, picture))
    title = f"<summary><b>{escape(sheet.title)}</b></summary>"
    name = f"{KEPT} {QUIET}" if sheet.quiet else KEPT
    language = escape(sheet.language)
    return f'<details class="{name}" open lang="{language}">{_STYLE}{title}{inner}</details>'


def _written(pieces: Iterable[Piece], picture: Picture) -> Iterator[str]:
    for listed, some in groupby(pieces, key=_is_line):
        lines = [_piece(one, picture) for one in some]
        yield f"<ul>{''.join(lines)}</ul>" if listed else "".join(lines)


def _is_line(piece: Piece) -> bool:
    return isinstance(piece, dict) and piece["type"] == "li"


def _piece(piece: Piece, picture: Picture) -> str:
    if isinstance(piece, Grid):
        return _grid(piece.table, piece.label)
    if isinstance(piece, Shown):
        return _figure(piece.figure, picture(piece.figure))
    return _block(piece)


def _block(block: Block) -> str:
    said = "".join(_run(run) for run in block["runs"])
    tag = {"li": "li", "quote": "blockquote"}.get(block["type"], "p")
    return f"<{tag}><b>{said}</b></{tag}>" if block["type"] == "h" else f"<{tag}>{said}</{tag}>"


def _run(run: Run) -> str:
    words = escape(run["text"]).replace("\n", "<br>")
    tag = "b" if run.get("strong") else "i" if run.get("em") else ""
    return f"<{tag}>{words}</{tag}>" if tag else words


def _figure(figure: Figure, svg: str) -> str:
    """Return a picture, told in words where it is not seen, and its numbers below it."""
    return _image(svg, figure["sentence"]) + _grid(figure["table"], figure["table_label"])


def _image(svg: str, told: str) -> str:
    if not svg:
        return ""
    # As an image it runs nothing, and its names are its own: several stand on one page.
    data = base64.b64encode(svg.encode()).decode()
    return f'<p><img alt="{escape(told)}" src="data:image/svg+xml;base64,{data}"></p>'


def _grid(table: Table, label: str) -> str:
    if not table["rows"]:
        return ""
    caption = f"<caption>{escape(label)}</caption>" if label else ""
    head = "".join(f"<th>{_cell(one)}</th>" for one in table["columns"])
    rows = "".join(_row(row) for row in table["rows"])
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<td>{_cell(one)}</td>' for one in row)}</tr>"


def _cell(words: str) -> str:
    return escape(str(words)).replace("\n", "<br>")
