"""Is it really the departments? Where they differ, where nobody can tell, where they meet."""

from collections.abc import Sequence
from typing import Any

from workshop.charts import labels, theme
from workshop.charts.finding import (
    Bar,
    Column,
    Data,
    Finding,
    Holds,
    Part,
    Picture,
    chart,
    columns,
    nothing,
)
from workshop.charts.marks import layer, shaped, toned
from workshop.charts.mirror import pairs, teams
from workshop.charts.mirror.differences import (
    BRIDGE,
    DIFFERS,
    Difference,
    differences,
    sides,
    verdicts,
)
from workshop.charts.mirror.judged import Side
from workshop.charts.mirror.pairs import Four
from workshop.charts.own import Own
from workshop.charts.view import View, capital
from workshop.questions.taking import Takes

HOLDS = {"bridge": ("statement",), "no-bridge": ()}
NARROW = 11
"""Letters in a line of the verdicts, which stand beside the marks."""


def granted(view: View) -> Finding[Four]:
    """Find how much both sides grant each statement: without statistics, for phones."""
    found = sorted(pairs.fours(view), key=lambda four: -four.lowest)
    if not found:
        return nothing(view, _reason(view))
    return Finding(
        _bridges(view), found, [view.tell("departments.light")], bars=[_bar(view, f) for f in found]
    )


@chart(
    Takes(("mirror",), 2, 3, views=("us", "them")),
    holds=HOLDS,
    light=granted,
    stake=3,
    teams=teams.both_views,
)
def departments(view: View) -> Finding[Difference]:
    """Find each difference between own and other view, with its interval."""
    found = differences(view)
    if not found:
        return nothing(view, _reason(view))
    sure = [one for one in sides(view) if one.sure]
    differ = [one for one in found if one.sure]
    return Finding(
        _title(view, sure, found),
        found,
        _told(view, sure, found),
        _columns(view),
        picture=lambda: _picture(view, found),
        holds=holds(view),
        names=[*(one.side for one in sure), *(one.item for one in differ)],
        chance=len(differ) < len(found),
    )


def holds(view: View) -> Holds:
    """Return the strongest statement that both accept, or that surely none is accepted by both."""
    found = pairs.bridges(view)
    if found:
        return {"bridge": {"statement": pairs.quoted(view, found[0].item)}}
    question, fours = view.mirror("them"), pairs.fours(view)
    judged = question and len(fours) == len(question.items)
    return {"no-bridge": {}} if judged and _none_accepted(view, fours) else {}


def _none_accepted(view: View, fours: Sequence[Four]) -> bool:
    """Whether on each statement somebody surely says no: that none was found is not enough."""
    certain = view.certain.of(4 * len(fours))
    means = [[certain.mean(one) for one in (*four.own, *four.other)] for four in fours]
    return all(any(one.below(pairs.ACCEPTED) for one in each) for each in means)


def _reason(view: View) -> str:
    room = any(view.cell(q, item) for q in view.questions() for item in q.items)
    return "departments.hidden" if room else "nothing"


def _title(view: View, sure: list[Side], found: list[Difference]) -> str:
    """Tell which side sees itself otherwise than it is seen, else on how many statements."""
    judged = verdicts(found)
    differs = judged.count(DIFFERS)
    if sure:
        first = capital(view.listed([_lead(view, one) for one in sure]))
        return f"{first}. {_bridges(view)}"
    key = "departments.some" if differs else "departments.none"
    both = view.listed([view.inside(side) for side in pairs.sides(view)])
    return f"{view.count(key, len(judged), sides=both, differs=differs)} {_bridges(view)}"


def _lead(view: View, one: Side) -> str:
    way = "higher" if one.size < 0 else "lower"
    size = view.number(abs(one.size))
    words = {"side": view.inside(one.side), "other": view.inside(one.other), "size": size}
    return view.say(f"departments.lead.{way}", **words)


def _bridges(view: View) -> str:
    found = [four.item for four in pairs.bridges(view)]
    if not found:
        return view.tell("departments.no_bridge")
    return view.tell("departments.bridges", statements=pairs.listed(view, found))


def _told(view: View, lead: list[Side], found: list[Difference]) -> list[str]:
    """Tell the clearest difference, the bridges with one, and what cannot be told."""
    missing = pairs.left_out(view, {one.item for one in found})
    sure = [one for one in found if one.sure]
    if not sure:
        return [view.tell(f"departments.unsure_{'each' if lead else 'all'}"), missing]
    differ = [one for one in sure if one.verdict == DIFFERS]
    clearest = _clearest(view, max(differ, key=lambda one: abs(one.size))) if differ else ""
    uneven = list(dict.fromkeys(one.item for one in sure if one.verdict == BRIDGE))
    both = pairs.listed(view, uneven)
    accepted = view.tell("departments.uneven", statements=both) if uneven else ""
    return [clearest, accepted, view.tell("departments.unsure_rest"), missing]


