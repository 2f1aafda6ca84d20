"""What each side thought the other would answer, and what the other side then answered."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from workshop.charts.cells import judged, overall, ratings
from workshop.charts.certainty import Certainty, Summary
from workshop.charts.finding import Bar, Finding, Holds, Part, chart, columns, nothing
from workshop.charts.labels import tone
from workshop.charts.mirror import pairs, picture, teams
from workshop.charts.mirror.judged import OVERALL, Side, each_side
from workshop.charts.mirror.pairs import Gap
from workshop.charts.own import Own
from workshop.charts.view import View, capital
from workshop.questions.question import Question
from workshop.questions.taking import Takes

ALIKE = 0.3
"""People's answers are taken to be at least so alike, as a correlation: few can show less."""

HOLDS = {
    "foreseen-more": ("side", "other"),
    "foreseen-less": ("side", "other"),
    "foreseen-gap": ("statement", "gap"),
    "cannot-tell": (),
}


@chart(
    Takes(("rating",), 1, 0),
    Takes(("rating",), known=True),
    holds=HOLDS,
    stake=4,
    mine=("you",),
    teams=teams.foresees,
)
def foreseen(view: View) -> Finding[Gap]:
    """Find how far each side's guesses lie from what the other answered.

    The last question asks for guesses; each of its items is one of the questions before it.
    """
    found = gaps(view)
    if not found:
        return nothing(view, "foreseen.hidden")
    sides, line = _sides(view, found), _line(view, found)
    sure = [one for one in sides if one.sure]
    return Finding(
        _title(view, sure, line),
        found,
        _told(view, sides, line, found),
        columns(
            view,
            statement=lambda gap: pairs.statement(view, gap.item),
            expected_by=lambda gap: view.name(gap.side),
            guess=lambda gap: view.number(gap.expected),
            said_by=lambda gap: view.name(gap.other),
            said=lambda gap: view.number(gap.said),
            difference=lambda gap: view.signed(gap.size),
        ),
        [_bar(view, gap) for gap in found],
        lambda: picture.gaps(view, list(found), line),
        holds=_holds(view, sure, line),
        names=[*(one.side for one in sure), *([line.item] if line else [])],
        chance=True,
    )


def gaps(view: View) -> list[Gap]:
    """Return each guess of a side beside what the other answered, where both may be shown."""
    guess, pair = view.questions()[-1], sides_of(view)
    return [
        Gap(item, side, other, expected.mean, said.mean)
        for item in guess.items
        for side, other in zip(pair, reversed(pair), strict=True)
        if (expected := ratings(view.cell(guess, item, side)))
        and (said := ratings(view.cell(answered(view, item), item, other)))
    ]


def sides_of(view: View) -> tuple[str, ...]:
    """Return the two sides that guess about each other; empty where they are not two."""
    both = view.questions()[-1].only_for or view.departments
    return tuple(both) if len(both) == 2 else ()


def answered(view: View, item: str) -> Question | None:
    """Return the question in which an item that is guessed about was answered."""
    return next((q for q in view.questions()[:-1] if item in q.items), None)


def _sides(view: View, found: Sequence[Gap]) -> list[Side]:
    """Return what each side missed, over the lines of which at least half are shown."""
    pair, guess = sides_of(view), view.questions()[-1]
    certain = view.certain.part(OVERALL).of(len(pair))
    made = []
    for side, other in zip(pair, reversed(pair), strict=True):
        lines = [gap for gap in found if gap.side == side]
        mine = overall(view, guess, side, [gap.item for gap in lines])
        said = _said(view, lines)
        if 2 * len(lines) >= len(guess.items) and mine and said:
            made.append(_foresight(side, other, mine, said, certain))
    return made


def _foresight(side: str, other: str, mine: Summary, said: Summary, certain: Certainty) -> Side:
    return Side(side, other, said.mean - mine.mean, certain.apart(said, mine))


def _said(view: View, lines: Sequence[Gap]) -> Summary | None:
    """Summarise what the other side answered to several lines, of several questions."""
    asked = [(gap, answered(view, gap.item)) for gap in lines]
    shown = [(gap, q, judged(view, q, gap.other)) for gap, q in asked]
    found = [rated[gap.item] for gap, _, rated in shown if gap.item in rated]
    if not found:
        return None
    alike = fmean(_alike(view, q, gap.other, rated) for gap, q, rated in shown)
    apart, parts = fmean(one.variance**0.5 for one in found), len(found)
    single = fmean(one.variance for one in found) / parts
    spread = single * (1 - alike) + alike * apart * apart
    return Summary(min(one.n for one in found), fmean(one.mean for one in found), spread)


