"""Is it really the departments? Where they differ, where nobody can tell, where they meet."""

from typing import Any, NamedTuple

from workshop.charts import pairs, shapes, theme
from workshop.charts.pairs import Four
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View

LEVEL = 0.9
"""How sure a verdict on a statement is: both of its intervals hold in nine of ten rooms."""

BRIDGE, DIFFERS, UNSURE = "bridge", "differs", "unsure"


class Difference(NamedTuple):
    """How much higher a department rates itself than the other one rates it."""

    item: str
    side: str
    other: str
    size: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.low > 0 or self.high < 0


def draw(view: View) -> Figure:
    """Draw each difference with its interval around the line of "the same"."""
    found = _found(view)
    if not found:
        return shapes.nothing(view, _reason(view))
    table = _table(view, found)
    return shapes.figure(view, _title(view, found), _sentences(view), table, _drawing(view, found))


def bars(view: View) -> Bars:
    """Return, per statement, the lowest of the four means: how much both sides grant."""
    fours = sorted(pairs.fours(view), key=lambda four: -four.lowest)
    question = view.mirror("them")
    if not fours or question is None:
        return shapes.no_bars(view, _reason(view))
    rows = [
        shapes.row(
            view.item(question, four.item),
            [
                shapes.part(
                    view.say("departments.lowest"),
                    (four.lowest - 1) / 4,
                    view.number(four.lowest),
                    "both" if four.accepted else "neither",
                )
            ],
            view.tell("departments.bridge") if four.accepted else "",
        )
        for four in fours
    ]
    return shapes.bars(view, _bridges(view), [view.tell("departments.light")], rows)


def _reason(view: View) -> str:
    room = any(view.cell(q, item) for q in view.questions() for item in q.items)
    return "departments.hidden" if room else "nothing"


def _found(view: View) -> list[Difference]:
    """Return both differences of every statement, the surest statements first."""
    from workshop.models.diagnosis import welch_from_summary

    made: list[Difference] = []
    for four in pairs.fours(view):
        sides = pairs.sides(view)
        others = tuple(reversed(sides))
        for side, other, own, seen in zip(sides, others, four.own, four.other, strict=True):
            low, high = welch_from_summary(own, seen, 1 - (1 - LEVEL) / 2)
            made.append(Difference(four.item, side, other, own.mean - seen.mean, low, high))
    place = {item: -_distance(made, item) for item in pairs.items(view)}
    return sorted(made, key=lambda difference: place[difference.item])


def _distance(found: list[Difference], item: str) -> float:
    return max((abs(d.size) for d in found if d.item == item), default=0)


def _verdict(view: View, found: list[Difference], item: str) -> str:
    if any(four.item == item for four in pairs.bridges(view)):
        return BRIDGE
    return DIFFERS if any(d.sure for d in found if d.item == item) else UNSURE


def _title(view: View, found: list[Difference]) -> str:
    items = list(dict.fromkeys(d.item for d in found))
    verdicts = [_verdict(view, found, item) for item in items]
    differs = verdicts.count(DIFFERS)
    key = "some" if differs else "none"
    counts = view.tell(f"departments.{key}", n=differs, of=len(items))
    return f"{counts} {_bridges(view)}"


def _bridges(view: View) -> str:
    question, found = view.mirror("them"), pairs.bridges(view)
    if not found or question is None:
        return view.tell("departments.no_bridge")
    quoted = [view.say("quoted", text=view.quoted(question, four.item)) for four in found]
    return view.tell("departments.bridges", statements=view.listed(quoted))


def _sentences(view: View) -> list[str]:
    found = _found(view)
    sure = [d for d in found if d.sure]
    if not sure:
        return [view.tell("departments.unsure_all"), pairs.left_out(view, len(pairs.fours(view)))]
    widest = max(sure, key=lambda d: abs(d.size))
    rest = view.tell("departments.unsure_rest")
    return [_told(view, widest), rest, pairs.left_out(view, len(pairs.fours(view)))]


