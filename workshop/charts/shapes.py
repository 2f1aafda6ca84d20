"""The shapes of what a chart hands over: a figure, bars and their parts."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from workshop.charts.view import View

Figure = dict[str, Any]
Bars = dict[str, Any]
Rows = list[dict[str, Any]]

TONES = ("sales", "marketing", "both", "neither")
NONE = "–"
LABEL = 28


def tone(id: str) -> str:
    """Return the colour name of a department or a bucket."""
    return id if id in TONES else "neither"


def broken(text: str, width: int = LABEL) -> str:
    """Break a label into as few lines as fit, all of about the same length."""
    lines = wrap(text, width, break_long_words=False)
    narrow = (wrap(text, w, break_long_words=False) for w in range(width // 2, width))
    even = next((tried for tried in narrow if len(tried) == len(lines)), lines)
    return "\n".join(even)


def told(title: str, sentences: Sequence[str]) -> str:
    """Return a finding and what more there is to say, as sentences."""
    stop = "" if title.endswith((".", "!", "?")) else "."
    return " ".join((title + stop, *(s for s in sentences if s)))


def figure(
    view: View,
    title: str,
    sentences: Sequence[str],
    table: tuple[Sequence[str], Sequence[Sequence[str]]],
    drawing: tuple[dict[str, Any], dict[str, Rows]] | None,
    words: str = "",
) -> Figure:
    """Assemble a figure; without a drawing it is its sentence and its table.

    Args:
        view: the reveal.
        title: the finding.
        sentences: what more there is to say.
        table: columns and rows.
        drawing: spec and data.
        words: the key of the chart's words, where it is not the chart's name.
    """
    spec, data = drawing or (None, {})
    return {
        "id": view.id,
        "title": title,
        "sentence": told(title, sentences),
        "table": {"columns": list(table[0]), "rows": [list(row) for row in table[1]]},
        "table_label": view.say(f"{words or view.reveal.chart}.table"),
        "spec": spec,
        "data": data,
    }


def nothing(view: View, key: str = "nothing", **words: str) -> Figure:
    """Return the figure that says why there is nothing to see."""
    return figure(view, view.tell(key, **words), (), ((), ()), None)


def bars(view: View, title: str, sentences: Sequence[str], rows: Rows) -> Bars:
    """Assemble bars."""
    return {"id": view.id, "title": title, "sentence": told(title, sentences), "rows": rows}


def no_bars(view: View, key: str = "nothing", **words: str) -> Bars:
    """Return bars that say why there are none."""
    return bars(view, view.tell(key, **words), (), [])


def no_run(view: View) -> Figure:
    """Return the figure that says why there is no outcome of a run to see."""
    return nothing(view, _reason(view))


def no_run_bars(view: View) -> Bars:
    """Return the bars that say why there is no outcome of a run to see."""
    return no_bars(view, _reason(view))


def _reason(view: View) -> str:
    return "calculating" if view.run_state == "pending" else "not_calculated"


def part(label: str, share: float, text: str, tone: str) -> dict[str, Any]:
    """Return one stretch of a bar; `share` is held inside [0, 1]."""
    return {"label": label, "share": round(min(max(share, 0), 1), 4), "text": text, "tone": tone}


def row(label: str, parts: list[dict[str, Any]], note: str = "") -> dict[str, Any]:
    """Return one bar."""
    return {"label": label, "parts": parts} | ({"note": note} if note else {})
