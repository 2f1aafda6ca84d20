"""Which of the facilitator's questions fit what the room answered: standard library only."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from workshop.charts import (
    agreement,
    clarity,
    competence,
    doubled,
    facts,
    forecast,
    foretold,
    guessing,
    ladder,
    orders,
    outcomes,
    owners,
    pairs,
)
from workshop.charts.outcomes import GIVEN, OWN, QUALIFIED
from workshop.charts.view import Results, View
from workshop.exercises.exercise import Exercise, Reveal

Finding = tuple[str, dict[str, str]]

FEW_FACTS = 0.6
FEW_KNOW = 0.7
"""A letter that three in ten misread is not clear."""

WEAK_HR = 0.5
"""The middle of the scale."""

HALF = 0.5


def findings(
    reveals: Iterable[Reveal],
    exercise: Exercise,
    results: Results,
    departments: Sequence[str],
    language: str,
) -> dict[str, dict[str, str]]:
    """Return the conditions that hold, with the values of their placeholders.

    Args:
        reveals: those of the rounds whose results are known.
        exercise: as for `workshop.charts.figure`, like the three that follow.
        results: tallies by question id, runs by their own.
        departments: the session's departments.
        language: `"en"` or `"nb"`.

    Returns:
        As far as they hold: `mirror-gap` (`statement`, `gap`), `bridge` (`statement`),
        `no-bridge`, `facts-low`; of a run `captured-low` (`ours`, `qualified`), `captured-high`
        (`ours`), `own-better` and `given-better` (`given`, `own`), `guess-high` and `guess-low`
        (`guess`, `truth`, of the lead pool `what` too); `clarity-low` (`share`), `hr-low` and
        `nobody-answers` (`item`); of tasks `task-split`, `claimed-twice` (`item`),
        `task-to-move` (`item`, `department`), `service-high` and `service-low` (`share`); of
        two messages `double-message` (`unit`, `view`) and `message-apart`; of a claim
        `claim-believed` and `claim-doubted` (`share`); of markets `world-commodity` and
        `world-other` (`world`); of an order `first-shared` (`item`) and `first-apart` (`item`).
        What the visible answers cannot tell is left out.
    """
    held: dict[str, dict[str, str]] = {}
    for reveal in reveals:
        view = View(reveal, exercise, results, tuple(departments), language)
        held.update(_JUDGES[reveal.chart](view) if reveal.chart in _JUDGES else ())
    return held


def _mirror(view: View) -> Iterator[Finding]:
    gap = max(pairs.gaps(view), key=lambda gap: abs(gap.size), default=None)
    question = view.mirror("them")
    if gap and question and abs(gap.size) >= pairs.NOTABLE:
        statement = view.quoted(question, gap.item)
        yield "mirror-gap", {"statement": statement, "gap": view.number(abs(gap.size))}


def _departments(view: View) -> Iterator[Finding]:
    question, found = view.mirror("them"), pairs.bridges(view)
    if question and found:
        yield "bridge", {"statement": view.quoted(question, found[0].item)}
    elif question and len(pairs.fours(view)) == len(question.items):
        yield "no-bridge", {}


def _facts(view: View) -> Iterator[Finding]:
    known = facts.known(view)
    if known is not None and known < FEW_FACTS:
        yield "facts-low", {}


def _captured(view: View) -> Iterator[Finding]:
    """Compare the room's bonuses as they are shown: what rounds to the same is the same."""
    given, own, qualified = (_percent(view, name) for name in (GIVEN, OWN, QUALIFIED))
    if given is None or qualified is None:
        return
    words = {"ours": view.percent(given / 100)}
    if given < qualified:
        yield "captured-low", words | {"qualified": view.percent(qualified / 100)}
    else:
        yield "captured-high", words
    if own is not None and own != given:
        both = {"given": view.percent(given / 100), "own": view.percent(own / 100)}
        yield ("own-better" if own > given else "given-better"), both


def _percent(view: View, contract: str) -> int | None:
    known = outcomes.row(view, contract)
    return round(100 * ladder.captured(view, contract)) if known else None


def _forecast(view: View) -> Iterator[Finding]:
    missed = forecast.miss(view)
    apart = forecast.distance(*missed) if missed else 0
    if missed and apart:
        guess, truth = missed
        words = {"guess": view.around(guess.middle), "truth": view.number(truth, 0)}
        yield ("guess-high" if apart > 0 else "guess-low"), words


def _clarity(view: View) -> Iterator[Finding]:
    known = clarity.known(view)
    if known is not None and known < FEW_KNOW:
        yield "clarity-low", {"share": view.percent(known)}


def _competence(view: View) -> Iterator[Finding]:
    rated = competence.rated(view)
    if rated is not None and rated < WEAK_HR:
        yield "hr-low", {}


def _orphans(view: View) -> Iterator[Finding]:
    for item, _ in owners.orphans(view)[:1]:
        yield "nobody-answers", {"item": owners.label(view, item)}


def _doubled(view: View) -> Iterator[Finding]:
    room = doubled.room(view)
    if room and room.kind == "double":
        yield "double-message", {"unit": view.number(room.unit), "view": view.number(room.view)}
    if doubled.apart(view):
        yield "message-apart", {}


def _foretold(view: View) -> Iterator[Finding]:
    missed = foretold.missed(view)
    if missed:
        guess, truth = missed
        words = {"guess": view.around(guess.middle), "truth": view.number(truth, 0)}
        words["what"] = guessing.heading(view, guess.item)
        apart = forecast.distance(guess, truth)
        yield ("guess-high" if apart > 0 else "guess-low"), words


def _agreement(view: View) -> Iterator[Finding]:
    part = agreement.agreed(view)
    if part is not None:
        name = "claim-believed" if part >= HALF else "claim-doubted"
        yield name, {"share": view.percent(part)}


def _ranking(view: View) -> Iterator[Finding]:
    question, shared = view.questions()[0], orders.shared(view)
    if shared:
        yield "first-shared", {"item": view.quoted(question, shared)}
    item, size = orders.widest(view)
    if size >= orders.NOTABLE:
        yield "first-apart", {"item": view.quoted(question, item)}


_JUDGES: Mapping[str, Callable[[View], Iterable[Finding]]] = {
    "mirror": lambda view: (*_mirror(view), *_departments(view)),
    "departments": _departments,
    "facts": _facts,
    "ladder": _captured,
    "forecast": _forecast,
    "clarity": _clarity,
    "competence": _competence,
    "sorting": _orphans,
    "doubled": _doubled,
    "foretold": _foretold,
    "agreement": _agreement,
    "ranking": _ranking,
}
