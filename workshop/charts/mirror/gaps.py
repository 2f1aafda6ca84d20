"""What each side expects to be told, and then what the other side really said."""

from collections.abc import Callable
from typing import Any

from workshop.charts.finding import Bar, Finding, Holds, Part, chart, columns, nothing
from workshop.charts.labels import tone
from workshop.charts.mirror import departments, pairs, picture
from workshop.charts.mirror.pairs import Entries, Expectation, Gap
from workshop.charts.mirror.picture import EXPECTED, SAID
from workshop.charts.view import View
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

BIAS = 0.25
HOLDS = {"mirror-gap": ("statement", "gap"), **departments.HOLDS}


@chart(Takes(("mirror",), 1, 3, views=("told",)))
def expected(view: View) -> Finding[Expectation]:
    """Find what each side expects of the other; of the room where sides are hidden."""
    found = pairs.expectations(view)
    if not found:
        return nothing(view)
    lowest = min(found, key=lambda one: one.expected)
    key = "expected.room" if lowest.side == ALL else "expected.sides"
    return Finding(
        view.tell(key, **_words(view, lowest)),
        found,
        _means(view, found),
        columns(view, **_heads(view)),
        [_bar(view, one, EXPECTED, "expected.note") for one in found],
        lambda: picture.expectations(view, found),
    )


@chart(Takes(("mirror",), 2, 3, views=("them", "told")), holds=HOLDS)
def mirror(view: View) -> Finding[Gap]:
    """Find the gaps in the order they were asked; those of the room where sides are hidden.

    A room in which one side is alone has no mirror: nobody has answered its expectations.
    """
    alone = pairs.alone(view)
    found = pairs.gaps(view) or ([] if alone else pairs.pooled(view))
    if not found:
        reason = view.tell("mirror.alone", side=view.inside(alone)) if alone else ""
        return Finding(reason or view.tell("nothing"), holds=_holds(view))
    return Finding(
        _title(view, found),
        found,
        _told(view, found),
        columns(view, **_heads(view), **_answers(view)),
        [_bar(view, gap, SAID, "mirror.note") for gap in found],
        lambda: picture.gaps(view, found),
        holds=_holds(view),
    )


def _holds(view: View) -> Holds:
    gap = pairs.notable(pairs.gaps(view))
    if gap is None:
        return departments.holds(view)
    words = {"statement": pairs.quoted(view, gap.item), "gap": view.number(abs(gap.size))}
    return {"mirror-gap": words, **departments.holds(view)}


def _words(view: View, one: Expectation | Gap) -> dict[str, str]:
    who = {"side": view.inside(one.side), "other": view.inside(one.other)}
    told = {w: view.number(getattr(one, w)) for w in (EXPECTED, SAID) if w in one._fields}
    return {"statement": pairs.quoted(view, one.item)} | who | told


def _mean(found: Entries, side: str, what: str) -> float:
    values = [float(getattr(one, what)) for one in found if one.side == side]
    return sum(values) / len(values)


def _means(view: View, found: Entries) -> list[str]:
    """Tell what is expected on average, and what cannot be told."""
    each = [
        view.say("expected.mean", side=view.inside(side), mean=view.number(mean))
        for side in picture.sides(view, found)
        for mean in [_mean(found, side, EXPECTED)]
    ]
    missing = pairs.left_out(view, {one.item for one in found})
    hidden = view.tell("mirror.hidden") if found[0].side == ALL else ""
    means = view.tell("expected.means", each=view.listed(each))
    return [view.tell("expected.lowest"), means, missing, hidden]


def _title(view: View, found: list[Gap]) -> str:
    gap = pairs.notable(found)
    if gap is None:
        return view.tell("mirror.close", gap=view.number(max(abs(gap.size) for gap in found)))
    return view.tell("mirror.room" if gap.side == ALL else "mirror.sides", **_words(view, gap))


def _told(view: View, found: list[Gap]) -> list[str]:
    mean = {side: _mean(found, side, "size") for side in picture.sides(view, found)}
    missing = pairs.left_out(view, {gap.item for gap in found})
    if ALL in mean:
        return [_direction(view, mean, "room"), missing, view.tell("mirror.hidden")]
    averages = [_average(view, side, size) for side, size in mean.items()]
    return [_direction(view, mean, "both"), *averages, missing]


def _average(view: View, side: str, size: float) -> str:
    """Tell a side's mean gap; empty where it rounds to nothing."""
    if not round(size, 1):
        return ""
    key = "mirror.mean.more" if size > 0 else "mirror.mean.less"
    return view.tell(key, side=view.inside(side), size=view.number(abs(size)))


def _direction(view: View, mean: dict[str, float], who: str) -> str:
    if min(mean.values()) > BIAS:
        return view.tell(f"mirror.harsher.{who}")
    return view.tell(f"mirror.kinder.{who}") if max(mean.values()) < -BIAS else ""


def _heads(view: View) -> dict[str, Callable[[Any], str]]:
    return {
        "statement": lambda one: pairs.statement(view, one.item),
        "expected_by": lambda one: view.name(one.side),
        "expected": lambda one: view.number(one.expected),
    }


def _answers(view: View) -> dict[str, Callable[[Any], str]]:
    return {
        "said_by": lambda gap: view.name(gap.other),
        "said": lambda gap: view.number(gap.said),
        "gap": lambda gap: view.signed(gap.size),
    }


def _bar(view: View, one: Expectation | Gap, what: str, note: str) -> Bar:
    value, key = getattr(one, what), f"{note}_room" if one.side == ALL else note
    length, colour = (value - 1) / 4, tone(picture.who(one, what))
    part = Part(picture.legend(view, one, what), length, view.number(value), colour)
    return Bar(pairs.statement(view, one.item), [part], view.tell(key, **_words(view, one)))