def _alike(
    view: View, question: Question | None, group: str, rated: Mapping[str, Summary]
) -> float:
    """Return how alike one person's answers are, as a correlation in [`ALIKE`, 1].

    Lines of several questions are hardly more alike than those of one, of which it is known how
    far people lie apart over all of it. Where that is not known they are taken to be the same.
    """
    spread, lines = view.spread(question, group), len(rated)
    each = fmean(one.variance for one in rated.values()) if rated else 0.0
    if spread is None or lines < 2 or not each:
        return 1.0
    found = (lines * spread * spread / each - 1) / (lines - 1)
    return min(max(found, ALIKE), 1.0)


def _line(view: View, found: Sequence[Gap]) -> Gap | None:
    """Return the widest gap that stands out as one of so many; None where none does."""
    certain, guess = view.certain.part(1 - OVERALL).of(len(found)), view.questions()[-1]
    sure = [
        gap
        for gap in found
        if (expected := ratings(view.cell(guess, gap.item, gap.side)))
        and (said := ratings(view.cell(answered(view, gap.item), gap.item, gap.other)))
        and certain.apart(said, expected).without(0)
    ]
    return max(sure, key=lambda gap: abs(gap.size), default=None)


def _title(view: View, sure: Sequence[Side], line: Gap | None) -> str:
    ways = {"more" if one.size > 0 else "less" for one in sure}
    if len(sure) == 2 and len(ways) == 1:
        return view.tell(_of(view, f"both.{ways.pop()}"))
    if sure:
        return capital(view.listed([_way(view, one) for one in sure]))
    return _widest(view, line) if line else view.tell("foreseen.unsure")


def _way(view: View, one: Side) -> str:
    names = {"side": view.inside(one.side), "other": view.inside(one.other)}
    return view.say(_of(view, f"way.{'more' if one.size > 0 else 'less'}"), **names)


def _of(view: View, key: str) -> str:
    """Return the key of words; on a scale that is no agreeing they may be other ones."""
    own = f"foreseen.on.{view.questions()[-1].scale}.{key}"
    return own if view.ui.find(f"charts.{own}") else f"foreseen.{key}"


def _words(view: View, gap: Gap) -> dict[str, str]:
    return {
        "statement": pairs.quoted(view, gap.item),
        "side": view.inside(gap.side),
        "other": view.inside(gap.other),
        "guess": view.number(gap.expected),
        "said": view.number(gap.said),
    }


def _widest(view: View, line: Gap) -> str:
    return view.tell("foreseen.line", **_words(view, line))


def _told(view: View, sides: Sequence[Side], line: Gap | None, found: Sequence[Gap]) -> list[str]:
    each = each_side(view, "foreseen.each", sides)
    named = line and any(one.sure for one in sides)
    return [
        view.tell(_of(view, "over"), each=each) if each else "",
        f"{_widest(view, line)}." if line and named else "",
        pairs.left_out(view, {gap.item for gap in found}),
    ]


def _holds(view: View, sure: Sequence[Side], line: Gap | None) -> Holds:
    held: dict[str, dict[str, str]] = {}
    for name, way in (("foreseen-more", 1), ("foreseen-less", -1)):
        those = [one for one in sure if one.size * way > 0]
        if those:
            widest = max(those, key=lambda one: abs(one.size))
            names = {"side": view.inside(widest.side), "other": view.inside(widest.other)}
            held[name] = names
    if line:
        gap = {"statement": pairs.quoted(view, line.item), "gap": view.number(abs(line.size))}
        held["foreseen-gap"] = gap
    return held or {"cannot-tell": {}}


def _bar(view: View, gap: Gap) -> Bar:
    label = picture.legend(view, gap, picture.SAID)
    part = Part(label, (gap.said - 1) / 4, view.number(gap.said), tone(gap.other))
    guess, said = view.questions()[-1], answered(view, gap.item)
    own = [Own(guess, gap.item, "expected", gap.side)]
    own += [Own(said, gap.item, "said", gap.other)] if said else []
    note = view.tell("foreseen.note", **_words(view, gap))
    return Bar(pairs.statement(view, gap.item), [part], note, own)
