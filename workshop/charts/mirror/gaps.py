"""What each side expects to be told, and then what the other side really said."""

from collections.abc import Callable
from statistics import fmean
from typing import Any

from workshop.charts.finding import Bar, Finding, Holds, Part, chart, columns, nothing
from workshop.charts.labels import tone
from workshop.charts.mirror import departments, judged, pairs, picture, teams
from workshop.charts.mirror.judged import Side
from workshop.charts.mirror.pairs import Entries, Expectation, Gap
from workshop.charts.mirror.picture import EXPECTED, SAID
from workshop.charts.own import Own
from workshop.charts.view import View, capital
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

HOLDS = {
    "mirror-better": ("side",),
    "mirror-harsher": ("side",),
    "mirror-gap": ("statement", "gap"),
    "cannot-tell": (),
    **departments.HOLDS,
}


@chart(Takes(("mirror",), 1, 3, views=("told",)), teams=teams.expects)
def expected(view: View) -> Finding[Expectation]:
    """Find what each side expects of the other; of the room where sides are hidden.

    No statement is named: the lowest of twelve expectations is mostly chance.
    """
    found = pairs.expectations(view)
    if not found:
        return nothing(view)
    return Finding(
        _expected(view, found),
        found,
        _left_out(view, found),
        columns(view, **_heads(view)),
        [_bar(view, one, EXPECTED, "expected.note") for one in found],
        lambda: picture.expectations(view, found),
    )


@chart(Takes(("mirror",), 2, 3, views=("them", "told")), holds=HOLDS, stake=12, teams=teams.heard)
def mirror(view: View) -> Finding[Gap]:
    """Find the gaps in the order they were asked; those of the room where sides are hidden.

    A room in which one side is alone has no mirror: nobody has answered its expectations.
    """
    alone = pairs.alone(view)
    found = pairs.gaps(view) or ([] if alone else pairs.pooled(view))
    if not found:
        reason = view.tell("mirror.alone", side=view.inside(alone)) if alone else ""
        return Finding(reason or view.tell("nothing"), holds=departments.holds(view))
    sides, lines = judged.sides(view), judged.singles(view, found)
    line = next(iter(lines), None)
    sure = [one for one in sides if one.sure]
    return Finding(
        _title(view, sides, line),
        found,
        _told(view, sides, line, found),
        columns(view, **_heads(view), **_answers(view)),
        [_bar(view, gap, SAID, "mirror.note") for gap in found],
        lambda: picture.gaps(view, found, line),
        holds=_holds(view, sides, line),
        names=[*(one.side for one in sure), *([line.item] if line else [])],
        chance=len(lines) < len(found),
    )


def _holds(view: View, sides: list[Side], line: Gap | None) -> Holds:
    held: dict[str, dict[str, str]] = {}
    for name, way in (("mirror-better", 1), ("mirror-harsher", -1)):
        those = [view.inside(one.side) for one in sides if one.sure and one.size * way > 0]
        held |= {name: {"side": view.listed(those)}} if those else {}
    if line:
        gap = view.number(abs(line.size))
        held["mirror-gap"] = {"statement": pairs.quoted(view, line.item), "gap": gap}
    if not held and not _alike(sides):
        held["cannot-tell"] = {}
    return {**held, **departments.holds(view)}


def _alike(sides: list[Side]) -> bool:
    return bool(sides) and all(one.alike for one in sides)


def _words(view: View, one: Expectation | Gap) -> dict[str, str]:
    who = {"side": view.inside(one.side), "other": view.inside(one.other)}
    told = {w: view.number(getattr(one, w)) for w in (EXPECTED, SAID) if w in one._fields}
    return {"statement": pairs.quoted(view, one.item)} | who | told


def _expected(view: View, found: Entries) -> str:
    """Tell what is expected on average: of each side, or of everyone together."""
    each = [
        view.say("expected.mean", side=view.inside(side), mean=view.number(fmean(values)))
        for side in picture.sides(view, found)
        for values in [[one.expected for one in found if one.side == side]]
    ]
    return view.tell("expected.means", each=view.listed(each))


def _left_out(view: View, found: Entries) -> list[str]:
    missing = pairs.left_out(view, {one.item for one in found})
    return [missing, view.tell("mirror.hidden") if found[0].side == ALL else ""]


def _title(view: View, sides: list[Side], line: Gap | None) -> str:
    """Tell of the sides first: a mean over all statements shows more than any one of them."""
    sure = [one for one in sides if one.sure]
    ways = {"more" if one.size > 0 else "less" for one in sure}
    if len(sure) == 2 and len(ways) == 1:
        return view.tell(f"mirror.both.{ways.pop()}")
    if sure:
        return capital(view.listed([_way(view, one) for one in sure]))
    if line:
        return _line(view, line)
    return view.tell("mirror.alike" if _alike(sides) else "mirror.unsure")


def _line(view: View, line: Gap) -> str:
    key = "mirror.room" if line.side == ALL else "mirror.sides"
    return view.tell(key, **_words(view, line))


def _way(view: View, one: Side) -> str:
    way = "more" if one.size > 0 else "less"
    return view.say(f"mirror.way.{way}", side=view.inside(one.side))


def _told(view: View, sides: list[Side], line: Gap | None, found: list[Gap]) -> list[str]:
    sure = [one for one in sides if one.sure]
    named = view.tell("mirror.sides", **_words(view, line)) + "." if line and sure else ""
    why = "" if sure or line or _alike(sides) else view.tell("mirror.could_be_either")
    return [
        _over(view, sides, len({gap.item for gap in found})),
        named,
        why,
        *_left_out(view, found),
    ]


def _over(view: View, sides: list[Side], statements: int) -> str:
    """Tell how far each side's answers lay from what it expected, and what else could have been."""
    each = judged.each_side(view, "mirror.each", sides)
    return view.count("mirror.over", statements, each=each) if each else ""


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
    note = view.tell(key, **_words(view, one))
    return Bar(pairs.statement(view, one.item), [part], note, _own(view, one, what))


def _own(view: View, one: Expectation | Gap, what: str) -> list[Own]:
    """Return what she expected and thinks of her own side; on the other's bar, what she said."""
    us, told, them = (view.mirror(name) for name in ("us", "told", "them"))
    wanted = [(told, "expected", one.side), (us, "us", one.side)]
    if what == SAID:
        wanted.append((them, "said", one.other))
    return [Own(question, one.item, label, who) for question, label, who in wanted if question]
