"""Several statements, each rated: how the answers spread, and where their middle lies."""

from typing import NamedTuple

from workshop.charts import labels, theme
from workshop.charts.cells import ratings, share, undecided
from workshop.charts.finding import Bar, Data, Finding, Picture, chart, columns, nothing
from workshop.charts.labels import tone
from workshop.charts.marks import across, layer, rated, toned
from workshop.charts.nearly import nearly
from workshop.charts.spread import counted, levels
from workshop.charts.view import Cell, View
from workshop.questions.question import RATINGS
from workshop.questions.tally import ALL

LARGEST = ("600", "1500")
"""The area of the mark that stands for a whole group, in a narrow place and in a wide one."""

LABEL = 30
NAMES, REACH = 5.5, 7.8
"""Where names and means stand beside the ratings, and where they end."""


class Rated(NamedTuple):
    """One statement as one group rated it: its words, the mean, and all the answers."""

    text: str
    quoted: str
    group: str
    mean: float
    cell: Cell


@chart(kinds=("rating",))
def statements(view: View) -> Finding[Rated]:
    """Find the statements, the lowest first, by department; by room where those are hidden."""
    room, shown = _rated(view, ALL), _shown(view)
    if not room:
        return nothing(view)
    hidden = shown[0].group == ALL and len(view.departments) > 1
    names = {"statement": lambda one: one.text, "who": lambda one: view.name(one.group)}
    return Finding(
        _title(view, room),
        shown,
        [
            _highest(view, room),
            _unsure(view, room),
            *nearly(view, view.questions()[0]),
            view.tell("hidden") if hidden else "",
        ],
        [
            *columns(view, **names),
            *counted(view, view.questions()[0], lambda one: view.number(one.mean)),
        ],
        [Bar(one.text, levels(view, one.cell), _mean(view, one)) for one in shown],
        lambda: _picture(view, shown),
    )


def _shown(view: View) -> list[Rated]:
    room = _rated(view, ALL)
    parts = [one for department in view.departments for one in _rated(view, department)]
    order = {one.text: one.mean for one in room}
    several = len({one.group for one in parts}) > 1
    return sorted(parts if several else room, key=lambda one: order.get(one.text, 0))


def _rated(view: View, group: str) -> list[Rated]:
    question = view.questions()[0]
    return [
        Rated(view.item(question, item), view.quoted(question, item), group, summary.mean, cell)
        for item in question.items
        if (cell := view.cell(question, item, group)) and (summary := ratings(cell))
    ]


def _mean(view: View, one: Rated) -> str:
    return f"{view.name(one.group)} {view.number(one.mean)}"


def _title(view: View, room: list[Rated]) -> str:
    """Tell the lowest statements: more than one in a tie."""
    least = min(one.mean for one in room)
    lowest, mean = [one.quoted for one in room if one.mean == least], view.number(least)
    if len(lowest) == 1:
        return view.tell("statements.lowest", item=lowest[0], mean=mean)
    if len(lowest) == len(room):
        return view.tell("statements.level", mean=mean)
    return view.tell("statements.tied", items=view.quotes(lowest), mean=mean)


def _highest(view: View, room: list[Rated]) -> str:
    highest = max(room, key=lambda one: one.mean)
    if highest.mean == min(one.mean for one in room):
        return ""
    return view.tell("statements.highest", item=highest.quoted, mean=view.number(highest.mean))


def _unsure(view: View, room: list[Rated]) -> str:
    """Name the statement that most people could not judge."""
    most = max(room, key=lambda one: undecided(one.cell))
    count = undecided(most.cell)
    return view.count("statements.undecided", count, item=most.quoted) if count else ""


def _picture(view: View, shown: list[Rated]) -> Picture:
    groups, scale = list(dict.fromkeys(one.group for one in shown)), view.questions()[0].scale
    ends = [view.ui(f"scales.{scale}.{end}") for end in ("low", "high")]
    row = {"y": theme.ordered(0.2), "yOffset": theme.beside("group", groups)}
    row["color"] = toned("group", {group: tone(group) for group in groups})
    alt = theme.altair()
    areas = alt.Scale(domain=[0, 1], range=[0, theme.by_width(*LARGEST)])
    size = alt.Size("share:Q", scale=areas, legend=None)
    place = across("value", 0.6, REACH, rated(*ends, title=None))
    tick = {"thickness": 5, "size": 30, "opacity": 1}
    words = {"align": "left", "fontWeight": "bold"}
    at = {channel: row[channel] for channel in ("y", "yOffset")}
    layers = [
        layer("marks", "point", {"filled": True, "opacity": 0.55}, x=place, size=size, **row),
        layer("means", "tick", tick, x="mean", **row),
        layer("means", "text", words, x="end", text="text", **at),
    ]
    return Picture(layers, _data(view, shown), {"step": 22 + 34 * len(groups), "for": "position"})


def _data(view: View, shown: list[Rated]) -> dict[str, Data]:
    order = list(dict.fromkeys(one.text for one in shown))
    marks: Data = []
    means: Data = []
    for one in shown:
        label = {"label": labels.broken(one.text, LABEL), "order": order.index(one.text)}
        place = label | {"group": one.group}
        parts = [(int(option), share(one.cell, option)) for option in RATINGS]
        marks += [place | {"value": value, "share": part} for value, part in parts if part]
        means.append(place | {"mean": one.mean, "end": NAMES, "text": _mean(view, one)})
    return {"marks": marks, "means": means}
