"""Numbers that people have counted, and not guessed: how many of something there were."""

from collections.abc import Sequence

from workshop.charts import labels, theme
from workshop.charts.finding import Bar, Finding, Holds, Part, Picture, chart, columns, nothing
from workshop.charts.guesses import guessing
from workshop.charts.guesses.foretelling import Bin
from workshop.charts.guesses.guessing import Guess
from workshop.charts.marks import across, middles
from workshop.charts.naming import not_shown
from workshop.charts.own import Own
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.taking import Takes

JOINED, NEEDED = "joined", "needed"
"""Two items that are held against each other, where there are both."""


@chart(
    Takes(("number",), 1, 0),
    holds={"more-than-needed": (JOINED, NEEDED), "cannot-tell": ()},
    stake=1,
)
def counts(view: View) -> Finding[Bin]:
    """Find the middle of what people counted, and whether surely more joined than were needed."""
    found = [one for question in view.questions() for one in guessing.guesses(view, question)]
    if not found:
        return nothing(view)
    held, both = _holds(view, found), _both(found)
    return Finding(
        view.tell("counts.title", each=view.listed([_each(view, one) for one in found])),
        [
            Bin(one.item, low, high, people, one.middle, None)
            for one in found
            for low, high, people in zip(one.edges, one.edges[1:], one.counts, strict=False)
        ],
        [*_told(view, found), _compared(view, held) if both else ""],
        columns(
            view,
            item=lambda one: _name(view, one.item),
            option=lambda one: view.say(
                "guesses.span", low=view.number(one.low, 0), high=view.number(one.high, 0)
            ),
            people=lambda one: str(one.people),
        ),
        [_bar(view, one) for one in found],
        lambda: _picture(view, found),
        holds=held or ({"cannot-tell": {}} if both else {}),
        names=[*held],
        chance=bool(both) and not held,
    )


def _asked(view: View, item: str) -> Question:
    return next(question for question in view.questions() if item in question.items)


def _name(view: View, item: str) -> str:
    return view.brief(_asked(view, item), item)


def _each(view: View, one: Guess) -> str:
    unit = view.words(f"questions.{_asked(view, one.item).words}.units.{one.item}")
    return f"{guessing.around(view, one, one.middle)} {unit}"


def _told(view: View, found: Sequence[Guess]) -> list[str]:
    halves = [
        view.tell(
            "counts.half",
            what=_name(view, one.item),
            low=guessing.around(view, one, one.quartiles[0]),
            high=guessing.around(view, one, one.quartiles[2]),
        )
        for one in found
    ]
    shown = [one.item for one in found]
    return [*halves, *(not_shown(view, question, shown) for question in view.questions())]


def _both(found: Sequence[Guess]) -> tuple[Guess, Guess] | None:
    by = {one.item: one for one in found}
    return (by[JOINED], by[NEEDED]) if {JOINED, NEEDED} <= by.keys() else None


def _holds(view: View, found: Sequence[Guess]) -> Holds:
    both = _both(found)
    if both is None or not view.certain.apart(*map(guessing.summary, both)).above(0):
        return {}
    told = [guessing.around(view, one, one.middle) for one in both]
    return {"more-than-needed": dict(zip((JOINED, NEEDED), told, strict=True))}


def _compared(view: View, held: Holds) -> str:
    return (
        view.tell("counts.more", **held["more-than-needed"]) if held else view.tell("counts.open")
    )


def _bar(view: View, one: Guess) -> Bar:
    text = guessing.around(view, one, one.middle)
    part = Part(view.say("counts.middle"), one.place(one.middle), text, "both")
    own = [Own(_asked(view, one.item), one.item)]
    return Bar(_name(view, one.item), [part], own=own)


def _picture(view: View, found: Sequence[Guess]) -> Picture:
    """Draw the middle of each count, and from where to where the middle half of them goes."""
    low, high = min(one.edges[0] for one in found), max(one.edges[-1] for one in found)
    ticks = [low + (high - low) * part / 3 for part in range(4)]
    words = [view.number(tick, 0) for tick in ticks]
    axis = theme.grid(ticks, words, grid=True, gridOpacity=0.35, title=None)
    place = across("low", low, high, axis, padding=theme.by_width("16", "32"))
    tone = {"color": theme.COLOURS["both"]}
    layers = middles(place, "middle", tone, y=theme.ordered())
    rows = [_row(view, one, at) for at, one in enumerate(found)]
    return Picture(layers, {"rows": rows}, {"step": 96, "for": "position"})


def _row(view: View, one: Guess, order: int) -> dict[str, str | float]:
    return {
        "label": labels.broken(_name(view, one.item), 24),
        "order": order,
        "low": one.quartiles[0],
        "middle": one.middle,
        "high": one.quartiles[2],
        "text": guessing.around(view, one, one.middle),
    }
