"""How hard to press, by how far one looks ahead: what is best, what is nearly as good."""

from typing import Any, NamedTuple

from workshop.charts import labels, pool, theme
from workshop.charts.finding import Bar, Data, Finding, Part, Picture, chart, columns, each, no_run
from workshop.charts.guesses import guessing
from workshop.charts.guesses.guessing import Guess
from workshop.charts.marks import across, layer
from workshop.charts.own import Own
from workshop.charts.pool import ASKED, FIRST, LAST, OWNER, SHORT
from workshop.charts.said.lines import Line
from workshop.charts.said.lines import lines as said_lines
from workshop.charts.said.telling import who
from workshop.charts.view import View, capital
from workshop.questions.taking import Takes

TOLD = (FIRST, LAST, 60)
"""The horizons that are named, in months."""

HEIGHT = 390

WIDTH = 74
"""In months: the words beside the last mark have room."""

CEILING = 1.06
"""All marks stay below it, in shares of those who are pressed."""

NARROW, BESIDE = 0.06, 0.1
"""What a lane of words needs above it, and between two of them, in shares of those pressed."""

LANE = 1.16
"""Where the words for the room's guesses stand: above everything that a guess can meet."""


class Horizon(NamedTuple):
    """The best pressure after so many months, and from where to where it is nearly as good."""

    months: int
    pressure: float
    low: float
    high: float


@chart(Takes(("number",), items=tuple(ASKED), range=(0, 100)), model="lead-pool", mine=("guess",))
def horizon(view: View) -> Finding[Horizon]:
    """Find how the best pressure changes with the horizon."""
    if not view.outcome:
        return no_run(view)
    found = pool.given(view, "horizons")
    line = [Horizon(*one) for one in zip(*(found[name] for name in Horizon._fields), strict=True)]
    at, guesses = {one.months: one for one in line}, _guesses(view)
    heads = [(view.say(f"horizon.{n}"), at) for at, n in enumerate(("best", "low", "high"), 1)]
    band = view.tell("horizon.band", span=pool.span(view, LAST), **_ends(view, at[LAST]))
    return Finding(
        _title(view, [at[months] for months in TOLD]),
        line[::3],
        [band, _lived(view), *_lived_by_sides(view), view.tell("pool.invented")],
        [
            *columns(view, horizon=lambda one: pool.span(view, one.months)),
            *each(heads, lambda field, one: view.percent(one[field])),
        ],
        [bar for months in TOLD for bar in _bars(view, at[months], guesses.get(months))],
        lambda: _picture(view, line, _ours(view, guesses)),
    )


def _guesses(view: View) -> dict[int, Guess]:
    """Return the room's guesses by the months they are about."""
    return {ASKED[one.item]: one for one in guessing.guesses(view) if one.item in ASKED}


def _ends(view: View, one: Horizon) -> dict[str, str]:
    return {"low": view.percent(one.low), "high": view.percent(one.high)} | {
        "best": view.percent(one.pressure)
    }


def _title(view: View, told: list[Horizon]) -> str:
    words = [(pool.band(view, one.low, one.high), pool.span(view, one.months)) for one in told]
    named = [view.say("horizon.each", share=share, span=span) for share, span in words]
    first, last = told[0], told[-1]
    # Where the bands meet, one pressure is as good at both ends.
    way = "falls" if last.high < first.low else "rises" if last.low > first.high else "same"
    return view.tell(f"horizon.title.{way}", each=view.listed(named))


def _lived(view: View) -> str:
    """Tell what is left when the room's pressure for the short run is kept up."""
    row = pool.given(view, "policies").get(SHORT)
    if row is None:
        return ""
    words = {"pressure": view.percent(row["pressure"]), "share": view.percent(row["kept"][OWNER])}
    return view.tell("horizon.lived", span=pool.span(view, LAST), **words)


def _lived_by_sides(view: View) -> list[str]:
    """Tell the same of each side's own pressure, where they are played as teams."""
    sides = view.outcome.get("sides", []) if view.outcome else []
    words = {"span": pool.span(view, LAST)}
    return [
        view.tell(
            "said.lived",
            side=view.inside(one["side"]),
            pressure=view.percent(row["pressure"]),
            share=view.percent(row["kept"][OWNER]),
            **words,
        )
        for one in sides
        if (row := one["policies"].get(SHORT))
    ]