def _clearest(view: View, one: Difference) -> str:
    return view.tell(
        f"departments.{'higher' if one.size > 0 else 'lower'}",
        side=view.inside(one.side),
        other=view.inside(one.other),
        size=view.number(abs(one.size)),
        statement=pairs.quoted(view, one.item),
        **_ends(view, one),
    )


def _ends(view: View, one: Difference) -> dict[str, str]:
    return {"low": view.signed(one.low), "high": view.signed(one.high)}


def _columns(view: View) -> list[Column[Difference]]:
    return columns(
        view,
        statement=lambda one: pairs.statement(view, one.item),
        about=lambda one: view.name(one.side),
        own=lambda one: view.number(one.own),
        other=lambda one: view.number(one.seen),
        difference=lambda one: view.signed(one.size),
        interval=lambda one: view.say("departments.interval", **_ends(view, one)),
        verdict=lambda one: view.say(f"departments.{one.verdict}"),
    )


def _bar(view: View, four: Four) -> Bar:
    colour, length = "both" if four.accepted else "neither", (four.lowest - 1) / 4
    part = Part(view.say("departments.lowest"), length, view.number(four.lowest), colour)
    note = view.tell("departments.bridge") if four.accepted else ""
    views = [(name, view.mirror(name)) for name in ("us", "them")]
    own = [Own(question, four.item, name) for name, question in views if question]
    return Bar(pairs.statement(view, four.item), [part], note, own)


def _picture(view: View, found: list[Difference]) -> Picture:
    alt, sides = theme.altair(), pairs.sides(view)
    names, key = {_legend(view, side): side for side in sides}, alt.Legend(columns=2)
    colour = toned("name", {n: labels.tone(s) for n, s in names.items()}, legend=key)
    beside = theme.beside("side", sides)
    end = _end(found)
    place = alt.X("low:Q", scale=alt.Scale(domain=[-end, end], nice=False), axis=_axis(view, end))
    at = {"y": theme.ordered(), "yOffset": beside, "color": colour}
    judged = at | {"y": _judged(view, found), "shape": shaped("name", names, key)}
    layers = [
        layer("zero", "rule", {"strokeDash": [6, 5]}, x="value"),
        layer("rows", "rule", {"strokeWidth": 5}, x=place, x2="high", **at),
        layer("rows", "point", {"filled": True}, x="size", **judged),
    ]
    data = {"rows": _data(view, found), "zero": [{"value": 0}]}
    height = {"step": 76, "for": "position"}
    return Picture(layers, data, height, {"axis": {"y": "independent"}})


def _end(found: list[Difference]) -> float:
    """Return where the axis ends, on both sides: zero in the middle, left and right alike."""
    widest = max(max(abs(one.low), abs(one.high)) for one in found)
    return min(max(1.0, widest) + 0.1, 4.5)


def _axis(view: View, end: float) -> Any:
    """Return an axis with words at zero and at a half step or more to both sides."""
    last = int(2 * end) / 2
    ends = [-last, 0, last]
    numbers = [_short(view, value) for value in ends]
    words = [view.say(f"departments.axis.{key}") for key in ("below", "same", "above")]
    heads = [f"{number}\n{word}" for number, word in zip(numbers, words, strict=True)]
    title, middle = view.say("departments.axis.title"), theme.by_width("width - 70", "width / 2")
    short = [heads[0], numbers[1], heads[2]]
    return theme.narrowing(ends, heads, short, theme.NARROW, title=title, titleX=middle)


def _short(view: View, value: float) -> str:
    sign = "+" if value > 0 else ""
    return sign + view.number(value, 0 if value == int(value) else 1)


def _legend(view: View, side: str) -> str:
    return view.tell("departments.about", department=view.inside(side))


def _judged(view: View, found: list[Difference]) -> Any:
    """Return the rows with verdicts at their right end; a sign stays with its first word."""
    judged = verdicts(found)
    words = [view.say(f"departments.mark.{one}").replace(" ", "\u00a0", 1) for one in judged]
    strong = [at for at, one in enumerate(judged) if one == BRIDGE]
    return theme.ended([labels.broken(text, NARROW) for text in words], strong)


def _data(view: View, found: list[Difference]) -> Data:
    order = list(dict.fromkeys(one.item for one in found))
    return [
        {
            "label": labels.broken(pairs.statement(view, one.item)),
            "order": order.index(one.item),
            "name": _legend(view, one.side),
            **{name: getattr(one, name) for name in ("side", "size", "low", "high")},
        }
        for one in found
    ]
