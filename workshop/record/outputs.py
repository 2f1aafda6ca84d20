"""What the cells of a notebook give, stored in it: it is read first where no kernel runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from workshop.charts import theme
from workshop.charts.svg import drawn
from workshop.record.record import Record

SVG = "image/svg+xml"
MARGIN = 40
"""Pixels on both sides of a picture."""

_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"')
FOLDED = {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}
"""Of a cell that nobody reads."""


class Part(NamedTuple):
    """A cell to be.

    Attributes:
        kind: what it is; `data` is code that is folded.
        source: its text.
        svg: the picture that it gives, where that is drawn already; else empty.
    """

    kind: Literal["markdown", "code", "data"]
    source: str
    svg: str = ""


def executed(parts: Iterable[Part], record: Record) -> list[Any]:
    """Return the cells of a notebook, those with code with what they give.

    Args:
        parts: in their order.
        record: the session that `data` holds: it is not unpacked for this.
    """
    import pandas

    # The first cell sets how wide tables are: that is for its readers, and not for this process.
    with pandas.option_context("display.max_colwidth", None):
        return _executed(parts, record)


def _executed(parts: Iterable[Part], record: Record) -> list[Any]:
    import nbformat

    made, names, nth = [], dict[str, Any](), 0
    for at, part in enumerate(parts, 1):
        if part.kind == "markdown":
            cell: Any = nbformat.v4.new_markdown_cell(part.source)
        else:
            nth += 1
            cell = nbformat.v4.new_code_cell(part.source, execution_count=nth)
            bundle = _given(part, names, record, f"cell-{at}")
            cell.outputs = [_output(bundle, nth)] if bundle else []
            cell.metadata.update(FOLDED if part.kind == "data" else {})
        cell.id = f"cell-{at}"
        made.append(cell)
    return made


def _given(part: Part, names: dict[str, Any], record: Record, id: str) -> dict[str, str]:
    """Return what a cell gives, by its type; nothing where it gives nothing."""
    if part.kind == "data":
        names["record"] = record
        return {}
    if part.svg:
        return {SVG: _seen(part.svg), "text/plain": "alt.Chart(...)"}
    found = _value(part.source, names)
    return {} if found is None else _bundle(found, id)


def _value(source: str, names: dict[str, Any]) -> Any:
    """Run a cell of our own making, and return the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    # What is run here is what `workshop.record.cells` wrote, with names and numbers in it.
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307


def _output(bundle: dict[str, str], nth: int) -> Any:
    import nbformat

    return nbformat.v4.new_output("execute_result", data=bundle, metadata={}, execution_count=nth)


def _bundle(value: Any, id: str) -> dict[str, str]:
    """Return a value as its cell shows it: a chart as SVG, which every reader draws."""
    if isinstance(value, theme.altair().TopLevelMixin):
        return {SVG: _seen(drawn(value.to_dict(), id)), "text/plain": "alt.Chart(...)"}
    html = getattr(value, "_repr_html_", None)
    return {"text/plain": repr(value)} | ({"text/html": html()} if html else {})


def _seen(picture: str) -> str:
    """Return a picture whose words are not cut where letters are wider than those it was set in."""

    def widened(found: re.Match[str]) -> str:
        width, height = float(found[1]), found[2]
        box = f"{-MARGIN} 0 {width + 2 * MARGIN:g} {height}"
        return f'width="{width + 2 * MARGIN:g}" height="{height}" viewBox="{box}"'

    return _SIZE.sub(widened, picture, count=1)
