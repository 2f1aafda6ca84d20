"""What one person set of a bonus, for her own phone: the model plays one answer of each side whole.

Whether it is hers that is played nobody can tell, she neither; so it stands beside the contract in
words, and no place on a bar is claimed for it. A map of shares, a funnel and a curve have no point
of hers at all: what they show comes from the bonuses of both sides together.
"""

from workshop.charts import outcomes
from workshop.charts.outcomes import GIVEN, OWN
from workshop.charts.own import Laid, Own, Reckoned
from workshop.charts.view import View
from workshop.contracts.tallies import Answers
from workshop.questions.question import Question

LABELS = {GIVEN: "set", OWN: "wanted"}


def bonus(view: View, contract: str) -> list[Reckoned]:
    """Return where a person set a part of the room's contract; of other contracts nothing."""
    return [
        Reckoned((question,), lambda answers, q=question: _listed(view, q, answers), label)  # type: ignore[misc]
        for label in [LABELS.get(contract)]
        if label
        for question in asked(view, contract)
    ]


def points(view: View, contract: str, kpi: str) -> list[Own]:
    """Return where a person gave points to one number of the room's contract."""
    return [
        Own(question, kpi, LABELS[contract], full=0)
        for question in asked(view, contract)
        if contract in LABELS and kpi in question.items
    ]


def asked(view: View, contract: str) -> tuple[Question, ...]:
    """Return the questions that one of the room's contracts is made of, a side each."""
    ids = view.exercise.run(view.reveal.run).questions
    of = {GIVEN: ids[:2], OWN: ids[2:4]}.get(contract, ())
    return tuple(view.exercise.question(id) for id in of)


def _listed(view: View, question: Question, answers: Answers) -> Laid | None:
    """Write what she set, the heaviest number first."""
    given = answers.get(question.id) or {}
    heaviest = sorted((one for one in given.items() if one[1]), key=lambda one: -one[1])
    each = [
        view.say(
            "bonuses.part",
            item=view.say("quoted", text=outcomes.label(view, question, kpi)),
            points=view.number(n, 0),
        )
        for kpi, n in heaviest
    ]
    return Laid(view.listed(each)) if each else None
