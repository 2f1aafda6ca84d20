"""The pooled facts: what happened, what did not, and how many answered right."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import finding, headed, labels, naming
from workshop.charts.cells import agreed, share
from workshop.charts.counted import mostly, pooled
from workshop.charts.finding import NONE, Bar, Finding, Part, chart, columns
from workshop.charts.headed import Entry
from workshop.charts.own import Own
from workshop.charts.view import View
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

FEW_FACTS = 0.6
"""Where surely less is known in the room, the facts are worth talking about."""

OVERALL = 0.6
"""The part of its certainty that is kept for all facts; the rest is for the single ones."""


class Fact(NamedTuple):
    """A statement: its words, what is true of it, who held that, who knew it, of how many.

    `right` holds the shares of right answers, in [0, 1], by group.
    """

    name: str
    truth: str
    holder: str
    right: dict[str, float]
    answers: int
    nearly: bool
    item: str

    @property
    def knew(self) -> int:
        """How many people answered right."""
        return round(self.right[ALL] * self.answers)

    @property
    def told(self) -> str:
        """What is true of it, and its words: never its words alone, which may be false."""
        return f"{self.truth}: {self.name}"


@chart(Takes(("sort",), key=True), holds={"facts-low": ()}, stake=1)
def facts(view: View) -> Finding[Fact]:
    """Find how much is known in the room, and how much of each half has crossed over."""
    rows, known = _facts(view), _known(view)
    if known is None:
        return finding.nothing(view)
    missed = _missed(view, rows)
    shown = {one.name for one in rows}
    names = {
        view.item(question, item): item for question in view.questions() for item in question.key
    }
    return Finding(
        _title(view, rows, known),
        rows,
        [
            naming.named(view, [_wrong(view, one) for one in missed], "facts.missed"),
            *_crossed(view),
            naming.missing(view, [name.rstrip(".") for name in names if name not in shown]),
        ],
        _columns(view),
        [_bar(view, one) for one in rows],
        lambda: _picture(view, rows),
        holds={"facts-low": {}} if _few(view, rows) else {},
        names=[names[one.name] for one in missed],
    )


def _title(view: View, rows: Sequence[Fact], known: float) -> str:
    if all(one.nearly for one in rows):
        return view.tell("facts.all")
    return view.tell("facts.known", share=view.percent(known))


def _few(view: View, rows: Sequence[Fact]) -> bool:
    """Whether surely less is known than what is worth talking about."""
    right, answers = sum(one.knew for one in rows), sum(one.answers for one in rows)
    known = pooled(view.certain.part(OVERALL), right, answers, len(rows))
    return known.below(FEW_FACTS)


def _missed(view: View, rows: Sequence[Fact]) -> list[Fact]:
    """Return what surely more than half got wrong."""
    wrong = [(one.answers - one.knew, one.answers) for one in rows]
    sure = mostly(view.certain.part(1 - OVERALL), wrong)
    return [one for one, yes in zip(rows, sure, strict=True) if yes]


def _wrong(view: View, one: Fact) -> str:
    """Return a statement with what is true of it, for the middle of a sentence."""
    return view.say("facts.wrong", fact=one.name.rstrip("."), truth=one.truth.lower())


def _columns(view: View) -> list[finding.Column[Fact]]:
    groups = [ALL, *view.groups(view.questions()[0])]
    heads = [(view.say("column.right", group=view.inside(group)), group) for group in groups]
    return [
        *columns(
            view,
            fact=lambda one: one.name,
            truth=lambda one: one.truth,
            held_by=lambda one: view.name(one.holder) if one.holder else NONE,
        ),
        *finding.each(
            heads, lambda of, one: view.percent(one.right[of]) if of in one.right else NONE
        ),
        *columns(view, answers=lambda one: str(one.answers)),
    ]


def _facts(view: View) -> list[Fact]:
    """Return what may be shown: what is true of a kind together, the best known first."""
    question = view.questions()[0]
    found = [
        Fact(
            view.item(question, item),
            view.option(question, truth),
            question.held_by.get(item, ""),
            {
                group: share(cell, truth)
                for group in (ALL, *view.departments)
                if (cell := view.cell(question, item, group))
            },
            all_of_them["n"],
            agreed(all_of_them) == truth,
            item,
        )
        for item, truth in question.key.items()
        if (all_of_them := view.cell(question, item))
    ]
    truths = [view.option(question, option) for option in question.options]
    return sorted(found, key=lambda one: (truths.index(one.truth), -one.right[ALL]))


def _place(view: View, holder: str) -> int:
    return [*view.departments, holder].index(holder)


def _holders(view: View) -> list[str]:
    held_by = view.questions()[0].held_by.values()
    return list(dict.fromkeys(sorted(held_by, key=lambda holder: _place(view, holder))))


def _known(view: View, group: str = ALL, holder: str = "") -> float | None:
    """Return the share of right answers in [0, 1]; skipped facts do not count.

    Args:
        view: the reveal.
        group: whose answers.
        holder: only facts that this department holds; empty for all.
    """
    question = view.questions()[0]
    cells = [
        (cell, truth)
        for item, truth in question.key.items()
        if holder in ("", question.held_by.get(item)) and (cell := view.cell(question, item, group))
    ]
    answers = sum(cell["n"] for cell, _ in cells)
    right = sum(cell["counts"].get(truth, 0) for cell, truth in cells)
    return right / answers if answers else None


def _crossed(view: View) -> list[str]:
    """Tell how much of each department's half the other departments got right."""
    holders = _holders(view)
    pairs = [(d, h) for h in holders for d in view.departments if d in holders and d != h]
    return [
        view.tell(
            "facts.crossed",
            department=view.inside(department),
            holder=view.inside(holder),
            share=view.percent(part),
        )
        for department, holder in pairs
        if (part := _known(view, department, holder)) is not None
    ]


def _holder(view: View, one: Fact) -> str:
    return view.tell("facts.held_by", department=view.inside(one.holder)) if one.holder else ""


def _bar(view: View, one: Fact) -> Bar:
    part, tone = one.right[ALL], labels.tone(one.holder)
    right = Part(view.say("facts.right"), part, view.percent(part), tone)
    # In words alone: the bar counts who is right.
    own = Own(view.questions()[0], one.item, full=0)
    return Bar(one.told, [right], _holder(view, one), [own])


def _picture(view: View, rows: Sequence[Fact]) -> finding.Picture:
    entries = [_entry(view, one) for one in rows]
    ends = [view.percent(share) for share in (0, 0.5, 1)]
    return headed.picture(entries, view.say("facts.right"), ends)


def _entry(view: View, one: Fact) -> Entry:
    """Return the bar of a statement, under what is true of it."""
    part, tone = one.right[ALL], labels.tone(one.holder)
    share = view.percent(part)
    return Entry(one.truth, one.name, tone, part, share, share, _holder(view, one))
