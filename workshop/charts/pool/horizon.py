"""How hard to press, by how far one looks ahead: what is best, what is nearly as good."""

from typing import Any, NamedTuple

from workshop.charts import guessing, pool, shapes, theme
from workshop.charts.finding import (
    Bar,
    Column,
    Data,
    Finding,
    Part,
    Picture,
    chart,
    columns,
    no_run,
)
from workshop.charts.guessing import Guess
from workshop.charts.marks import across, layer
from workshop.charts.pool import LONG, OWNER, SHORT
from workshop.charts.view import View

TOLD = (3, 36, 60)
"""The horizons that are named, in months."""

ASKED = {SHORT: 3, LONG: 36}
"""The horizon that each item of the question on pressure is about, in months."""

WORD = 12
"""Below this horizon, in months, stands what the band means."""

HEIGHT = 340


class Horizon(NamedTuple):
    """The best pressure after so many months, and from where to where it is nearly as good."""

    months: int
    pressure: float
    low: float
    high: float


@chart(kinds=("number",), model="lead-pool")
def horizon(view: View) -> Finding[Horizon]:
    """Find how the best pressure changes with the horizon."""
    if not view.outcome:
        return no_run(view)
    found = pool.given(view, "horizons")
    line = [Horizon(*one) for one in zip(*(found[name] for name in Horizon._fields), strict=True)]
    at, guesses = {one.months: one for one in line}, _guesses(view)
    owned = at[ASKED[LONG]]
    heads = {name: view.say(f"horizon.{name}") for name in ("best", "low", "high")}
    return Finding(
        _title(view, [at[months] for months in TOLD]),
        line[::3],
        [
            view.tell("horizon.band", span=pool.span(view, owned.months), **_ends(view, owned)),
            _lived(view),
            view.tell("pool.invented"),
        ],
        [
            *columns(view, horizon=lambda one: pool.span(view, one.months)),
            Column(heads["best"], lambda one: view.percent(one.pressure)),
            Column(heads["low"], lambda one: view.percent(one.low)),
            Column(heads["high"], lambda one: view.percent(one.high)),
        ],
        [bar for months in TOLD for bar in _bars(view, at[months], guesses.get(months))],
        lambda: _picture(view, line, guesses),
    )


def _guesses(view: View) -> dict[int, Guess]:
    """Return the room's guesses by the months they are about."""
    return {ASKED[one.item]: one for one in guessing.guesses(view) if one.item in ASKED}


def _ends(view: View, one: Horizon) -> dict[str, str]:
    return {"low": view.percent(one.low), "high": view.percent(one.high)}


def _title(view: View, told: list[Horizon]) -> str:
    each = [
        view.say("horizon.each", share=view.percent(one.pressure), span=pool.span(view, one.months))
        for one in told
    ]
    first, last = told[0].pressure, told[-1].pressure
    way = "falls" if last < first else "rises" if last > first else "same"
    return view.tell(f"horizon.title.{way}", each=view.listed(each))


def _lived(view: View) -> str:
    """Tell what is left when the room's pressure for the short run is kept up."""
    row = pool.given(view, "policies").get(SHORT)
    if row is None:
        return ""
    words = {"pressure": view.percent(row["pressure"]), "share": view.percent(row["kept"][OWNER])}
    return view.tell("horizon.lived", span=pool.span(view, ASKED[LONG]), **words)


def _bars(view: View, one: Horizon, guess: Guess | None) -> list[Bar]:
    """Return the bar of a horizon, and the room's guess below it."""
    span = pool.span(view, one.months)
    best = Part(view.say("horizon.best"), one.pressure, view.percent(one.pressure), "both")
    made = [Bar(span, [best], view.tell("horizon.nearly", **_ends(view, one)))]
    if guess:
        middle, text = view.say("guesses.middle"), view.around(guess.middle)
        made.append(Bar(span, [Part(middle, guess.middle / 100, text, "neither")]))
    return made


def _picture(view: View, line: list[Horizon], guesses: dict[int, Guess]) -> Picture:
    tone = {"color": theme.COLOURS["both"]}
    x = across("months", 0, 63, _months(view))
    y = across("low", -0.06, 1.06, _shares(view), "Y")
    bold = {"align": "left", "fontWeight": "bold"}
    along = tone | {"strokeWidth": 6, "interpolate": "step-after"}
    layers = [
        layer("line", "area", tone | {"opacity": 0.22}, x=x, y=y, y2="high:Q"),
        layer("line", "line", along, x="months", y="pressure"),
        layer("marks", "point", tone | {"filled": True, "size": 260}, x="months", y="y"),
        layer("marks", "text", bold | {"dx": 12, "dy": -15}, x="months", y="y", text="text"),
        layer("words", "text", bold | tone, x="months", y="y", text="text"),
        *(_rooms() if guesses else []),
    ]
    return Picture(layers, _data(view, line, guesses), HEIGHT)


def _rooms() -> list[Any]:
    """Return the room's guesses: the middle half of them as a line, the middle as a mark."""
    tone = {"color": theme.COLOURS["neutral"]}
    mark = {"shape": "diamond", "filled": True, "size": 280}
    said = [
        layer("ours", "text", {"align": align, "dx": dx}, f"datum.align === '{align}'", x="months",
              y="high", text="text")
        for align, dx in (("left", 14), ("right", -14))
    ]  # fmt: skip
    span = {"strokeWidth": 4, "opacity": 0.6}
    return [
        layer("ours", "rule", tone | span, x="months", y="low", y2="high:Q"),
        layer("ours", "point", tone | mark, x="months", y="y"),
        *said,
    ]


def _months(view: View) -> Any:
    ticks = (3, 12, 24, 36, 48, 60)
    words = [pool.span(view, months) for months in ticks]
    short = [str(months) for months in ticks]
    return theme.narrowing(ticks, words, short, 560, title=view.say("horizon.axis.x"))


def _shares(view: View) -> Any:
    ends = (0, 0.5, 1)
    look = {"title": shapes.broken(view.say("horizon.axis.y"), 30).split("\n")}
    words = [view.percent(end) for end in ends]
    return theme.grid(ends, words, grid=True, gridOpacity=0.35, **look)


def _data(view: View, line: list[Horizon], guesses: dict[int, Guess]) -> dict[str, Data]:
    at = {one.months: one for one in line}
    told = [(months, at[months].pressure) for months in TOLD]
    below = at[WORD].low - 0.07
    data = {
        "line": [one._asdict() for one in line],
        "marks": [{"months": n, "y": part, "text": view.percent(part)} for n, part in told],
        "words": [{"months": WORD + 1, "y": below, "text": view.say("horizon.word")}],
    }
    ours = [_ours(view, months, guess) for months, guess in guesses.items()]
    return data | ({"ours": ours} if ours else {})


def _ours(view: View, months: int, guess: Guess) -> dict[str, Any]:
    low, middle, high = guess.quartiles
    return {
        "months": months,
        "y": middle / 100,
        "low": low / 100,
        "high": high / 100,
        "text": view.say("guesses.mark.middle", value=view.around(middle)),
        "align": "left" if months == ASKED[SHORT] else "right",
    }
