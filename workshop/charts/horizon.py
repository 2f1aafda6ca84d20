"""How hard to press, by how far one looks ahead: what is best, what is nearly as good."""

from typing import Any

from workshop.charts import pool, shapes, theme
from workshop.charts.guesses import guessing
from workshop.charts.guesses.guessing import Guess
from workshop.charts.pool import LONG, OWNER, SHORT
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View

TOLD = (3, 36, 60)
"""The horizons that are named, in months."""

ASKED = {SHORT: 3, LONG: 36}
"""The horizon that each item of the question on pressure is about, in months."""

HEIGHT = 340


def draw(view: View) -> Figure:
    """Draw the best pressure over the horizon, in the band of what is nearly as good."""
    return pool.figure(view, _title, _sentences, _table, _drawing)


def bars(view: View) -> Bars:
    """Return one bar per horizon that is named, and the room's guess below it."""
    return pool.bars(view, _title, _sentences, _light)


def _light(view: View) -> Rows:
    return [row for months in TOLD for row in _bars_at(view, months)]


def _bars_at(view: View, months: int) -> Rows:
    part, low, high = _at(view, months)
    words = {"low": view.percent(low), "high": view.percent(high)}
    best = shapes.part(view.say("horizon.best"), part, view.percent(part), "both")
    made = [shapes.row(pool.span(view, months), [best], view.tell("horizon.nearly", **words))]
    guess = _guesses(view).get(months)
    if guess:
        text = view.around(guess.middle)
        ours = shapes.part(view.say("guesses.middle"), guess.middle / 100, text, "neither")
        made.append(shapes.row(pool.span(view, months), [ours]))
    return made


def _at(view: View, months: int) -> tuple[float, float, float]:
    """Return the best pressure at a horizon, and from where to where it is nearly as good."""
    found = (view.outcome or {})["horizons"]
    at = found["months"].index(months)
    return found["pressure"][at], found["low"][at], found["high"][at]


def _guesses(view: View) -> dict[int, Guess]:
    """Return the room's guesses by the months they are about."""
    return {ASKED[one.item]: one for one in guessing.guesses(view) if one.item in ASKED}


def _title(view: View) -> str:
    each = [
        view.say("horizon.each", share=view.percent(_at(view, n)[0]), span=pool.span(view, n))
        for n in TOLD
    ]
    first, last = _at(view, TOLD[0])[0], _at(view, TOLD[-1])[0]
    way = "falls" if last < first else "rises" if last > first else "same"
    return view.tell(f"horizon.title.{way}", each=view.listed(each))


def _sentences(view: View) -> list[str]:
    _, low, high = _at(view, ASKED[LONG])
    words = {"low": view.percent(low), "high": view.percent(high)}
    band = view.tell("horizon.band", span=pool.span(view, ASKED[LONG]), **words)
    return [band, *_lived(view), view.tell("pool.invented")]


def _lived(view: View) -> list[str]:
    """Tell what is left when the room's pressure for the short run is kept up."""
    row = pool.policies(view).get(SHORT)
    if row is None:
        return []
    words = {"pressure": view.percent(row["pressure"]), "share": view.percent(row["kept"][OWNER])}
    return [view.tell("horizon.lived", span=pool.span(view, ASKED[LONG]), **words)]


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    found = (view.outcome or {})["horizons"]
    rows = [
        [pool.span(view, months), *(view.percent(part) for part in _at(view, months))]
        for months in found["months"][::3]
    ]
    heads = [view.say(f"horizon.{name}") for name in ("best", "low", "high")]
    return [view.say("column.horizon"), *heads], rows


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    x = alt.X("months:Q", scale=alt.Scale(domain=[0, 63], nice=False), axis=_months(view))
    y = alt.Y("low:Q", scale=alt.Scale(domain=[-0.06, 1.06], nice=False), axis=_shares(view))
    tone = theme.COLOURS["both"]
    band = theme.rows("line").mark_area(color=tone, opacity=0.22).encode(x, y, y2="high:Q")
    line = theme.rows("line").mark_line(color=tone, strokeWidth=6, interpolate="step-after")
    line = line.encode(x="months:Q", y="pressure:Q")
    dots = theme.rows("marks").mark_point(filled=True, size=260, color=tone)
    dots = dots.encode(x="months:Q", y="y:Q")
    text = theme.rows("marks").mark_text(align="left", dx=12, dy=-15, fontWeight="bold")
    text = text.encode(x="months:Q", y="y:Q", text="text:N")
    word = theme.rows("words").mark_text(align="left", color=tone, fontWeight="bold")
    word = word.encode(x="months:Q", y="y:Q", text="text:N")
    layers = [band, line, dots, text, word, *(_rooms() if _guesses(view) else [])]
    return theme.finished(alt.layer(*layers), HEIGHT), _data(view)


def _rooms() -> list[Any]:
    """Return the room's guesses: the middle half of them as a line, the middle as a mark."""
    ours = theme.rows("ours").encode(x="months:Q")
    span = ours.mark_rule(strokeWidth=4, opacity=0.6, color=theme.COLOURS["neutral"])
    span = span.encode(y="low:Q", y2="high:Q")
    mark = ours.mark_point(shape="diamond", filled=True, size=280, color=theme.COLOURS["neutral"])
    said = [
        ours.mark_text(align=align, dx=dx)
        .transform_filter(f"datum.align === '{align}'")
        .encode(y="high:Q", text="text:N")
        for align, dx in (("left", 14), ("right", -14))
    ]
    return [span, mark.encode(y="y:Q"), *said]


def _months(view: View) -> Any:
    ticks = (3, 12, 24, 36, 48, 60)
    words = [pool.span(view, months) for months in ticks]
    short = [str(months) for months in ticks]
    return theme.narrowing(ticks, words, short, 560, title=view.say("horizon.axis.x"))


def _shares(view: View) -> Any:
    ends = (0, 0.5, 1)
    title = shapes.broken(view.say("horizon.axis.y"), 30).split("\n")
    return theme.grid(
        ends, [view.percent(end) for end in ends], grid=True, gridOpacity=0.35, title=title
    )


def _data(view: View) -> dict[str, Rows]:
    found = (view.outcome or {})["horizons"]
    names = ("months", "pressure", "low", "high")
    line = [dict(zip(names, one, strict=True)) for one in zip(*map(found.get, names), strict=True)]
    marks = [
        {"months": n, "y": part, "text": view.percent(part)}
        for n in TOLD
        for part in [_at(view, n)[0]]
    ]
    ours = [
        {
            "months": n,
            "y": middle / 100,
            "low": low / 100,
            "high": high / 100,
            "text": view.say("guesses.mark.middle", value=view.around(middle)),
            "align": "left" if n == ASKED[SHORT] else "right",
        }
        for n, guess in _guesses(view).items()
        for low, middle, high in [guess.quartiles]
    ]
    words = [{"months": 13, "y": _at(view, 12)[1] - 0.07, "text": view.say("horizon.word")}]
    data: dict[str, Rows] = {"line": line, "marks": marks, "words": words}
    return data | ({"ours": ours} if ours else {})
