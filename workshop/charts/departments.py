"""Is it really the departments? Where they differ, where nobody can tell, where they meet."""

from typing import Any

from workshop.charts import compared, pairs, shapes, theme
from workshop.charts.differences import BRIDGE, Difference, differences, verdicts
from workshop.charts.pairs import Four
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View

NARROW = 11
"""Letters in a line of the verdicts, which stand beside the marks."""


def draw(view: View) -> Figure:
    """Draw each difference with its interval around the line of "the same"."""
    found = differences(view)
    if not found:
        return shapes.nothing(view, _reason(view))
    title, told = compared.title(view, found), compared.sentences(view, found)
    return shapes.figure(view, title, told, _table(view, found), _drawing(view, found))


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
    return shapes.bars(view, compared.bridges(view), [view.tell("departments.light")], rows)


def _reason(view: View) -> str:
    room = any(view.cell(q, item) for q in view.questions() for item in q.items)
    return "departments.hidden" if room else "nothing"


def _table(view: View, found: list[Difference]) -> tuple[list[str], list[list[str]]]:
    question, fours = view.mirror("them"), {four.item: four for four in pairs.fours(view)}
    sides, judged = pairs.sides(view), verdicts(view, found)
    names = ["statement", "about", "own", "other", "difference", "interval", "verdict"]
    rows = [
        [
            view.item(question, d.item) if question else d.item,
            view.name(d.side),
            *_means(view, fours[d.item], sides.index(d.side)),
            view.signed(d.size),
            view.say("departments.interval", low=view.signed(d.low), high=view.signed(d.high)),
            view.say(f"departments.{judged[d.item]}"),
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
    place = alt.X(
        "low:Q", scale=alt.Scale(domain=_reach(found), nice=False), axis=_axis(view, found)
    )
    span = base.mark_rule(strokeWidth=5).encode(x=place, x2="high:Q", color=colour)
    mark = base.mark_point(filled=True).encode(x="size:Q", color=colour, shape=shape)
    mark = mark.encode(y=_judged(view, found))
    zero = theme.rows("zero").mark_rule(strokeDash=[6, 5]).encode(x="value:Q")
    chart = alt.layer(zero, span, mark).resolve_axis(y="independent")
    spec = theme.finished(chart, {"step": 76, "for": "position"})
    return spec, {"rows": _rows(view, found), "zero": [{"value": 0}]}


def _axis(view: View, found: list[Difference]) -> Any:
    ends = _ticks(found)
    words = [view.say(f"departments.axis.{key}") for key in ("below", "same", "above")]
    heads = [f"{_short(view, end)}\n{word}" for end, word in zip(ends, words, strict=True)]
    title, middle = view.say("departments.axis.title"), theme.by_width("width - 70", "width / 2")
    short = [heads[0], _short(view, 0), heads[2]]
    return theme.narrowing(ends, heads, short, theme.NARROW, title=title, titleX=middle)


def _short(view: View, value: float) -> str:
    sign = "+" if value > 0 else ""
    return sign + view.number(value, 0 if value == int(value) else 1)


def _legend(view: View, side: str) -> str:
    return view.tell("departments.about", department=view.inside(side))


def _judged(view: View, found: list[Difference]) -> Any:
    """Return the same rows with an axis of verdicts at the right end."""
    judged = list(verdicts(view, found).values())
    words = [_marked(view, verdict) for verdict in judged]
    strong = [at for at, one in enumerate(judged) if one == BRIDGE]
    return theme.ended(words, strong)


def _marked(view: View, verdict: str) -> str:
    """Return a verdict in short lines; its sign stays with the first word."""
    return shapes.broken(view.say(f"departments.mark.{verdict}").replace(" ", "\u00a0", 1), NARROW)


def _reach(found: list[Difference]) -> list[float]:
    """Keep zero in the middle, so that left and right can be compared."""
    widest = max(max(abs(d.low), abs(d.high)) for d in found)
    end = min(max(1.0, widest) + 0.1, 4.5)
    return [-end, end]


def _ticks(found: list[Difference]) -> list[float]:
    """Return zero and a half step or more to both sides: far enough apart for their words."""
    end = int(2 * _reach(found)[1]) / 2
    return [-end, 0, end]


def _rows(view: View, found: list[Difference]) -> Rows:
    question = view.mirror("them")
    order = {item: at for at, item in enumerate(dict.fromkeys(d.item for d in found))}
    return [
        {
            "label": shapes.broken(view.item(question, d.item) if question else d.item),
            "order": order[d.item],
            "side": d.side,
            "name": _legend(view, d.side),
            "size": d.size,
            "low": d.low,
            "high": d.high,
        }
        for d in found
    ]
