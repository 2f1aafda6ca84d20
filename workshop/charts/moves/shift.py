"""A question that was asked again: who moved, and which way, each person followed."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from workshop.charts.finding import NONE, Bar, Column, Finding, Part, chart, columns, nothing
from workshop.charts.moves import STAYED, Moved, moved, named, said, shares, short, terms
from workshop.charts.moves.earlier import earlier
from workshop.charts.moves.picture import order, picture, tones
from workshop.charts.own import Laid, Reckoned
from workshop.charts.view import View, capital
from workshop.contracts.tallies import Answers
from workshop.questions.kinds import kind_of
from workshop.questions.moved import way
from workshop.questions.question import DONT_KNOW
from workshop.questions.taking import Takes


@chart(
    Takes(("rating", "number", "rank", "choice", "sort"), 2, 2, alike=True, again=True),
    holds={"cannot-tell": ()},
    stake=2,
    mine=("before", "after"),
)
def shift(view: View) -> Finding[Any]:
    """Find how many moved each way when they were asked again, and which way surely more went."""
    found = moved(view)
    if not found:
        return earlier(view) or nothing(view, "shift.few")
    sure = [one for one in found if one.sure not in ("", STAYED)]
    unsure = not any(one.sure for one in found)
    return Finding(
        _title(view, found),
        found,
        [*_told(view, found), _who(view, found)],
        _table(view),
        [_bar(view, one) for one in found],
        lambda: picture(view, found),
        holds={"cannot-tell": {}} if unsure else {},
        names=[one.item for one in sure],
        chance=len(sure) < len(found),
    )


def _title(view: View, found: Sequence[Moved]) -> str:
    if len(found) == 1 and not found[0].quoted:
        return _alone(view, found[0])
    if len(view.questions()[0].items) == 1:
        return _alone(view, found[0])
    sure = [one for one in found if one.sure not in ("", STAYED)]
    if sure:
        each = [view.say("shift.on", item=one.quoted, finding=_finding(view, one)) for one in sure]
        return "; ".join(each)
    alike = all(one.sure == STAYED for one in found)
    return view.tell("shift.stayed_all" if alike else "shift.unsure_all")


def _alone(view: View, one: Moved) -> str:
    """Return the finding on the only item: what is sure of it, else the counts themselves."""
    if one.sure == STAYED:
        return view.tell("shift.most_stayed", stayed=said(view, one.stayed, one.n), n=one.n)
    return capital(_finding(view, one)) if one.sure else _counts(view, one).rstrip(".")


def _finding(view: View, one: Moved) -> str:
    key, count = terms(view.questions()[0]), said(view, one.ways[one.sure], one.n)
    if key == "to":
        option = view.option(view.questions()[0], one.sure)
        return view.say("shift.to.sure", option=option, count=count, n=one.n)
    other = next(span for w, span in one.ways.items() if w != one.sure)
    against = said(view, other, one.n)
    return view.say(f"shift.{key}.sure_{one.sure}", count=count, against=against, n=one.n)


def _counts(view: View, one: Moved) -> str:
    """Return how many moved each way, as a sentence; of many options those that more than few did.

    Whoever is not named in it stayed, or did what at most a few did.
    """
    question = view.questions()[0]
    key, counts = terms(question), {w: said(view, span, one.n) for w, span in one.ways.items()}
    if key != "to":
        return view.tell(f"shift.{key}.counts", n=one.n, **counts)
    some = [w for w, span in one.ways.items() if span.low]
    names = {w: view.option(question, w) for w in some}
    each = [view.say("shift.to.each", count=counts[w], option=names[w]) for w in some]
    if not each:
        return view.tell("shift.to.none", n=one.n, count=next(iter(counts.values())))
    return view.tell("shift.to.counts", n=one.n, each=view.listed(each))


def _told(view: View, found: Sequence[Moved]) -> list[str]:
    """Tell the counts of each item, but for what the title has told, and what is not sure."""
    if len(view.questions()[0].items) > 1:
        told = [
            view.tell("shift.each", item=one.quoted, counts=_counts(view, one)) for one in found
        ]
        some = any(one.sure not in ("", STAYED) for one in found)
        open_ = [one.quoted for one in found if not one.sure] if some else []
        return [*told, view.tell("shift.open", items=view.quotes(open_)) if open_ else ""]
    (one,) = found
    return [_counts(view, one)] if one.sure else [view.tell("shift.chance")]


def _who(view: View, found: Sequence[Moved]) -> str:
    people = sorted({one.n for one in found})
    between = view.listed([str(n) for n in people[:: max(1, len(people) - 1)]])
    told = view.tell("shift.twice" if len(people) == 1 else "shift.twice_each", n=between)
    unknown = DONT_KNOW in view.questions()[0].options
    return " ".join(filter(None, (told, view.tell("shift.dont_know") if unknown else "")))


def _table(view: View) -> list[Column[Moved]]:
    several = len(view.questions()[0].items) > 1
    heads = [Column(capital(named(view, w)), partial(_cell, view, w)) for w in order(view)]
    return [
        *(columns(view, statement=lambda one: one.quoted) if several else []),
        *heads,
        *columns(view, answers=lambda one: str(one.n)),
    ]


def _cell(view: View, way: str, one: Moved) -> str:
    span = one.stayed if way == STAYED else one.ways.get(way)
    return said(view, span, one.n) if span else NONE


def _bar(view: View, one: Moved) -> Bar:
    cut = shares(one, order(view))
    parts = [
        Part(capital(named(view, w)), part, short(span), tones(view)[w])
        for w, (span, part) in cut.items()
        if part
    ]
    return Bar(one.quoted or view.say("room"), parts, own=[_own(view, one)])


def _own(view: View, one: Moved) -> Reckoned:
    """Return where somebody's own two answers stand: in the stretch of those who moved as she."""
    questions = view.questions()
    return Reckoned(tuple(questions), partial(_laid, view, one), item=one.item)


def _laid(view: View, one: Moved, answers: Answers) -> Laid | None:
    first, again = view.questions()
    kind = kind_of(first)
    parts = [
        None if (value := answers.get(question.id)) is None else kind.part(one.item, value)
        for question in (first, again)
    ]
    if parts == [None, None]:
        return None
    texts = [
        view.say("shift.no_answer")
        if part is None
        else kind.said(question, one.item, part, view.words, view.ui)
        for question, part in zip((first, again), parts, strict=True)
    ]
    text = view.say("shift.own", before=texts[0], after=texts[1])
    return Laid(text, None if None in parts else _middle(view, one, way(first, *parts)))


def _middle(view: View, one: Moved, went: str) -> float | None:
    """Return the middle of the stretch of those who went a way, in [0, 1]."""
    start = 0.0
    for w, (_, part) in shares(one, order(view)).items():
        if w == (went or STAYED):
            return start + part / 2
        start += part
    return None
