"""The ladder of contracts: how much of what is possible each of them captures."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import labels, outcomes, theme
from workshop.charts.finding import Bar, Finding, Holds, Part, Picture, chart, columns, no_run
from workshop.charts.marks import across, either, layer, plain, toned
from workshop.charts.outcomes import BEST, CROSS, GIVEN, OWN, QUALIFIED, ROOM, SILO
from workshop.charts.view import View

TONES = {QUALIFIED: "neutral"} | dict.fromkeys(ROOM, "both")
PALE = 0.4
"""What is neither the room's nor the surprise stands back; its outline stays."""

LABEL, NOTE = 20, 40
"""Letters in a line of a contract's name, and of the words below the bars."""

LETTER = 11
"""The width that a letter inside a bar needs, with some room to both sides."""

REACH = 1.16
"""Where the number of a full bar ends."""


class Rung(NamedTuple):
    """A contract, its share of the attainable gain (below 0 for harm), and its stable outcomes."""

    id: str
    name: str
    captured: float
    stable: int
    settled: str

    @property
    def tone(self) -> str:
        """The room's own stand out, and the surprise."""
        return TONES.get(self.id, "neither")


@chart(
    model="kpi-game",
    holds={
        "captured-low": ("ours", "qualified"),
        "captured-high": ("ours",),
        "own-better": ("given", "own"),
        "given-better": ("given", "own"),
    },
)
def ladder(view: View) -> Finding[Rung]:
    """Find what every contract captures, the best at the top."""
    if not view.outcome:
        return no_run(view)
    computed = [_rung(view, id) for id in outcomes.rows(view)]
    rows = sorted(computed, key=lambda one: -one.captured)
    shares = {one.id: view.percent(one.captured) for one in rows}
    whole = {one.id: round(100 * one.captured) for one in rows}
    stable, hidden = _stability(view, computed), outcomes.hidden(view)
    return Finding(
        _title(view, shares, whole),
        rows,
        [view.tell("ladder.surprise"), _each(view, shares), stable, hidden],
        columns(
            view,
            contract=lambda one: one.name,
            captured=lambda one: shares[one.id],
            stable=lambda one: one.settled,
        ),
        [_bar(view, one) for one in rows],
        lambda: _picture(view, rows, stable),
        [hidden],
        _holds(shares, whole),
    )


def _rung(view: View, id: str) -> Rung:
    row = outcomes.rows(view)[id]
    name, settled = outcomes.name(view, id), outcomes.settled(row)
    return Rung(id, name, float(row["captured"]), row["equilibria"], settled)


def _title(view: View, shares: dict[str, str], whole: dict[str, int]) -> str:
    """Compare the room's bonus with qualified leads; without one, the textbook's with both."""
    if GIVEN not in whole:
        return view.tell("ladder.textbook", **{id: shares[id] for id in (SILO, CROSS, QUALIFIED)})
    ours, other = whole[GIVEN], whole[QUALIFIED]
    way = "above" if ours > other else "below" if ours < other else "level"
    return view.tell(f"ladder.{way}", ours=shares[GIVEN], qualified=shares[QUALIFIED])


def _holds(shares: dict[str, str], whole: dict[str, int]) -> Holds:
    """Compare the room's bonuses as they are shown: what rounds to the same is the same."""
    if GIVEN not in whole:
        return {}
    ours, low = {"ours": shares[GIVEN]}, whole[GIVEN] < whole[QUALIFIED]
    other = ours | {"qualified": shares[QUALIFIED]}
    held: Holds = {"captured-low": other} if low else {"captured-high": ours}
    gained = whole.get(OWN, whole[GIVEN]) - whole[GIVEN]
    if not gained:
        return held
    both = {id: shares[id] for id in ROOM}
    return {**held, ("own-better" if gained > 0 else "given-better"): both}


def _each(view: View, shares: dict[str, str]) -> str:
    each = [
        view.say("ladder.each", contract=outcomes.inside(view, id), share=share)
        for id, share in shares.items()
        if id != BEST
    ]
    return view.tell("ladder.all", each=view.listed(each))


def _stability(view: View, rows: Sequence[Rung]) -> str:
    """Return how many stable outcomes the contracts have, in one sentence."""
    counts = {one.id: one.stable for one in rows if one.id != BEST}
    usual = max(counts.values(), key=list(counts.values()).count)
    rest = [
        view.say(
            "ladder.stable.other",
            contract=outcomes.inside(view, id),
            stable=outcomes.stable(view, count),
        )
        for id, count in counts.items()
        if count != usual
    ]
    key, words = "most" if rest else "all", outcomes.stable(view, usual)
    return view.tell(f"ladder.stable.{key}", stable=words, rest=view.listed(rest))


def _bar(view: View, one: Rung) -> Bar:
    """Tell below a bar of the surprise, and how settled the outcome is."""
    told = [view.tell("ladder.mark")] if one.id == QUALIFIED else []
    told += [outcomes.stable(view, one.stable)] if one.id != BEST else []
    part = Part("", one.captured, view.percent(one.captured), one.tone)
    return Bar(one.name, [part], ". ".join(told))


def _picture(view: View, rows: Sequence[Rung], note: str) -> Picture:
    words = labels.broken(note, NOTE).split("\n")
    axis = theme.grid([], [], title=words, titleAnchor="end", grid=False)
    lowest = min(0.0, rows[-1].captured)
    strong = theme.bold([outcomes.name(view, id) for id in TONES])
    y, tones = theme.ordered(0.3, labelFontWeight=strong), {one.tone: one.tone for one in rows}
    fits = either(f"datum.share * width / {REACH} > {LETTER} * length(datum.mark)", 1, 0)
    inside = {"align": "left", "dx": 10, "color": theme.ON_COLOUR, "fontWeight": "bold"}
    layers = [
        layer(
            "rows",
            "bar",
            {"strokeWidth": 2},
            x=across("share", lowest, REACH, axis, zero=False),
            y=y,
            fill=toned("tone", tones, "Fill"),
            stroke=toned("tone", tones, "Stroke"),
            fillOpacity=plain("depth", "FillOpacity"),
        ),
        layer("rows", "text", {"align": "left", "dx": 9}, x="end", y=y, text="text"),
        layer("rows", "text", inside, x=theme.altair().datum(0), y=y, text="mark", opacity=fits),
    ]
    data = [
        {"label": labels.broken(one.name, LABEL), "order": order, "tone": one.tone}
        | {"share": one.captured, "end": max(one.captured, 0), "text": view.percent(one.captured)}
        | {"mark": view.say("ladder.mark") if one.id == QUALIFIED else ""}
        | {"depth": 0 if one.id == BEST else 1 if one.id in TONES else PALE}
        for order, one in enumerate(rows)
    ]
    return Picture(layers, {"rows": data}, {"step": 44})
