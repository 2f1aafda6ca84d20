"""What the room expects, before the model answers; once more, with what it answers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workshop.charts import finding, outcomes
from workshop.charts.finding import NONE, Bar, Finding, Holds, Part, chart
from workshop.charts.guesses import binned, guessing, judging
from workshop.charts.guesses.guessing import FIELDS, Guess
from workshop.charts.guesses.judging import Truth
from workshop.charts.guesses.teams import beside_truths
from workshop.charts.outcomes import GIVEN, SILO
from workshop.charts.own import Own
from workshop.charts.said.lines import lines
from workshop.charts.said.telling import Said, told
from workshop.charts.view import View
from workshop.questions.taking import Takes


class Bin(NamedTuple):
    """How many guessed a number from low to high, beside the middle and what the model gives."""

    item: str
    low: float
    high: float
    people: int
    middle: float
    model: float | None


@chart(kinds=("number",), mine=("guess",))
def guesses(view: View) -> Finding[Bin]:
    """Find the middle of all guesses."""
    found = guessing.guesses(view)
    if not found:
        return finding.nothing(view)
    return told_beside(view, found, {}, _expected(view, found), [_half(view, one) for one in found])


def _expected(view: View, found: Sequence[Guess]) -> str:
    """Tell the middle of the guesses."""
    each = [guessing.quantity(view, one.item, view.around(one.middle)) for one in found]
    return view.tell("guesses.expect", each=view.listed(each))


def _of_teams(view: View) -> Finding[Said]:
    """Find what each side guessed, beside what the model makes of the bonuses they set."""
    row, question = outcomes.row(view, GIVEN), view.questions()[0]
    if not view.outcome:
        return finding.no_run(view)
    if row is None:
        return told(view, lines(view), beside=[view.tell("forecast.missing")])
    known = {item: row[field] for item, field in FIELDS.items() if item in question.items}
    truths = {
        item: judging.truth_of(guessing.scale(question, item), value)
        for item, value in known.items()
    }
    return beside_truths(view, truths, [view.tell("forecast.ours"), *_today(view)])


@chart(
    Takes(("number",), items=tuple(FIELDS)),
    model="kpi-game",
    holds={"guess-high": ("guess", "truth"), "guess-low": ("guess", "truth")},
    mine=("guess",),
    teams=_of_teams,
)
def forecast(view: View) -> Finding[Bin]:
    """Find how far the guesses lie from what the model makes of the room's bonus."""
    row, found = outcomes.row(view, GIVEN), guessing.guesses(view)
    if not view.outcome:
        return finding.no_run(view)
    if not found:
        return finding.nothing(view)
    if row is None:
        # The guess was about the room's own bonus: beside another one it is neither good nor bad.
        return told_beside(view, found, {}, _expected(view, found), [view.tell("forecast.missing")])
    truths = {item: row[field] for item, field in FIELDS.items()}
    title, *rest = _compared(view, found, truths)
    told = [*rest, view.tell("forecast.ours"), *_today(view)]
    judges = {one.item: judging.truth_of(one, truths[one.item]) for one in found}
    return told_beside(view, found, judges, title, told, _holds(view, found[0], truths))


def told_beside(
    view: View,
    found: Sequence[Guess],
    truths: Mapping[str, Truth],
    title: str,
    told: Sequence[str],
    holds: Holds | None = None,
) -> Finding[Bin]:
    """Return a finding of guesses; before the model has answered there are no truths."""
    answers = {item: judging.written(view, truth) for item, truth in truths.items()}
    values = {item: truth.value for item, truth in truths.items()}
    model = {"model": lambda one: answers.get(one.item, NONE)}
    return Finding(
        title,
        [
            Bin(one.item, low, high, people, one.middle, values.get(one.item))
            for one in found
            for low, high, people in zip(one.edges, one.edges[1:], one.counts, strict=False)
        ],
        told,
        finding.columns(
            view,
            item=lambda one: guessing.heading(view, one.item),
            guess=lambda one: view.say(
                "guesses.span", low=view.number(one.low, 0), high=view.number(one.high, 0)
            ),
            people=lambda one: str(one.people),
            middle=lambda one: view.around(one.middle),
            **(model if truths else {}),
        ),
        [bar for one in found for bar in _bars(view, one, truths.get(one.item))],
        lambda: binned.picture(view, found, truths),
        holds=holds or {},
    )


def _bars(view: View, one: Guess, truth: Truth | None) -> list[Bar]:
    """Return a bar for the middle of the guesses, and one for the truth below it."""
    # Her own guess stands on the bar of the room's, and not on that of the truth.
    own = {"middle": [Own(view.questions()[0], one.item, "guess")]}
    marks = [("middle", one.middle, view.around(one.middle), "both")]
    if truth is not None:
        marks.append(("truth", truth.value, judging.written(view, truth), "neutral"))
    return [
        Bar(
            guessing.heading(view, one.item),
            [Part(view.say(f"guesses.{kind}"), one.place(value), text, tone)],
            own=own.get(kind, ()),
        )
        for kind, value, text, tone in marks
    ]


def _half(view: View, guess: Guess) -> str:
    """Tell where the middle half of the guesses lies."""
    low, _, high = map(view.around, guess.quartiles)
    what = guessing.heading(view, guess.item)
    return view.tell("guesses.half", what=what, n=guess.n, low=low, high=high)


def _compared(view: View, found: Sequence[Guess], truths: Mapping[str, float]) -> list[str]:
    """Set the guesses beside the truths: the first as a title, the others as sentences."""
    told: list[str] = []
    for one in found:
        key, truth = "then" if told else "title", truths.get(one.item)
        if truth is None:
            told.append("")
            continue
        verdict = judging.judged(one, judging.truth_of(one, truth))
        ended = {"high": "off", "low": "off"}.get(verdict, verdict)
        guess = guessing.quantity(view, one.item, view.around(one.middle))
        words = {"guess": guess, "truth": view.number(truth, 0)}
        told.append(view.tell(f"forecast.{key}.{ended}", **words) + ("." if told else ""))
    return told


def _holds(view: View, guess: Guess, truths: Mapping[str, float], **words: str) -> Holds:
    truth = truths.get(guess.item, guess.middle)
    apart = judging.wrong(guess, judging.truth_of(guess, truth))
    words |= {"guess": view.around(guess.middle), "truth": view.number(truth, 0)}
    return {"guess-high" if apart > 0 else "guess-low": words} if apart else {}


def _today(view: View) -> list[str]:
    """Return where the company stands today, beside the room's own bonus."""
    silo = outcomes.row(view, SILO)
    if silo is None:
        return []
    words = {field: view.number(silo[field], 0) for field in FIELDS.values()}
    return [view.tell("forecast.today", contract=outcomes.inside(view, SILO), **words)]
