"""The picture that the expectations and the mirror share, so that it stays still between them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import pairs, shapes, theme
from workshop.charts.pairs import Expectation, Gap
from workshop.charts.view import View
from workshop.questions.tally import ALL

EXPECTED, SAID = "expected", "said"
NUMBER = 16
"""How far a number stands from the middle of its mark."""

Entries = Sequence[Expectation | Gap]


class Kind(NamedTuple):
    """A kind of mark: whether it is an expectation or an answer, its name, its look."""

    what: str
    name: str
    tone: str
    shape: str


def statement(view: View, item: str) -> str:
    """Return a statement as a label."""
    question = pairs.statements(view)
    return view.item(question, item) if question else item


def quoted(view: View, item: str) -> str:
    """Return a statement for the middle of a sentence."""
    return statement(view, item).rstrip(".")


def legend(view: View, entry: Expectation | Gap, what: str) -> str:
    """Return the name of an expectation or an answer in the legend."""
    who = entry.side if what == EXPECTED else entry.other
    if who == ALL:
        return view.say(f"mirror.legend_room.{what}")
    return view.tell(f"mirror.legend.{what}", department=view.inside(who))


def tone(who: str) -> str:
    """Return the colour name of a side or of the room."""
    return "both" if who == ALL else shapes.tone(who)


def sides(view: View, entries: Entries) -> list[str]:
    """Return whose expectations are drawn, in the order of their tracks."""
    return [side for side in (*pairs.sides(view), ALL) if any(e.side == side for e in entries)]


def places(view: View, entries: Entries) -> list[dict[str, Any]]:
    """Return the row and the track of every entry; rows stand in the order they were asked in.

    An order by what was answered would give the answers away while only guesses are shown.
    """
    order = {item: at for at, item in enumerate(dict.fromkeys(e.item for e in entries))}
    return [
        {
            "label": shapes.broken(statement(view, entry.item)),
            "order": order[entry.item],
            "track": entry.side,
        }
        for entry in entries
    ]


def base(view: View, entries: Entries, name: str) -> Any:
    """Return a layer of the rows `name`, each in its row and track."""
    offset = theme.beside("track", sides(view, entries))
    return theme.rows(name).encode(y=theme.ordered(), yOffset=offset)


def along(view: View, entries: Entries, field: str) -> Any:
    """Return the horizontal place of a rating, on the whole scale."""
    alt = theme.altair()
    room = theme.by_width("20", "40")
    scale = alt.Scale(domain=[1, 5], nice=False, padding=room)
    return alt.X(f"{field}:Q", scale=scale, axis=_axis(view, entries))


def marks(view: View, entries: Entries, shown: Sequence[str] = (EXPECTED, SAID)) -> Any:
    """Return the marks of the rows `marks`: open for expectations, filled for answers.

    Args:
        view: the reveal.
        entries: what is drawn.
        shown: the kinds that have a name; the others only keep their place in the legend.
    """
    alt = theme.altair()
    kinds = [k if k.what in shown else _blank(at, k) for at, k in enumerate(_kinds(view, entries))]
    names = [kind.name for kind in kinds]
    strokes = [_stroke(kind, shown) for kind in kinds]
    fills = [
        stroke if kind.what == SAID else "transparent"
        for stroke, kind in zip(strokes, kinds, strict=True)
    ]
    key = alt.Legend(columns=2, symbolStrokeWidth=3)
    looks = {"stroke": strokes, "fill": fills, "shape": [kind.shape for kind in kinds]}
    channels = {"stroke": alt.Stroke, "fill": alt.Fill, "shape": alt.Shape}
    encoded = {
        channel: channels[channel](
            "name:N", scale=alt.Scale(domain=names, range=looks[channel]), legend=key
        )
        for channel in channels
    }
    drawn = base(view, entries, "marks").mark_point()
    return drawn.encode(x=along(view, entries, "value"), **encoded)


def finished(chart: Any, entries: Entries) -> dict[str, Any]:
    """Return the spec; two tracks a statement need more room than one."""
    step = 54 if entries[0].side == ALL else 76
    return theme.finished(chart, {"step": step, "for": "position"})


def _kinds(view: View, entries: Entries) -> list[Kind]:
    """Return the kinds of mark: first the expectations, below them what answers each."""
    first = {entry.side: entry for entry in reversed(entries)}
    kinds = []
    for what in (EXPECTED, SAID):
        for side in sides(view, entries):
            who = side if what == EXPECTED else first[side].other
            name = legend(view, first[side], what)
            kinds.append(Kind(what, name, tone(who), theme.SHAPES.get(who, "diamond")))
    return kinds


def _blank(at: int, kind: Kind) -> Kind:
    """Return a kind without a name, about as wide; `at` keeps the blank names apart."""
    return kind._replace(name="\u2002" * len(kind.name) + "\u200b" * at)


def _stroke(kind: Kind, shown: Sequence[str]) -> str:
    return theme.COLOURS[kind.tone] if kind.what in shown else "transparent"


def _axis(view: View, entries: Entries) -> Any:
    question = pairs.statements(view)
    scale = f"scales.{question.scale if question else ''}"
    words = ["1\n" + view.ui(f"{scale}.low"), "2", "3", "4", "5\n" + view.ui(f"{scale}.high")]
    note = view.tell("mirror.hidden") if entries[0].side == ALL else ""
    title = shapes.broken(note, 36).split("\n") if note else None
    middle = theme.by_width("width - 115", "width / 2")
    look = {"grid": True, "gridOpacity": 0.35, "title": title, "titleX": middle}
    return theme.grid([1, 2, 3, 4, 5], words, **look)
