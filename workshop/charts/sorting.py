"""Who says what, or answers for what: what most of us surely agree on, and what we do not."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import cut, naming, outcomes
from workshop.charts.counted import mostly
from workshop.charts.cut import Sorted
from workshop.charts.finding import Finding, Holds, chart, nothing
from workshop.charts.view import View
from workshop.questions.question import Question

NEITHER, BOTH = "neither", "both"
OWNERS = 0.7
"""The part of its certainty that is kept for owners; the rest is for what both hand over."""


class Said(NamedTuple):
    """What may be said: what most surely put in one place, and what each side hands to the other.

    A line that more than half gave to some bucket may have been any of two: hence half the level.
    """

    owned: list[Sorted]
    swapped: list["Handed"]

    def under(self, bucket: str) -> list[Sorted]:
        """Return what most surely put into a bucket."""
        return [one for one in self.owned if one.first == bucket]


@chart(kinds=("sort",), holds={"nobody-answers": ("item",), "cannot-tell": ()}, stake=2)
def sorting(view: View) -> Finding[Sorted]:
    """Find what most of us put in the same place, and what each side hands to the other."""
    question = view.questions()[0]
    found = [
        one._replace(label=_label(view, question, one.item)) for one in cut.items(view, question)
    ]
    if not found:
        return nothing(view)
    rows = sorted(found, key=lambda one: -max(one.shares.values()))
    words = _kind(view)
    missing = naming.not_shown(view, question, {one.item for one in found})
    said = Said(_owned(view, rows), _swapped(view))
    return Finding(
        _title(view, words, rows, said),
        rows,
        [*_told(view, words, rows, said), missing],
        cut.table(view, question, view.say(f"{words}.item")),
        [cut.bar(view, question, one) for one in rows],
        lambda: cut.picture(view, question, rows),
        holds=_holds(said, words),
        words=words,
        names=[*(one.item for one in said.owned), *(one.item for one in said.swapped)],
        chance=len(said.owned) < len(rows),
    )


def _kind(view: View) -> str:
    """Return which words suit: numbers are answered for, lines are said by one side or by both."""
    (question,) = view.questions()
    if outcomes.are_kpis(view, question):
        return "duties"
    return "sorting" if BOTH in question.options else "things"


def _label(view: View, question: Question, item: str) -> str:
    """Return an item's words: a line is told whole, as it is said."""
    if _kind(view) == "things":
        return view.brief(question, item)
    return outcomes.label(view, question, item)


def _owned(view: View, rows: Sequence[Sorted]) -> list[Sorted]:
    """Return what (nearly) all or surely more than half put in the same place."""
    counts = [(one.counts[one.first], one.n) for one in rows]
    sure = mostly(view.certain.part(OWNERS / 2), counts)
    several = len(view.questions()[0].options) > 2
    return [one for one, yes in zip(rows, sure, strict=True) if yes or (several and one.nearly)]


def _holds(said: Said, words: str) -> Holds:
    alone = said.under(NEITHER) if words == "duties" else []
    if alone:
        return {"nobody-answers": {"item": alone[0].label}}
    return {} if said.owned or said.swapped else {"cannot-tell": {}}


def _title(view: View, words: str, rows: Sequence[Sorted], said: Said) -> str:
    alone = said.under(NEITHER) if words == "duties" else []
    if len(rows) > 1 and all(one.nearly for one in rows):
        return _agreed(view, words, rows)
    if alone:
        return _orphaned(view, alone)
    unsure = _handed(view, words, said) or view.tell(f"{words}.unsure")
    return _majority(view, words, rows, said) or unsure


def _agreed(view: View, words: str, rows: Sequence[Sorted]) -> str:
    """Tell that nearly everybody says the same of everything: a finding of its own."""
    if len({one.nearly for one in rows}) > 1:
        return view.tell(f"{words}.agreed", n=len(rows))
    bucket = view.option(view.questions()[0], rows[0].nearly)
    return view.tell(f"{words}.agreed_same", n=len(rows), bucket=bucket)


