"""The picture of who moved: one bar for each item, cut by the ways that people went."""

from collections.abc import Sequence
from itertools import cycle

from workshop.charts import labels, theme
from workshop.charts.finding import Data, Picture
from workshop.charts.marks import across, inside, layer
from workshop.charts.moves import STAYED, Moved, named, shares, short
from workshop.charts.view import View, capital
from workshop.questions.moved import DOWN, UP, ways

_TONES = {DOWN: "neutral", STAYED: "neither", UP: "both"}
_TO = ("both", "sales", "marketing", "neutral")


def order(view: View) -> tuple[str, ...]:
    """Return the ways in the order they are drawn: on a scale those who stayed in the middle."""
    found = ways(view.questions()[0])
    return (DOWN, STAYED, UP) if found == (UP, DOWN) else (*found, STAYED)


def tones(view: View) -> dict[str, str]:
    """Return the tone of each way."""
    if order(view)[-1] != STAYED:
        return _TONES
    shades = cycle(_TO)
    known = {way: labels.tone(way) == way for way in order(view)}
    return {w: w if own else next(shades) for w, own in known.items()} | {STAYED: "neither"}


LETTERS = 44
"""Of more letters than these, three names do not stand beside each other on a small wall."""

TWO = 60
"""The same of two names: longer ones stand below each other."""


def picture(view: View, found: Sequence[Moved]) -> Picture:
    """Return one bar for each item, in the order of the question."""
    y, names = theme.ordered(), {w: capital(named(view, w)) for w in order(view)}
    colour = _coloured(view, list(names.values()))
    bars = layer("rows", "bar", x=across("start", 0, 1), x2="end:Q", color=colour, y=y)
    data = [row for at, one in enumerate(found) for row in _rows(view, one, names, at)]
    return Picture([bars, *inside("text", "share", y=y)], {"rows": data}, {"step": 84})


def _coloured(view: View, names: Sequence[str]) -> object:
    alt = theme.altair()
    columns = min(len(names), _columns(names))
    legend = alt.Legend(symbolType="square", columns=columns, labelLimit=0)
    scale = alt.Scale(domain=names, range=theme.colours(list(tones(view).values())))
    return alt.Color("way:N", scale=scale, legend=legend, sort=names)


def _columns(names: Sequence[str]) -> int:
    """Return how many names of a legend stand beside each other."""
    if len("".join(names[:3])) <= LETTERS:
        return 3
    return 2 if sum(sorted(map(len, names))[-2:]) <= TWO else 1


def _rows(view: View, one: Moved, names: dict[str, str], at: int) -> Data:
    label = labels.broken(one.quoted or view.say("room"))
    place, start, made = {"label": label, "order": at}, 0.0, []
    for way, (span, part) in shares(one, order(view)).items():
        end = start + part
        ends = {"start": start, "end": end, "middle": (start + end) / 2}
        words = {"text": short(span), "share": short(span)}
        made.append(place | {"way": names[way]} | ends | words)
        start = end
    return made
