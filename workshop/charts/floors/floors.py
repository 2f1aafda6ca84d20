"""What is left of a conflict once two floors are one room, swap for a while, or stay as they are.

The model is set so that one story comes out, so a guess beside it is neither right nor wrong; what
speaks against the story is drawn with it.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from workshop.charts import finding
from workshop.charts.finding import NONE, Bar, Finding, Part, chart, columns, each
from workshop.charts.floors.picture import Drawn, Mark, picture
from workshop.charts.guesses import guessing
from workshop.charts.labels import tone
from workshop.charts.own import Own
from workshop.charts.view import View, capital
from workshop.models.contact.outcomes import WAYS, ContactOutcome, ContactPlayed, Course
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL
from workshop.sampling.kept import sweep

GUESSED = ("room", "swaps")
"""The ways of which people guess what is left in the end."""

MOST = 150
"""The highest guess, in hundredths; bars are as long as this."""

TONES = {"room": "both", "swaps": "neutral", "headphones": "both"}
AGAINST = ("headphones", "opponents")
MODEL = "contact"
CORRELATION = -0.21
"""Between contact and prejudice, over 515 studies: Pettigrew and Tropp (2006), see the model."""


class Way(NamedTuple):
    """What happens on moving day, and what is left eight and sixteen weeks later; 1 is all."""

    way: str
    name: str
    halfway: float
    end: float
    guess: float | None


@chart(
    Takes(("number",), items=GUESSED, range=(0, MOST)),
    model=MODEL,
    plays=True,
    mine=("guess",),
)
def floors(view: View) -> Finding[Way]:
    """Find what is left of the conflict, way by way; what was played stands first."""
    if not view.outcome:
        return finding.no_run(view)
    outcome, played = cast("ContactOutcome", view.outcome), _played(view)
    rows = [*_set(view, played), *_ways(view, outcome)]
    heads = [(view.say(f"floors.{name}"), at) for at, name in enumerate(("halfway", "end"), 2)]
    return Finding(
        _title(view, outcome, played),
        rows,
        _told(view, outcome),
        [
            *columns(view, item=lambda one: one.name),
            *each(heads, lambda at, one: view.percent(one[at])),
            *columns(view, guess=lambda one: NONE if one.guess is None else _around(view, one)),
        ],
        [*(_bar(view, one) for one in rows), *_rated_bars(view, outcome)],
        lambda: picture(
            view,
            _drawn(view, outcome, played),
            _marks(view, outcome, rows),
            [_worth(view, "floors.brief.limits"), *_brief(view)],
        ),
    )


def _played(view: View) -> ContactPlayed | None:
    return cast("ContactPlayed | None", view.played)


def _set(view: View, played: ContactPlayed | None) -> list[Way]:
    if played is None:
        return []
    course = played["course"]
    return [Way("set", view.say("floors.set"), course["halfway"], course["end"], None)]


def _ways(view: View, outcome: ContactOutcome) -> list[Way]:
    guesses = {one.item: one.middle / 100 for one in guessing.guesses(view)}
    return [
        Way(way, view.model(f"ways.{way}"), course["halfway"], course["end"], guesses.get(way))
        for way in WAYS
        for course in [outcome["ways"][way]]
    ]


def _title(view: View, outcome: ContactOutcome, played: ContactPlayed | None) -> str:
    if played is not None:
        return view.tell("floors.tried", **_percents(view, played["course"]))
    left = {way: view.percent(outcome["ways"][way]["end"]) for way in GUESSED}
    return view.tell("floors.title", **left)


def _percents(view: View, course: Course) -> dict[str, str]:
    return {"halfway": view.percent(course["halfway"]), "end": view.percent(course["end"])}


def _told(view: View, outcome: ContactOutcome) -> list[str]:
    """Tell what the model is worth, what speaks against it, and what our own conditions do."""
    left = {way: view.percent(outcome["ways"][way]["end"]) for way in AGAINST}
    against = view.tell("floors.against", **left)
    studies = view.tell("floors.studies", r=_correlation(view))
    return [_worth(view, "floors.limits"), against, *_rated(view, outcome), studies]


def _worth(view: View, key: str) -> str:
    """Tell in how many invented worlds the story's ending holds."""
    found = sweep(MODEL)
    share = view.percent(found.claims["one_room_heals"].share.share)
    return view.tell(key, share=share, worlds=view.number(found.worlds, 0))


def _brief(view: View) -> list[str]:
    """Return what speaks against the story, for the foot of the picture."""
    return [
        view.tell("floors.brief.against"),
        view.tell("floors.brief.studies", r=_correlation(view)),
    ]


def _correlation(view: View) -> str:
    return view.number(CORRELATION, 2)


def _rated(view: View, outcome: ContactOutcome) -> list[str]:
    """Tell what would be left under the conditions that the room has rated."""
    return [
        view.tell(
            f"floors.rated.{'room' if who == ALL else 'side'}",
            who=view.inside(who),
            end=view.percent(course["end"]),
        )
        for who, course in outcome["rated"].items()
    ]


def _around(view: View, one: Way) -> str:
    return view.percent(round(10 * (one.guess or 0)) / 10)


def _bar(view: View, one: Way) -> Bar:
    """Return the bar of what is left in the end; her own guess stands where it was guessed."""
    full, part = MOST / 100, view.percent(one.end)
    guess = "" if one.guess is None else view.tell("floors.guess", guess=_around(view, one))
    halfway = view.tell("floors.after", halfway=view.percent(one.halfway))
    own = [Own(view.questions()[0], one.way, "guess")] if one.way in GUESSED else []
    look = "both" if one.way in ("set", "room") else TONES.get(one.way, "neither")
    shown = Part(view.say("floors.end"), one.end / full, part, look)
    return Bar(one.name, [shown], " ".join(filter(None, (halfway, guess))), own)


def _rated_bars(view: View, outcome: ContactOutcome) -> list[Bar]:
    return [
        Bar(
            _conditions(view, who),
            [Part(view.say("floors.end"), end / (MOST / 100), view.percent(end), tone(who))],
        )
        for who, course in outcome["rated"].items()
        for end in [course["end"]]
    ]


def _conditions(view: View, who: str) -> str:
    return capital(view.say("floors.ours", who=view.inside(who)))


def _brief_of(view: View, who: str) -> str:
    if who == ALL:
        return view.say("floors.short.ours")
    return view.say("floors.short.theirs", who=view.name(who))


def _drawn(view: View, outcome: ContactOutcome, played: ContactPlayed | None) -> list[Drawn]:
    """Return the lines: that which was played thickest, those against the story broken."""
    lines = [
        Drawn(
            view.say(f"floors.short.{way}"),
            TONES.get(way, "neither"),
            outcome["ways"][way]["line"],
            broken=way in AGAINST,
            thick=way == "room",
        )
        for way in WAYS
    ]
    if played is None:
        return lines
    line = played["course"]["line"]
    return [*lines, Drawn(view.say("floors.set"), "both", line, broken=False, thick=True)]


def _marks(view: View, outcome: ContactOutcome, rows: list[Way]) -> list[Mark]:
    """Return the room's guesses, and what is left under its own conditions."""
    ours = view.say("floors.guessed")
    guesses = [Mark(ours, TONES[one.way], one.guess, "") for one in rows if one.guess is not None]
    rated: Mapping[str, Any] = outcome["rated"]
    return [
        *guesses,
        *(
            Mark("", tone(who), course["end"], _brief_of(view, who))
            for who, course in rated.items()
        ),
    ]
