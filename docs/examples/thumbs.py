"""Which items most thumbs are up for."""

from typing import NamedTuple

from workshop.charts.finding import Bar, Finding, Part, Picture, chart, columns, nothing
from workshop.charts.marks import across, layer
from workshop.charts.own import Own
from workshop.charts.theme import ordered
from workshop.charts.view import View


class Liked(NamedTuple):
    """One item: its id, its words, the share of thumbs up in [0, 1], and how many answered."""

    item: str
    text: str
    up: float
    people: int


@chart(kinds=("thumb",), holds={"all-liked": ()})
def thumbs(view: View) -> Finding[Liked]:
    """Find what people like, the most liked first."""
    (question,) = view.questions()
    cells = ((item, view.cell(question, item)) for item in question.items)
    shown = [
        Liked(item, view.item(question, item), cell["counts"].get("up", 0) / cell["n"], cell["n"])
        for item, cell in cells
        if cell
    ]
    if not shown:
        return nothing(view)
    liked = sorted(shown, key=lambda one: -one.up)
    return Finding(
        view.tell("thumbs.title", item=liked[0].text, share=view.percent(liked[0].up)),
        liked,
        columns=columns(view, item=lambda one: one.text, answers=lambda one: str(one.people)),
        bars=[_bar(view, one) for one in liked],
        picture=lambda: _picture(liked),
        holds={"all-liked": {}} if all(one.up > 0.5 for one in liked) else {},
    )


def _bar(view: View, one: Liked) -> Bar:
    """Return an item's bar; its owner's own thumb stands beside it in words, on her phone alone."""
    own = Own(view.questions()[0], one.item, full=0)
    return Bar(one.text, [Part("", one.up, view.percent(one.up), "both")], own=[own])


def _picture(liked: list[Liked]) -> Picture:
    rows = [{"label": one.text, "order": at, "up": one.up} for at, one in enumerate(liked)]
    bar = layer("rows", "bar", x=across("up", 0, 1), y=ordered())
    return Picture([bar], {"rows": rows}, {"step": 40})