def _told(view: View, difference: Difference) -> str:
    question = view.mirror("them")
    way = "higher" if difference.size > 0 else "lower"
    return view.tell(
        f"departments.{way}",
        side=view.inside(difference.side),
        other=view.inside(difference.other),
        size=view.number(abs(difference.size)),
        low=view.signed(difference.low),
        high=view.signed(difference.high),
        statement=view.quoted(question, difference.item) if question else "",
    )


def _table(view: View, found: list[Difference]) -> tuple[list[str], list[list[str]]]:
    question, fours = view.mirror("them"), {four.item: four for four in pairs.fours(view)}
    sides = pairs.sides(view)
    names = ["statement", "about", "own", "other", "difference", "interval", "verdict"]
    rows = [
        [
            view.item(question, d.item) if question else d.item,
            view.name(d.side),
            *_means(view, fours[d.item], sides.index(d.side)),
            view.signed(d.size),
            view.say("departments.interval", low=view.signed(d.low), high=view.signed(d.high)),
            view.say(f"departments.{_verdict(view, found, d.item)}"),
        ]
        for d in found
    ]
    return [view.say(f"column.{name}") for name in names], rows


def _means(view: View, four: Four, at: int) -> tuple[str, str]:
    return view.number(four.own[at].mean), view.number(four.other[at].mean)


def _drawing(view: View, found: list[Difference]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    sides = pairs.sides(view)
    names = [_legend(view, side) for side in sides]
    tones = theme.colours([shapes.tone(side) for side in sides])
    legend = alt.Legend(columns=2)
    colour = alt.Color("name:N", scale=alt.Scale(domain=names, range=tones), legend=legend)
    shape = alt.Shape(
        "name:N",
        scale=alt.Scale(domain=names, range=[theme.SHAPES.get(s, "diamond") for s in sides]),
        legend=legend,
    )
    base = theme.rows().encode(y=theme.ordered(), yOffset=theme.beside("side", sides))
    place = alt.X("low:Q", scale=alt.Scale(domain=_reach(found), nice=False), axis=_axis(view))
    span = base.mark_rule(strokeWidth=5).encode(x=place, x2="high:Q", color=colour)
    mark = base.mark_point(filled=True).encode(x="size:Q", color=colour, shape=shape)
    zero = theme.rows("zero").mark_rule(strokeDash=[6, 5]).encode(x="value:Q")
    chart = alt.layer(zero, span, mark)
    spec = theme.finished(chart, {"step": 76, "for": "position"})
    return spec, {"rows": _rows(view, found), "zero": [{"value": 0}]}


def _legend(view: View, side: str) -> str:
    return view.tell("departments.about", department=view.inside(side))


def _reach(found: list[Difference]) -> list[float]:
    """Keep zero in the middle, so that left and right can be compared."""
    widest = max(max(abs(d.low), abs(d.high)) for d in found)
    end = min(max(1.0, widest) + 0.1, 4.5)
    return [-end, end]


def _axis(view: View) -> Any:
    words = [view.say(f"departments.axis.{key}") for key in ("below", "same", "above")]
    return theme.grid([-1, 0, 1], [shapes.broken(word, 15) for word in words], title=None)


def _rows(view: View, found: list[Difference]) -> Rows:
    question = view.mirror("them")
    order = {item: at for at, item in enumerate(dict.fromkeys(d.item for d in found))}
    return [
        {
            "label": _label(view, found, d.item, view.item(question, d.item) if question else ""),
            "order": order[d.item],
            "side": d.side,
            "name": _legend(view, d.side),
            "size": d.size,
            "low": d.low,
            "high": d.high,
        }
        for d in found
    ]


def _label(view: View, found: list[Difference], item: str, text: str) -> str:
    verdict = _verdict(view, found, item)
    return f"{shapes.broken(text)}\n{view.say(f'departments.mark.{verdict}')}"
