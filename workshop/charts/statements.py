"""Several statements, each rated: how the answers spread, and where their middle lies."""

from typing import Any, NamedTuple

from workshop.charts import shapes, theme
from workshop.charts.cells import ratings, share, undecided
from workshop.charts.grouped import tone
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.spread import levels_of
from workshop.charts.view import Cell, View
from workshop.questions.question import RATINGS
from workshop.questions.tally import ALL

LARGEST = ("600", "1500")
"""The area of the mark that stands for a whole group, in a narrow place and in a wide one."""

LABEL = 30
NAMES, REACH = 5.5, 7.8
"""Where names and means stand beside the ratings, and where they end."""


class Rated(NamedTuple):
    """One statement as one group rated it."""

    item: str
    group: str
    cell: Cell
    mean: float


def draw(view: View) -> Figure:
    """Draw, per statement and group, a mark for every rating and the mean beside them."""
    found = _found(view)
    if not found:
        return shapes.nothing(view)
    table, drawing = _table(view, found), _drawing(view, found)
    return shapes.figure(view, _title(view), _sentences(view), table, drawing)


def bars(view: View) -> Bars:
    """Return one bar per statement and group, cut into disagree, in between and agree."""
    found = _found(view)
    if not found:
        return shapes.no_bars(view)
    rows = [
        shapes.row(_label(view, one.item), levels_of(view, one.cell), _mean(view, one))
        for one in found
    ]
    return shapes.bars(view, _title(view), _sentences(view), rows)


def _rated(view: View, group: str) -> list[Rated]:
    question = view.questions()[0]
    made = []
    for item in question.items:
        cell = view.cell(question, item, group)
        summary = ratings(cell)
        if cell and summary:
            made.append(Rated(item, group, cell, summary.mean))
    return made


def _found(view: View) -> list[Rated]:
    """Return the statements, the lowest first, by department; by room where those are hidden."""
    room = _rated(view, ALL)
    parts = [one for department in view.departments for one in _rated(view, department)]
    several = len({one.group for one in parts}) > 1
    order = {one.item: one.mean for one in room}
    shown = parts if several else room
    return sorted(shown, key=lambda one: order.get(one.item, 0))


def _label(view: View, item: str) -> str:
    return view.item(view.questions()[0], item)


def _mean(view: View, one: Rated) -> str:
    return f"{view.name(one.group)} {view.number(one.mean)}"


def _lowest(view: View) -> list[Rated]:
    """Return the statements with the lowest mean of the room: more than one in a tie."""
    room = _rated(view, ALL)
    least = min(one.mean for one in room)
    return [one for one in room if one.mean == least]


def _title(view: View) -> str:
    lowest = _lowest(view)
    words = {"mean": view.number(lowest[0].mean)}
    if len(lowest) == 1:
        item = view.quoted(view.questions()[0], lowest[0].item)
        return view.tell("statements.lowest", item=item, **words)
    if len(lowest) == len(_rated(view, ALL)):
        return view.tell("statements.level", **words)
    return view.tell("statements.tied", items=_quoted(view, lowest), **words)


def _quoted(view: View, found: list[Rated]) -> str:
    question = view.questions()[0]
    return view.listed([view.say("quoted", text=view.quoted(question, one.item)) for one in found])


def _sentences(view: View) -> list[str]:
    groups = {one.group for one in _found(view)}
    hidden = view.tell("hidden") if groups == {ALL} and len(view.departments) > 1 else ""
    highest = max(_rated(view, ALL), key=lambda one: one.mean)
    words = {"item": view.quoted(view.questions()[0], highest.item)}
    clear = highest.mean > _lowest(view)[0].mean
    top = view.tell("statements.highest", mean=view.number(highest.mean), **words) if clear else ""
    return [top, *_unsure(view), hidden]


def _unsure(view: View) -> list[str]:
    """Name the statement that most people could not judge."""
    most = max(_rated(view, ALL), key=lambda one: undecided(one.cell))
    count = undecided(most.cell)
    if not count:
        return []
    item = view.quoted(view.questions()[0], most.item)
    return [view.count("statements.undecided", count, item=item)]


def _table(view: View, found: list[Rated]) -> tuple[list[str], list[list[str]]]:
    question = view.questions()[0]
    heads = [view.ui(f"scales.{question.scale}.{option}") for option in question.options]
    rows = [
        [
            _label(view, one.item),
            view.name(one.group),
            *(view.percent(share(one.cell, option)) for option in question.options),
            view.number(one.mean),
            str(one.cell["n"]),
        ]
        for one in found
    ]
    first = [view.say("column.statement"), view.say("column.who")]
    return [*first, *heads, view.say("column.mean"), view.say("column.answers")], rows


def _drawing(view: View, found: list[Rated]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    groups = list(dict.fromkeys(one.group for one in found))
    colours = alt.Scale(domain=groups, range=theme.colours([tone(group) for group in groups]))
    colour = alt.Color("group:N", scale=colours, legend=None)
    place = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0.6, REACH], nice=False),
        axis=_axis(view),
    )
    areas = alt.Scale(domain=[0, 1], range=[0, theme.by_width(*LARGEST)])
    size = alt.Size("share:Q", scale=areas, legend=None)
    offset = theme.beside("group", groups)
    y = theme.ordered(0.2)
    marks = theme.rows("marks").encode(y=y, yOffset=offset, x=place)
    means = theme.rows("means").encode(y=y, yOffset=offset)
    dots = marks.mark_point(filled=True, opacity=0.55).encode(color=colour, size=size)
    tick = means.mark_tick(thickness=5, size=30, opacity=1).encode(x="mean:Q", color=colour)
    text = means.mark_text(align="left", fontWeight="bold").encode(x="end:Q", text="text:N")
    spec = theme.finished(dots + tick + text, {"step": 22 + 34 * len(groups), "for": "position"})
    return spec, _data(view, found)


def _axis(view: View) -> Any:
    scale = f"scales.{view.questions()[0].scale}"
    words = ["1\n" + view.ui(f"{scale}.low"), "2", "3", "4", "5\n" + view.ui(f"{scale}.high")]
    return theme.grid([1, 2, 3, 4, 5], words, grid=True, gridOpacity=0.35, title=None)


def _data(view: View, found: list[Rated]) -> dict[str, Rows]:
    order = {item: at for at, item in enumerate(dict.fromkeys(one.item for one in found))}
    marks: Rows = []
    means: Rows = []
    for one in found:
        label = shapes.broken(_label(view, one.item), LABEL)
        place = {"label": label, "order": order[one.item], "group": one.group}
        marks += [
            place | {"value": int(option), "share": share(one.cell, option)}
            for option in RATINGS
            if share(one.cell, option)
        ]
        means.append(place | {"mean": one.mean, "end": NAMES, "text": _mean(view, one)})
    return {"marks": marks, "means": means}
