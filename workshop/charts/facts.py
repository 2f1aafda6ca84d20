"""The pooled facts: how much of what each half knew is known in the room."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import finding, headed, labels
from workshop.charts.cells import share
from workshop.charts.finding import NONE, Bar, Finding, Part, chart, columns
from workshop.charts.headed import Entry
from workshop.charts.view import View
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL

FEW_FACTS = 0.6
"""Where less is known in the room, the facts are worth talking about."""


class Fact(NamedTuple):
    """A fact: its words and its truth, which department held it, who knew it, of how many.

    `right` holds the shares of right answers, in [0, 1], by group.
    """

    name: str
    truth: str
    holder: str
    right: dict[str, float]
    answers: int


@chart(Takes(("sort",), key=True), holds={"facts-low": ()}, stake=1)
def facts(view: View) -> Finding[Fact]:
    """Find how much is known in the room, and how much of each half has crossed over."""
    rows, known = _facts(view), _known(view)
    if known is None:
        return finding.nothing(view)
    groups = [ALL, *view.groups(view.questions()[0])]
    heads = [(view.say("column.right", group=view.inside(group)), group) for group in groups]
    return Finding(
        view.tell("facts.known", share=view.percent(known)),
        rows,
        [_least(view, rows), *_crossed(view)],
        [
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
        ],
        [_bar(view, one) for one in rows],
        lambda: headed.picture([_entry(view, one) for one in rows]),
        holds={"facts-low": {}} if known < FEW_FACTS else {},
    )


def _facts(view: View) -> list[Fact]:
    """Return the facts that may be shown, by holder, the best known first."""
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
        )
        for item, truth in question.key.items()
        if (all_of_them := view.cell(question, item))
    ]
    return sorted(found, key=lambda one: (_place(view, one.holder), -one.right[ALL]))


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


def _least(view: View, rows: Sequence[Fact]) -> str:
    least = min(rows, key=lambda one: one.right[ALL])
    return view.tell(
        "facts.least",
        fact=least.name.rstrip("."),
        truth=least.truth.lower(),
        share=view.percent(least.right[ALL]),
    )


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


def _heading(view: View, one: Fact) -> str:
    return view.tell("facts.held_by", department=view.inside(one.holder)) if one.holder else ""


def _bar(view: View, one: Fact) -> Bar:
    part, tone = one.right[ALL], labels.tone(one.holder)
    right = Part(view.say("facts.right"), part, view.percent(part), tone)
    return Bar(one.name, [right], _heading(view, one))


def _entry(view: View, one: Fact) -> Entry:
    part, tone = one.right[ALL], labels.tone(one.holder)
    text = view.percent(part)
    return Entry(_heading(view, one), one.name, tone, part, text, text)
