"""What a room's own guesses add up to, function by function, and what it had bet on that."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from workshop.charts.certainty import Interval
from workshop.charts.finding import Bar, Finding, Holds, Part, Picture, chart, columns, nothing
from workshop.charts.guesses import guessing, judging
from workshop.charts.guesses.guessing import Guess
from workshop.charts.labels import broken
from workshop.charts.marks import across, layer, toned
from workshop.charts.own import Own
from workshop.charts.said import lines as said
from workshop.charts.said.telling import Said
from workshop.charts.said.telling import told as what_was_said
from workshop.charts.theme import COLOURS, grid, ordered
from workshop.charts.value import tone
from workshop.charts.view import View
from workshop.models.student import quantile
from workshop.questions.question import Question
from workshop.questions.taking import Takes

WHOLE = 100
"""All there is, in hundredths."""

BET = "sum"

SUM = 0.5
"""The part of its certainty that is kept for the sum; the rest is for the two ways to bet wrong."""


class Missing(NamedTuple):
    """A function, and what would be missing without it: the room's mean, in hundredths."""

    item: str
    label: str
    mean: float
    n: int


def _of_teams(view: View) -> Finding[Said]:
    """Tell what each table's own guesses add up to."""
    guessed, _ = view.questions()
    sums = [
        view.say("together.side", side=view.inside(group), sum=view.number(_sum(table["value"]), 0))
        for group, table in said.tables(view, guessed)
    ]
    title = view.tell("together.sides", sums=view.listed(sums)) if sums else ""
    return what_was_said(view, said.lines(view), title)


def _sum(value: object) -> float:
    return float(sum(value.values())) if isinstance(value, dict) else 0.0


@chart(
    Takes(("number",)),
    Takes(("number",), items=(BET,), single=True),
    holds={
        "sum-over": ("sum",),
        "cannot-tell": (),
        **{f"bet-{verdict}": ("bet", "sum") for verdict in ("high", "low", "open", "close")},
    },
    stake=2,
    teams=_of_teams,
)
def together(view: View) -> Finding[Missing]:
    """Find what the room's guesses add up to, and whether that is surely more than there is."""
    guessed, bet = view.questions()
    found = guessing.guesses(view, guessed)
    if len(found) < len(guessed.items):
        return nothing(view)
    rows = [_missing(view, guessed, one) for one in found]
    total, over = sum(one.mean for one in rows), _interval(view, found).above(WHOLE)
    tens = view.around(total)
    return Finding(
        view.tell("together.title.over" if over else "together.title.sum", sum=tens),
        rows,
        [*_bet(view, bet, total), view.tell("together.open") if not over else ""],
        columns(
            view,
            item=lambda one: one.label,
            mean=lambda one: view.number(one.mean, 0),
            answers=lambda one: str(one.n),
        ),
        [_bar(view, guessed, one) for one in rows],
        lambda: _picture(view, rows),
        holds=_holds(view, bet, total, over=over),
        names=["sum-over"] if over else [],
        own=[Own(bet, BET, "guess")],
    )


def _missing(view: View, question: Question, one: Guess) -> Missing:
    return Missing(one.item, view.brief(question, one.item), guessing.summary(one).mean, one.n)


def _interval(view: View, found: Sequence[Guess]) -> Interval:
    """Return the interval of the sum of the means, as if one person's guesses all went together.

    How far people lie apart over all of their guesses is not told, so they are taken to lie as far
    apart as they can: whoever guesses much of one guesses much of all. Numbers are counted in
    bins, and the mean of each may lie half a bin elsewhere.
    """
    all_of_them = [guessing.summary(one) for one in found]
    total = sum(one.mean for one in all_of_them)
    people = min(one.n for one in all_of_them)
    spread = sum(sqrt(one.variance) for one in all_of_them)
    reach = quantile(1 - view.certain.part(SUM).level, people - 1) * spread / sqrt(people)
    return Interval(total - reach, total + reach)


def _bets(view: View, bet: Question) -> Guess | None:
    return next(iter(guessing.guesses(view, bet)), None)


def _bet(view: View, bet: Question, total: float) -> list[str]:
    one = _bets(view, bet)
    if one is None:
        return []
    verdict = _verdict(view, one, total)
    return [
        view.tell(f"together.bet.{verdict}", bet=view.around(one.middle), sum=view.around(total))
    ]


def _verdict(view: View, bet: Guess, total: float) -> str:
    level = view.certain.part((1 - SUM) / 2).level
    return judging.judged(bet, judging.truth_of(bet, total), level)


def _holds(view: View, bet: Question, total: float, *, over: bool) -> Holds:
    held: dict[str, dict[str, str]] = {"sum-over": {"sum": view.around(total)}} if over else {}
    if one := _bets(view, bet):
        verdict = _verdict(view, one, total)
        held[f"bet-{verdict}"] = {"bet": view.around(one.middle), "sum": view.around(total)}
    return held if over else {**held, "cannot-tell": {}}


def _bar(view: View, question: Question, one: Missing) -> Bar:
    part = Part(
        view.say("together.mean"), one.mean / WHOLE, view.number(one.mean, 0), tone(one.item)
    )
    return Bar(one.label, [part], own=[Own(question, one.item, "guess")])


def _picture(view: View, rows: Sequence[Missing]) -> Picture:
    """Draw the guesses one after the other, and where all there is would end."""
    total = max(sum(one.mean for one in rows), WHOLE)
    ticks = [float(WHOLE) * n for n in range(int(total // WHOLE) + 1)]
    axis = grid(ticks, [view.percent(tick / WHOLE) for tick in ticks], grid=False, title=None)
    place = across("start", 0, total * 1.06, axis)
    tones = {one.item: tone(one.item) for one in rows}
    bold = {"align": "left", "dx": 8, "fontWeight": "bold"}
    line = {"strokeDash": [6, 5], "strokeWidth": 3, "color": COLOURS["both"]}
    layers = [
        layer("rows", "bar", x=place, x2="end:Q", y=ordered(), color=toned("item", tones)),
        layer("whole", "rule", line, x="start"),
        layer("rows", "text", bold, x="end", y=ordered(), text="text"),
    ]
    made, start = [], 0.0
    for order, one in enumerate(rows):
        ends = {"start": start, "end": start + one.mean, "text": view.number(one.mean, 0)}
        made.append({"item": one.item, "label": broken(one.label, 22), "order": order} | ends)
        start += one.mean
    return Picture(layers, {"rows": made, "whole": [{"start": WHOLE}]}, {"step": 50})
