"""How ratings spread: a histogram for each group, or marks where there are several statements."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from workshop.charts import labels, theme
from workshop.charts.cells import agreed, ratings, share, undecided
from workshop.charts.certainty import Summary
from workshop.charts.finding import (
    NONE,
    Bar,
    Column,
    Data,
    Finding,
    Part,
    Picture,
    columns,
    each,
)
from workshop.charts.marks import across, layer, toned
from workshop.charts.own import Own, middles
from workshop.charts.spread import marked
from workshop.charts.view import Cell, View
from workshop.questions.question import DONT_KNOW, RATINGS, Question
from workshop.questions.scales import has_own_ends

TALLEST = 0.54
HALF_BAR = 0.36
WORD = 62
"""The width that the longest word under a bar needs."""
LEVELS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("disagree", ("1", "2"), "neutral"),
    ("between", ("3",), "neither"),
    ("agree", ("4", "5"), "both"),
    ("dont_know", (DONT_KNOW,), "neutral"),
)


NEARLY = 0.9
"""From this share on, all or nearly all of a group say the same: a finding by itself."""


class Line(NamedTuple):
    """What one group answers to one statement.

    Attributes:
        name: of the group, as a label.
        inside: of the group, in a sentence.
        tone: its colour name.
        cell: its answers.
        id: of the group.
        text: the statement, where there are several.
        item: the statement's id.
    """

    name: str
    inside: str
    tone: str
    cell: Cell
    id: str = ""
    text: str = ""
    item: str = ""

    @property
    def summary(self) -> Summary | None:
        """How many gave a rating, and which; None where too few did."""
        return ratings(self.cell)

    @property
    def mean(self) -> float | None:
        """The mean rating; None where too few gave one."""
        return self.summary.mean if self.summary else None


Whose = Callable[[Line], Own | None]


def finding(
    view: View, lines: list[Line], title: str, told: Sequence[str], own: Whose
) -> Finding[Line]:
    """Return what ratings of the last question show, in these words.

    `own` tells whose own rating stands on a line; where on it is the same everywhere.
    """
    question = view.questions()[-1]
    several = any(line.text for line in lines)
    statement = columns(view, statement=lambda line: line.text) if several else []
    return Finding(
        title,
        lines,
        told,
        [
            *statement,
            *columns(view, who=lambda line: line.name),
            *counted(view, question, lambda line: _mean(view, line)),
        ],
        [_bar(view, line, own(line)) for line in lines],
        lambda: marked.picture(view, lines) if several else _picture(view, question, lines),
    )


def alike(cell: Cell, options: Sequence[str]) -> bool:
    """Whether all or nearly all give one of these ratings."""
    return agreed(cell) in options or sum(share(cell, option) for option in options) >= NEARLY


def counted(view: View, question: Question, mean: Callable[[Any], str]) -> list[Column[Any]]:
    """Return a column for each rating, one for the mean and one for the number of answers."""
    options = [(view.scale(question, option), option) for option in question.options]
    return [
        *each(options, lambda option, row: view.percent(share(row.cell, option))),
        *columns(view, mean=mean, answers=lambda row: str(row.cell["n"])),
    ]


def levels(view: View, cell: Cell) -> list[Part]:
    """Return the stretches of a light bar: disagree, in between, agree, do not know.

    Where a question says itself what its ends mean, these are named by their numbers.
    """
    key = "spread.ends" if has_own_ends(view.questions()[-1]) else "spread"
    return [
        Part(view.say(f"{key}.{name}"), part, view.percent(part), tone)
        for name, options, tone in LEVELS
        if (part := sum(share(cell, option) for option in options))
    ]


def unsure(view: View, question: Question) -> list[str]:
    """Return a sentence on those who did not know, for each statement of which some did not."""
    counts = {
        item: undecided(cell) for item in question.items if (cell := view.cell(question, item))
    }
    if len(question.items) == 1:
        return [view.count("spread.undecided", n) for n in counts.values() if n]
    return [
        view.count("statements.undecided", n, item=view.quoted(question, item))
        for item, n in counts.items()
        if n
    ]


def left_out(view: View, question: Question) -> str:
    """Return a sentence on statements with too few ratings, where others have enough."""
    few = [item for item in question.items if not ratings(view.cell(question, item))]
    if not few or len(few) == len(question.items):
        return ""
    names = view.quotes([view.quoted(question, item) for item in few])
    return view.count("mirror.left_out", len(few), statements=names)


def _mean(view: View, line: Line) -> str:
    return NONE if line.mean is None else view.number(line.mean)


def _bar(view: View, line: Line, own: Own | None) -> Bar:
    note = _note(view, line)
    if line.text:
        note = f"{line.name} {_mean(view, line)}" if note else line.name
    mine = [replace(own, places=_places(line.cell))] if own else []
    return Bar(line.text or line.name, levels(view, line.cell), note, mine)


def _places(cell: Cell) -> dict[str, float]:
    """Return where each rating stands on a bar: in the middle of the stretch it is counted in."""
    sizes = {name: sum(share(cell, option) for option in options) for name, options, _ in LEVELS}
    found = middles(sizes)
    return {o: found[name] for name, options, _ in LEVELS if name in found for o in options}


def _note(view: View, line: Line) -> str:
    return view.say("spread.mean", mean=_mean(view, line)) if line.mean else ""


def _picture(view: View, question: Question, lines: Sequence[Line]) -> Picture:
    """Draw a histogram for each line; every bar and every mean carries its number."""
    colour = toned("name", {line.name: line.tone for line in lines})
    place = across("low", 0.5, len(question.options) + 0.5, _scale(view, question))
    height = across("base", 0, len(lines), _names(lines), "Y")
    mark = {"shape": "triangle-up", "filled": True, "size": 200}
    at = {"x": "mean", "y": "y"}
    layers = [
        layer("bars", "bar", x=place, x2="high", y=height, y2="top", color=colour),
        layer("means", "rule", {"strokeWidth": 1, "opacity": 0.5}, y="base"),
        layer("bars", "text", {"dy": -13}, x="middle", y="top", text="text"),
        layer("means", "point", mark, color=colour, **at),
        layer("means", "text", {"align": "left", "dx": 14}, text="text", **at),
    ]
    return Picture(layers, _data(view, question, lines), 150 * len(lines))


def _scale(view: View, question: Question) -> Any:
    """Return an axis of ratings in words; where it is narrow, only its two ends have them."""
    words = {option: view.scale(question, option) for option in question.options}
    heads = [
        ("" if option == DONT_KNOW else f"{option}\n") + labels.broken(word, 9)
        for option, word in words.items()
    ]
    ends = {"1": view.scale(question, "low"), RATINGS[-1]: view.scale(question, "high")}
    short = [
        head if option == DONT_KNOW else f"{option}\n{ends[option]}" if option in ends else option
        for option, head in zip(question.options, heads, strict=True)
    ]
    return theme.narrowing(range(1, len(heads) + 1), heads, short, len(heads) * WORD, title=None)


def _names(lines: Sequence[Line]) -> Any:
    """Return an axis with every line's name at the middle of its histogram."""
    places = [len(lines) - at - 0.65 for at in range(len(lines))]
    names = json.dumps([labels.broken(line.name, 14) for line in lines])
    expression = f"split({names}[round({len(lines)} - 0.65 - datum.value)], '\\n')"
    return theme.altair().Axis(values=places, labelExpr=expression, title=None)


def _data(view: View, question: Question, lines: Sequence[Line]) -> dict[str, Data]:
    tallest = max(share(line.cell, o) for line in lines for o in question.options)
    bars: Data = []
    means: Data = []
    for at, line in enumerate(lines):
        base = len(lines) - at - 1 + 0.24
        for place, option in enumerate(question.options, 1):
            if part := share(line.cell, option):
                span = {"low": place - HALF_BAR, "high": place + HALF_BAR, "middle": place}
                top = {"base": base, "top": base + TALLEST * part / tallest}
                bars.append({"name": line.name, "text": view.percent(part)} | span | top)
        spot = {"name": line.name, "base": base, "y": base - 0.1}
        means.append(spot | {"mean": line.mean, "text": _note(view, line)})
    return {"bars": bars, "means": means}
