"""How much of marketing's work is service: by the room's own sorting, and by its guess."""

from typing import Any

from workshop.charts import shapes, theme
from workshop.charts.guesses import guessing
from workshop.charts.guesses.guessing import Guess
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.tasks import tactical
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.tally import ALL

STEP = 64
LABEL = 30
END = 0.85
"""Where the guesses reach further, their middle is written at the other end of their line."""
LETTER = 12
"""The width that a letter inside a bar needs, with some room to both sides."""

FITS = f"(datum.end - datum.start) * width > {LETTER} * length(datum.text)"
BARE = f"!({FITS}) && (datum.end - datum.start) * width > {LETTER} * length(datum.short)"
"""Whether a bar has room for its words, or for its number alone."""


def draw(view: View) -> Figure:
    """Draw marketing's work today and as it should be, cut in two, and the guess below."""
    if share_today(view) is None:
        return shapes.nothing(view)
    return shapes.figure(view, _title(view), _sentences(view), _table(view), _drawing(view))


def bars(view: View) -> Bars:
    """Return the same as light bars."""
    if share_today(view) is None:
        return shapes.no_bars(view)
    rows = [
        shapes.row(view.say(f"service.{when}"), _parts(view, part)) for when, part in _work(view)
    ]
    guess = _guess(view)
    if guess:
        text = view.around(guess.middle)
        part = shapes.part(view.say("guesses.middle"), guess.place(guess.middle), text, "neither")
        rows.append(shapes.row(view.say("service.guess"), [part]))
    return shapes.bars(view, _title(view), _sentences(view), rows)


def share_today(view: View, group: str = ALL) -> float | None:
    """Return the share of what marketing do today that is tactics, in [0, 1]."""
    nature, today, *_ = view.questions()
    return tactical(view, nature, today, group)


def _work(view: View) -> list[tuple[str, float]]:
    nature, *owners = view.questions()[:3]
    found = zip(("today", "should"), owners, strict=True)
    return [(n, part) for n, q in found if (part := tactical(view, nature, q)) is not None]


def _guess(view: View) -> Guess | None:
    question: Question = view.questions()[3]
    return next(iter(guessing.guesses(view, question)), None)


def _parts(view: View, part: float) -> list[dict[str, Any]]:
    kinds = (("tactics", part, "neutral"), ("strategy", 1 - part, "both"))
    return [
        shapes.part(view.say(f"service.{kind}"), size, view.percent(size), tone)
        for kind, size, tone in kinds
        if size
    ]


def _title(view: View) -> str:
    parts = {when: view.percent(part) for when, part in _work(view)}
    if "should" not in parts:
        return view.tell("service.only", **parts)
    today, should = (round(100 * part) for _, part in _work(view))
    way = "less" if should < today else "more" if should > today else "same"
    return view.tell(f"service.title.{way}", **parts)


def _sentences(view: View) -> list[str]:
    each = [
        view.say("service.each", department=view.inside(side), share=view.percent(part))
        for side, part in _views(view)
    ]
    told = view.tell("service.views", each=view.listed(each)) if each else view.tell("hidden")
    guess = _guess(view)
    if guess is None:
        return [told]
    low, middle, high = (view.around(value) for value in guess.quartiles)
    return [told, view.tell("service.guessed", guess=middle, low=low, high=high)]


def _views(view: View) -> list[tuple[str, float]]:
    """Return the share that each department's own sorting gives."""
    found = [(side, share_today(view, side)) for side in view.departments]
    return [(side, part) for side, part in found if part is not None]


def _table(view: View) -> tuple[list[str], list[list[str]]]:
    rows = [[view.say(f"service.{when}"), view.percent(part)] for when, part in _work(view)]
    rows += [
        [view.say("service.by", department=view.inside(side)), view.percent(part)]
        for side, part in _views(view)
    ]
    guess = _guess(view)
    if guess:
        rows.append([view.say("service.guess"), view.around(guess.middle)])
    return [view.say("column.work"), view.say("service.head")], rows


def _drawing(view: View) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    across = alt.X("start:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)
    kinds = ("neutral", "both", "neither")
    tones = alt.Scale(domain=list(kinds), range=theme.colours(kinds))
    strong = [view.say(f"service.{name}") for name in ("today", "should", "guess")]
    y = theme.ordered(0.3, labelFontWeight=theme.bold(strong))
    base = theme.rows().encode(y=y)
    bar = base.mark_bar().encode(
        across, x2="end:Q", color=alt.Color("tone:N", scale=tones, legend=None)
    )
    inside = base.mark_text(color=theme.ON_COLOUR, fontWeight="bold").encode(x="middle:Q")
    text = inside.encode(text="text:N", opacity=_seen(FITS))
    layers = [bar, text, inside.encode(text=alt.Text("short:N"), opacity=_seen(BARE))]
    if _guess(view):
        layers += _spread(y)
    chart = alt.layer(*layers)
    return theme.finished(chart, {"step": STEP}), _data(view)


def _seen(test: str) -> Any:
    alt = theme.altair()
    return alt.condition(test, alt.value(1), alt.value(0))


def _spread(y: Any) -> list[Any]:
    """Return the middle half of the guesses as a line, with the middle in words at its end."""
    base = theme.rows("spread").encode(y=y)
    align, dx = "datum.align", "datum.align === 'left' ? 12 : -12"
    alt = theme.altair()
    look = {"align": alt.ExprRef(align), "dx": alt.ExprRef(dx), "fontWeight": "bold"}
    span = base.mark_rule(strokeWidth=4).encode(x="low:Q", x2="high:Q")
    return [span, base.mark_text(**look).encode(x="x:Q", text="text:N")]


def _data(view: View) -> dict[str, Rows]:
    """Return the bars: today, today as each department sorts it, as it should be, the guess."""
    work = dict(_work(view))
    named = [(view.say("service.today"), work["today"])]
    named += [(view.say("service.by", department=view.inside(s)), part) for s, part in _views(view)]
    if "should" in work:
        named.append((view.say("service.should"), work["should"]))
    rows = [row for order, one in enumerate(named) for row in _cut(view, order, *one)]
    guess = _guess(view)
    if guess is None:
        return {"rows": rows}
    low, middle, high = (guess.place(value) for value in guess.quartiles)
    place = {"label": shapes.broken(view.say("service.guess"), LABEL), "order": len(named)}
    rows.append(
        place | {"start": 0, "end": middle, "middle": 0, "tone": "neither", "text": "", "short": ""}
    )
    side = {"x": high, "align": "left"} if high <= END else {"x": low, "align": "right"}
    words = {"low": low, "high": high, "text": view.around(guess.middle)}
    return {"rows": rows, "spread": [place | words | side]}


def _cut(view: View, order: int, label: str, part: float) -> Rows:
    place = {"label": shapes.broken(label, LABEL), "order": order}
    kinds = (("tactics", 0.0, part, "neutral"), ("strategy", part, 1.0, "both"))
    return [
        place
        | {"start": start, "end": end, "middle": (start + end) / 2, "tone": tone}
        | {"text": f"{view.say(f'service.{kind}')} {view.percent(end - start)}"}
        | {"short": view.percent(end - start)}
        for kind, start, end, tone in kinds
        if end > start
    ]
