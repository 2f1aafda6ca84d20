"""A bet on how hot it is, beside what the same people then say of the signs."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import labels, theme
from workshop.charts.certainty import STEP, Interval, Summary
from workshop.charts.finding import Bar, Finding, Holds, Part, Picture, chart, columns, nothing
from workshop.charts.guesses import guessing
from workshop.charts.marks import across, middles, toned
from workshop.charts.own import Laid, Own, Reckoned
from workshop.charts.said.lines import lines
from workshop.charts.said.telling import Said, told
from workshop.charts.signs.leaning import level, together
from workshop.charts.view import View
from workshop.contracts.tallies import Answers
from workshop.questions.kinds import kind_of
from workshop.questions.taking import Takes

FULL = 100
TEN = 10
"""Bets are counted in tens, so no more than that is known of them."""

BET, SAID = "bet", "said"


class Heat(NamedTuple):
    """What was bet, or said, from 0 to 100: the middle, and from where to where it goes.

    Of the bets the middle half; of what is said what else it could be on another day.
    """

    what: str
    value: float
    ends: Interval


def teams(view: View) -> Finding[Said]:
    """Find what each side bet; what it says of the signs is told by the next chart."""
    bet = view.questions()[0]
    return told(view, [line for line in lines(view) if line.item in bet.items])


@chart(
    Takes(("number",), single=True, range=(0, FULL)),
    Takes(("rating",), 1, 0),
    holds={"bet-low": (BET, SAID), "bet-high": (BET, SAID)},
    stake=1,
    mine=("guess", "you"),
    teams=teams,
)
def heat(view: View) -> Finding[Heat]:
    """Find how hot the room bet that it is, and what it says of the signs on the same scale."""
    guess = next(iter(guessing.guesses(view)), None)
    summary = together(view, view.questions()[1:])
    if guess is None or summary is None:
        return nothing(view)
    scored = _scored(summary)
    ends = view.certain.mean(scored).held(0, FULL)
    low, middle, high = (TEN * round(value / TEN) for value in guess.quartiles)
    found = [
        Heat(BET, middle, Interval(low, high)),
        Heat(SAID, scored.mean, ends),
    ]
    apart = view.certain.apart(scored, guessing.summary(guess))
    way = "more" if apart.above(0) else "less" if apart.below(0) else "open"
    words = {BET: view.number(middle, 0), SAID: view.number(scored.mean, 0)}
    return Finding(
        view.tell("heat.title", **words),
        found,
        [view.tell(f"heat.{way}"), *(_sentence(view, one) for one in found)],
        columns(
            view,
            item=lambda one: view.say(f"heat.{one.what}"),
            middle=lambda one: view.number(one.value, 0),
            interval=lambda one: _span(view, one),
        ),
        [_bar(view, one) for one in found],
        lambda: _picture(view, found),
        holds=_holds(way, words),
        names=[] if way == "open" else [way],
        chance=way == "open",
    )


def _scored(found: Summary) -> Summary:
    """Return ratings from 1 to 5 on a scale from 0 to 100."""
    step = FULL / 4
    spread = max(found.variance, STEP) * step * step
    return Summary(found.n, (found.mean - 1) * step, spread)


def _holds(way: str, words: dict[str, str]) -> Holds:
    name = {"more": "bet-low", "less": "bet-high"}.get(way)
    return {name: words} if name else {}


def _span(view: View, one: Heat) -> str:
    low, high = (view.number(end, 0) for end in one.ends)
    return view.say("guesses.span", low=low, high=high)


def _sentence(view: View, one: Heat) -> str:
    low, high = (view.number(end, 0) for end in one.ends)
    return view.tell(f"heat.range.{one.what}", low=low, high=high)


def _bar(view: View, one: Heat) -> Bar:
    tone = "neither" if one.what == BET else "both"
    name, text = view.say(f"heat.{one.what}"), view.number(one.value, 0)
    part = Part(name, one.value / FULL, text, tone)
    return Bar(name, [part], _sentence(view, one), [_own(view, one)])


def _own(view: View, one: Heat) -> Own | Reckoned:
    """Return her bet, or her own ratings on the same scale, beside the room's."""
    bet, *rest = view.questions()
    if one.what == BET:
        return Own(bet, bet.items[0], "guess")

    def mean(answers: Answers) -> Laid | None:
        given = [answers[q.id] for q in rest if answers.get(q.id)]
        each = [kind_of(rest[0]).level({i: v}, [i]) for value in given for i, v in value.items()]
        at = level([value for value in each if value is not None])
        if at is None:
            return None
        return Laid(view.number((at - 1) * FULL / 4, 0), (at - 1) / 4)

    return Reckoned(tuple(rest), mean)


def _picture(view: View, found: Sequence[Heat]) -> Picture:
    tones = {BET: "neither", SAID: "both"}
    words = [f"0\n{view.say('heat.cold')}", "25", "50", "75", f"100\n{view.say('heat.hot')}"]
    axis = theme.grid([0, 25, 50, 75, 100], words, grid=True, gridOpacity=0.35, title=None)
    place = across("low", 0, FULL, axis, padding=theme.by_width("24", "40"))
    layers = middles(place, "value", y=theme.ordered(), color=toned("what", tones))
    rows = [
        {
            "label": labels.broken(view.say(f"heat.{one.what}"), 18),
            "order": at,
            "what": one.what,
            "value": one.value,
            "low": one.ends.low,
            "high": one.ends.high,
            "text": view.number(one.value, 0),
        }
        for at, one in enumerate(found)
    ]
    return Picture(layers, {"rows": rows}, {"step": 96, "for": "position"})
