"""What would be missing without each function: as the model makes it, beside what we guessed."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import finding
from workshop.charts.finding import NONE, Bar, Finding, Part, Picture, chart, columns
from workshop.charts.guesses import guessing
from workshop.charts.labels import broken
from workshop.charts.marks import across, layer, named, toned
from workshop.charts.own import Own
from workshop.charts.theme import COLOURS, grid, ordered
from workshop.charts.value import function, shown, tone
from workshop.charts.view import View
from workshop.models.value_game.outcomes import ValueOutcome
from workshop.models.value_game.run import FUNCTIONS
from workshop.questions.taking import Takes

GUESS = "guess"


class Claim(NamedTuple):
    """A function, what it may claim in [0, 1], and the middle of what the room guessed of it."""

    function: str
    name: str
    share: float
    guess: float | None


@chart(
    Takes(("number",), items=FUNCTIONS, range=(0, 100)),
    model="value-game",
    plays=True,
    mine=(GUESS,),
)
def without_us(view: View) -> Finding[Claim]:
    """Find what each function may truthfully claim, and what all claims add up to."""
    outcome, tried = shown(view)
    if outcome is None:
        return finding.no_run(view)
    guesses = {one.item: one.middle / 100 for one in guessing.guesses(view)}
    rows = [
        Claim(name, function(view, name), outcome["claims"][name], guesses.get(name))
        for name in FUNCTIONS
    ]
    title = _title(view, outcome)
    return Finding(
        view.tell("without_us.tried", finding=title) if tried else title,
        rows,
        [
            view.tell("without_us.both"),
            view.tell("without_us.together", share=view.percent(outcome["together"])),
            view.tell("without_us.invented"),
        ],
        columns(
            view,
            item=lambda one: one.name,
            truth=lambda one: view.percent(one.share),
            guess=lambda one: NONE if one.guess is None else _guessed(view, one.guess),
        ),
        [_bar(view, one) for one in rows],
        lambda: _picture(view, rows),
    )


def _title(view: View, outcome: ValueOutcome) -> str:
    claims = {name: view.percent(outcome["claims"][name]) for name in ("marketing", "sales")}
    same = claims["marketing"] == claims["sales"]
    words = {**claims, "sum": view.percent(outcome["sum"])}
    return view.tell("without_us.same" if same else "without_us.apart", **words)


def _guessed(view: View, guess: float) -> str:
    return view.around(100 * guess)


def _bar(view: View, one: Claim) -> Bar:
    question = view.questions()[0]
    part = Part(
        view.say("without_us.truth"), one.share, view.percent(one.share), tone(one.function)
    )
    said = (
        "" if one.guess is None else view.tell("without_us.guess", guess=_guessed(view, one.guess))
    )
    return Bar(one.name, [part], said, [Own(question, one.function, GUESS)])


def _picture(view: View, rows: Sequence[Claim]) -> Picture:
    ticks = [0.0, 0.5, 1.0]
    axis = grid(
        ticks, [view.percent(tick) for tick in ticks], grid=True, gridOpacity=0.35, title=None
    )
    y, tones = ordered(), {one.function: tone(one.function) for one in rows}
    bold = {"align": "left", "dx": 8, "fontWeight": "bold"}
    point = {"filled": True, "size": 240, "color": COLOURS["both"], "stroke": "white"}
    ours = view.say("without_us.ours")
    shape = named("ours", {ours: "diamond"}, "Shape", legend={"title": None})
    layers = [
        layer(
            "rows",
            "bar",
            x=across("start", 0, 1.05, axis),
            x2="share:Q",
            y=y,
            color=toned("function", tones),
        ),
        layer("rows", "text", bold, x="share", y=y, text="text"),
    ]
    if any(one.guess is not None for one in rows):
        layers.append(layer("guesses", "point", point, x="share", y=y, shape=shape))
    place = [{"label": broken(o.name), "order": order} for order, o in enumerate(rows)]
    made = [
        at | {"function": o.function, "start": 0, "share": o.share, "text": view.percent(o.share)}
        for at, o in zip(place, rows, strict=True)
    ]
    guesses = [
        at | {"share": o.guess, "ours": ours}
        for at, o in zip(place, rows, strict=True)
        if o.guess is not None
    ]
    return Picture(layers, {"rows": made} | ({"guesses": guesses} if guesses else {}), {"step": 52})
