"""Tasks that lie with neither of the two departments, such as with the owner: who has them."""

from collections.abc import Mapping

from workshop.charts import cut
from workshop.charts.cells import agreed
from workshop.charts.tasks import BOTH, MARKETING, SALES
from workshop.charts.view import View
from workshop.questions.question import Question

NEITHER = "neither"
AMONG_THEM = (SALES, MARKETING, BOTH, NEITHER)
PART = 0.2
"""The part of its certainty that a chart of owners keeps for those beside the departments."""


def sentences(view: View, owners: Question) -> list[str]:
    """Return a sentence for each owner beside the departments who has tasks by most accounts.

    Args:
        view: the reveal.
        owners: sorted by who does the tasks.
    """
    named = ((owner, _tasks(view, owners, owner)) for owner in _others(owners))
    return [_sentence(view, owners, owner, items) for owner, items in named if items]


def holds(view: View, owners: Question) -> Mapping[str, Mapping[str, str]]:
    """Return `task-elsewhere` with the first task that clearly lies with somebody else."""
    for owner in _others(owners):
        for item in _tasks(view, owners, owner):
            words = {"item": view.quoted(owners, item), "owner": view.option(owners, owner)}
            return {"task-elsewhere": words}
    return {}


def _others(owners: Question) -> list[str]:
    return [one for one in cut.buckets(owners) if one not in AMONG_THEM]


def _tasks(view: View, owners: Question, owner: str) -> list[str]:
    """Return the tasks that (nearly) all or surely more than half leave to an owner."""
    cells = ((item, view.cell(owners, item)) for item in owners.items)
    certain = view.certain.part(PART).of(len(owners.items))
    return [
        item
        for item, cell in cells
        if cell
        and (
            agreed(cell) == owner or certain.most(int(cell["counts"].get(owner, 0)), int(cell["n"]))
        )
    ]


def _sentence(view: View, owners: Question, owner: str, items: list[str]) -> str:
    quoted = [view.say("quoted", text=view.quoted(owners, item)) for item in items]
    words = {"owner": view.option(owners, owner), "items": view.listed(quoted)}
    return view.tell("elsewhere.today", **words)
