"""The ladder of contracts: how much of what is possible each of them captures."""

from typing import Any

from workshop.charts import outcomes, shapes, theme
from workshop.charts.outcomes import BEST, CROSS, GIVEN, QUALIFIED, ROOM, SILO
from workshop.charts.shapes import Bars, Figure, Rows
from workshop.charts.view import View

TONES = {QUALIFIED: "neutral"} | dict.fromkeys(ROOM, "both")
PALE = 0.4
"""What is neither the room's nor the surprise stands back; its outline stays."""

LABEL = 20
LETTER = 11
"""The width that a letter inside a bar needs, with some room to both sides."""


def draw(view: View) -> Figure:
    """Draw one bar per contract, the best at the top."""
    found = ranked(view)
    if not found:
        return shapes.no_run(view)
    drawing = _drawing(view, found)
    return shapes.figure(view, _title(view), _sentences(view), _table(view, found), drawing)


def bars(view: View) -> Bars:
    """Return one bar per contract."""
    found = ranked(view)
    if not found:
        return shapes.no_run_bars(view)
    rows = [
        shapes.row(
            outcomes.name(view, name),
            [shapes.part("", part, view.percent(part), _tone(name))],
            _remark(view, name),
        )
        for name in found
        for part in [captured(view, name)]
    ]
    return shapes.bars(view, _title(view), [_missing(view)], rows)


def ranked(view: View) -> list[str]:
    """Return the contracts that were computed, those that capture most first."""
    return sorted(outcomes.rows(view), key=lambda name: -captured(view, name))


def captured(view: View, name: str) -> float:
    """Return a contract's share of the attainable gain: 1 at best, below 0 for harm."""
    return float(outcomes.rows(view)[name]["captured"])


def _tone(name: str) -> str:
    return TONES.get(name, "neither")


def _title(view: View) -> str:
    """Compare the room's bonus with qualified leads; without one, the textbook's with both."""
    shares = {name: view.percent(captured(view, name)) for name in outcomes.rows(view)}
    if GIVEN not in shares:
        words = {name: shares[name] for name in (SILO, CROSS, QUALIFIED)}
        return view.tell("ladder.textbook", **words)
    ours, qualified = (round(100 * captured(view, name)) for name in (GIVEN, QUALIFIED))
    way = "above" if ours > qualified else "below" if ours < qualified else "level"
    return view.tell(f"ladder.{way}", ours=shares[GIVEN], qualified=shares[QUALIFIED])


def _sentences(view: View) -> list[str]:
    each = [
        view.say(
            "ladder.each",
            contract=outcomes.inside(view, name),
            share=view.percent(captured(view, name)),
        )
        for name in ranked(view)
        if name != BEST
    ]
    told = view.tell("ladder.all", each=view.listed(each))
    return [view.tell("ladder.surprise"), told, stability(view), _missing(view)]


def _missing(view: View) -> str:
    return "" if outcomes.row(view, GIVEN) else view.tell("outcomes.hidden")


def stability(view: View) -> str:
    """Return how many stable outcomes the contracts have, in one sentence."""
    counts = {name: row["equilibria"] for name, row in outcomes.rows(view).items() if name != BEST}
    usual = max(counts.values(), key=list(counts.values()).count)
    rest = [name for name, count in counts.items() if count != usual]
    words = outcomes.stable(view, usual)
    if not rest:
        return view.tell("ladder.stable.all", stable=words)
    told = [
        view.say(
            "ladder.stable.other",
            contract=outcomes.inside(view, name),
            stable=outcomes.stable(view, counts[name]),
        )
        for name in rest
    ]
    return view.tell("ladder.stable.most", stable=words, rest=view.listed(told))


def _remark(view: View, name: str) -> str:
    """Return what a phone says below a bar: the surprise, and how settled the outcome is."""
    count = outcomes.rows(view)[name]["equilibria"]
    told = [view.tell("ladder.mark")] if name == QUALIFIED else []
    return ". ".join([*told, *([outcomes.stable(view, count)] if name != BEST else [])])


def _table(view: View, found: list[str]) -> tuple[list[str], list[list[str]]]:
    rows = [
        [
            outcomes.name(view, name),
            view.percent(captured(view, name)),
            outcomes.settled(outcomes.rows(view)[name]),
        ]
        for name in found
    ]
    return [view.say(f"column.{name}") for name in ("contract", "captured", "stable")], rows


def _drawing(view: View, found: list[str]) -> tuple[dict[str, Any], dict[str, Rows]]:
    alt = theme.altair()
    lowest = min(0.0, *(captured(view, name) for name in found))
    axis = theme.grid([], [], title=_note(view), titleAnchor="end", grid=False)
    place = alt.X(
        "share:Q", scale=alt.Scale(domain=[lowest, 1.16], nice=False, zero=False), axis=axis
    )
    strong = [outcomes.name(view, name) for name in TONES]
    labels = theme.ordered(0.3, labelFontWeight=theme.bold(strong))
    base = theme.rows().encode(y=labels, x=place)
    tones = list(dict.fromkeys(_tone(name) for name in found))
    colour = alt.Scale(domain=tones, range=theme.colours(tones))
    drawn = base.mark_bar(strokeWidth=2).encode(
        fill=alt.Fill("tone:N", scale=colour, legend=None),
        stroke=alt.Stroke("tone:N", scale=colour, legend=None),
        fillOpacity=alt.FillOpacity("depth:Q", scale=None, legend=None),
    )
    text = base.mark_text(align="left", dx=9).encode(x="end:Q", text="text:N")
    fits = f"datum.share * width / 1.16 > {LETTER} * length(datum.mark)"
    marked = base.mark_text(align="left", dx=10, color=theme.ON_COLOUR, fontWeight="bold")
    mark = marked.encode(
        x=alt.datum(0), text="mark:N", opacity=alt.condition(fits, alt.value(1), alt.value(0))
    )
    return theme.finished(drawn + text + mark, {"step": 44}), {"rows": _rows(view, found)}


def _note(view: View) -> list[str]:
    return shapes.broken(stability(view), 40).split("\n")


def _rows(view: View, found: list[str]) -> Rows:
    return [
        {
            "label": shapes.broken(outcomes.name(view, name), LABEL),
            "order": order,
            "tone": _tone(name),
            "share": captured(view, name),
            "end": max(captured(view, name), 0),
            "text": view.percent(captured(view, name)),
            "mark": view.say("ladder.mark") if name == QUALIFIED else "",
            "depth": 0 if name == BEST else 1 if name in TONES else PALE,
        }
        for order, name in enumerate(found)
    ]