def _orphaned(view: View, alone: Sequence[Sorted]) -> str:
    """Tell what has no owner: lines that nobody says are no finding, numbers are."""
    if len(alone) == 1:
        share = view.percent(alone[0].shares[NEITHER])
        return view.tell("duties.orphan", items=view.quotes([_quoted(alone[0])]), share=share)
    names = naming.quoted(view, [_quoted(one) for one in alone])
    return naming.named(view, names, "duties.orphans")


def _majority(view: View, words: str, rows: Sequence[Sorted], said: Said) -> str:
    """Tell one line that most put in the same place, and how many there are."""
    ours = [one for one in said.owned if one.first in view.departments] or said.owned
    if not ours:
        return ""
    one, owner = ours[0], ours[0].first
    told = {"item": _quoted(one), "share": view.percent(one.shares[owner])}
    if owner in view.departments:
        key, told["owner"] = f"{words}.belongs", view.trade(owner)
    else:
        key, told["owner"] = f"{words}.under", view.option(view.questions()[0], owner)
    if len(said.owned) == 1:
        return view.tell(key, **told)
    n, of = len(said.owned), len(rows)
    return view.tell(f"{words}.several", n=n, of=of, one=view.say(key, **told))


def _told(view: View, words: str, rows: Sequence[Sorted], said: Said) -> list[str]:
    """Tell what else most agree on, what cannot be told, and what each side hands over."""
    question, rest = view.questions()[0], len(rows) - len(said.owned)
    if all(one.nearly == rows[0].nearly for one in rows) and rows[0].nearly:
        return []
    lists = [
        naming.named(view, names, f"{words}.list", bucket=name)
        for bucket in cut.buckets(question)
        if (those := said.under(bucket)) and len(said.owned) > 1
        for name in [view.option(question, bucket)]
        for names in [naming.quoted(view, [_quoted(one) for one in those])]
    ]
    left = view.count(f"{words}.rest", rest) if rest and (said.owned or not said.swapped) else ""
    handed = _handed(view, words, said)
    return [*lists, left, f"{handed}." if handed and said.owned else ""]


def _handed(view: View, words: str, said: Said) -> str:
    """Tell what each side hands to the other: the one thing, or how many there are."""
    if len(said.swapped) != 1:
        n = len(said.swapped)
        return view.tell(f"{words}.swapped_many", n=n) if n else ""
    (one,) = said.swapped
    item = outcomes.label(view, view.questions()[0], one.item).rstrip(".")
    return view.tell(f"{words}.swapped", item=item, n=sum(one.people), of=sum(one.of))


def _quoted(one: Sorted) -> str:
    return one.label.rstrip(".")


class Handed(NamedTuple):
    """How many of each side hand something to the other, and of how many."""

    item: str
    people: tuple[int, int]
    of: tuple[int, int]

    @property
    def halves(self) -> bool:
        """Whether at least half of each side do."""
        return all(2 * one >= n for one, n in zip(self.people, self.of, strict=True))


def _swapped(view: View) -> list[Handed]:
    """Return what surely more than half hand to the other side, and at least half of each."""
    handed = _handed_over(view)
    counts = [(sum(one.people), sum(one.of)) for one in handed]
    sure = mostly(view.certain.part(1 - OWNERS), counts)
    return [one for one, yes in zip(handed, sure, strict=True) if yes and one.halves]


def _handed_over(view: View) -> list[Handed]:
    """Return what could be handed over: all that both of two departments have answered."""
    question = view.questions()[0]
    sides = [side for side in view.departments if side in question.options]
    if len(sides) != 2:
        return []
    a, b = sides
    return [
        Handed(
            item, (ours["counts"].get(b, 0), theirs["counts"].get(a, 0)), (ours["n"], theirs["n"])
        )
        for item in question.items
        if (ours := view.cell(question, item, a)) and (theirs := view.cell(question, item, b))
    ]