def _bars(view: View, one: Horizon, guess: Guess | None) -> list[Bar]:
    """Return the bar of a horizon, and the room's guess below it."""
    span = pool.span(view, one.months)
    best = Part(view.say("horizon.best"), one.pressure, view.percent(one.pressure), "both")
    question = view.questions()[0]
    own = [Own(question, item, "guess") for item, at in ASKED.items() if at == one.months]
    note = view.tell("horizon.nearly", **_ends(view, one))
    if guess is None:
        return [Bar(span, [best], note, own)]
    middle, text = view.say("guesses.middle"), view.around(guess.middle)
    room = Part(middle, guess.middle / 100, text, "neither")
    return [Bar(span, [best], note), Bar(span, [room], own=own)]


def _picture(view: View, line: list[Horizon], ours: Data) -> Picture:
    tone = {"color": theme.COLOURS["both"]}
    x = across("months", 0, WIDTH, _months(view))
    highest = max((one["lane"] + NARROW for one in ours), default=CEILING)
    y = across("low", -0.06, highest, _shares(view), "Y")
    bold = {"align": "left", "fontWeight": "bold"}
    along = tone | {"strokeWidth": 6, "interpolate": "step-after"}
    layers = [
        layer("line", "area", tone | {"opacity": 0.22}, x=x, y=y, y2="high:Q"),
        layer("line", "line", along, x="months", y="pressure"),
        layer("marks", "point", tone | {"filled": True, "size": 260}, x="months", y="y"),
        layer("marks", "text", bold | {"dx": 12, "dy": -15}, x="months", y="y", text="text"),
        layer("words", "text", bold | tone, x="months", y="y", text="text"),
        *(_rooms() if ours else []),
    ]
    return Picture(layers, _data(view, line) | ({"ours": ours} if ours else {}), HEIGHT)


def _rooms() -> list[Any]:
    """Return the room's guesses: the middle half of them as a line, the middle as a mark.

    Their words stand in a lane of their own above them: wherever a guess lies, the words beside
    the line and the band stand at their own heights, and would run through words beside a mark.
    """
    tone = {"color": theme.COLOURS["neutral"]}
    mark = {"shape": "diamond", "filled": True, "size": 280}
    thin, thick = {"strokeWidth": 1, "strokeDash": [3, 4]}, {"strokeWidth": 4, "opacity": 0.6}
    words = {"align": "left", "dx": -8}
    return [
        layer("ours", "rule", tone | thin, x="months", y="y", y2="foot:Q"),
        layer(
            "ours",
            "rule",
            tone | thick,
            x="months",
            y="low",
            y2="high:Q",
        ),
        layer("ours", "point", tone | mark, x="months", y="y"),
        layer("ours", "text", tone | words, x="months", y="lane", text="text"),
    ]


def _months(view: View) -> Any:
    ticks = (3, 12, 24, 36, 48, 60)
    words, title = [pool.span(view, months) for months in ticks], view.say("horizon.axis.x")
    return theme.narrowing(ticks, words, list(map(str, ticks)), 560, title=title)


def _shares(view: View) -> Any:
    ends = (0, 0.5, 1)
    look = {"title": labels.broken(view.say("horizon.axis.y"), 30).split("\n")}
    words = [view.percent(end) for end in ends]
    return theme.grid(ends, words, grid=True, gridOpacity=0.35, **look)


def _data(view: View, line: list[Horizon]) -> dict[str, Data]:
    at = {one.months: one for one in line}
    told = [(at[months], pool.band(view, at[months].low, at[months].high)) for months in TOLD]
    return {
        "line": [one._asdict() for one in line],
        "marks": [{"months": one.months, "y": one.pressure, "text": text} for one, text in told],
        "words": [{"months": 13, "y": at[12].low - 0.07, "text": view.say("horizon.word")}],
    }


def _ours(view: View, guesses: dict[int, Guess]) -> Data:
    """Return the marks of what the room guessed, or of what each side said it would press."""
    if view.teams:
        return [mark for at in said_lines(view) for mark in _by_sides(view, at)]
    return [_of_guess(view, months, guess) for months, guess in guesses.items()]


def _by_sides(view: View, line: Line) -> Data:
    """Return a mark for each answer; the words of each stand in a lane of their own."""
    return [
        {"months": ASKED[line.item], "text": f"{name} {view.number(one.value, 0)}", "lane": lane}
        | {"foot": lane - 0.05, "y": one.place, "low": one.place, "high": one.place}
        for nth, one in enumerate(line.answers)
        for lane in [LANE + BESIDE * nth]
        for name in [capital(who(view, one.group, one.table, [line]))]
    ]


def _of_guess(view: View, months: int, guess: Guess) -> dict[str, Any]:
    low, middle, high = guess.quartiles
    text = view.say("guesses.mark.middle", value=view.around(middle))
    place = {"months": months, "text": text, "lane": LANE, "foot": LANE - 0.05}
    return place | {"y": middle / 100, "low": low / 100, "high": high / 100}
