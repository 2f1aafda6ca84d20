"""The ladder of contracts: how much of what is possible each of them captures."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.charts import labels, outcomes, theme
from workshop.charts.finding import NONE, Bar, Finding, Holds, Part, Picture, chart, columns, no_run
from workshop.charts.firm import luck, wished
from workshop.charts.marks import across, either, layer, plain, toned
from workshop.charts.outcomes import BEST, CROSS, GIVEN, OWN, QUALIFIED, ROOM, SILO
from workshop.charts.view import View
from workshop.models.kpi_game.chance import chance

TONES = {QUALIFIED: "neutral"} | dict.fromkeys(ROOM, "both")
PALE = 0.4
"""What is neither the room's nor the surprise stands back; its outline stays."""

BAND = 0.16
"""How dark the band is in which chance lies."""

LABEL, NOTE = 20, 40
"""Letters in a line of a contract's name, and of the words below the bars."""

LETTER = 11
"""The width that a letter inside a bar needs, with some room to both sides."""

REACH = 1.16
"""Where the number of a full bar ends."""

ASKED = {
    "above": ("captured-high", ("ours",)),
    "within": ("captured-chance", ("ours", "median", "upper")),
    "below": ("captured-low", ("ours", "qualified")),
}
"""What the room is asked of its bonus, and which numbers the question names."""


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
        "captured-chance": ("ours", "median", "upper"),
        "own-better": ("given", "own"),
        "given-better": ("given", "own"),
    },
)
def ladder(view: View) -> Finding[Rung]:
    """Find what every contract captures, the best at the top, and what chance captures."""
    if not view.outcome:
        return no_run(view)
    computed = [_rung(view, id) for id in outcomes.rows(view)]
    rows = sorted(computed, key=lambda one: -one.captured)
    shares = {one.id: view.percent(one.captured) for one in rows}
    stable, hidden = _stability(view, computed), outcomes.hidden(view)
    by_chance, ends = luck.told(view), view.tell("ladder.ends")
    surprise = view.tell("ladder.surprise", silo=shares[SILO], qualified=shares[QUALIFIED])
    return Finding(
        _title(view, rows),
        rows,
        [by_chance, surprise, ends, _each(view, shares), stable, hidden],
        columns(
            view,
            contract=lambda one: one.name,
            captured=lambda one: shares[one.id],
            chance=lambda one: _reach(view, one) or NONE,
            stable=lambda one: one.settled,
        ),
        [_bar(view, one) for one in rows],
        lambda: _picture(view, rows),
        [by_chance, ends, hidden],
        _holds(view, rows),
    )


def _rung(view: View, id: str) -> Rung:
    row = outcomes.rows(view)[id]
    name, settled = outcomes.name(view, id), outcomes.settled(row)
    return Rung(id, name, float(row["captured"]), row["equilibria"], settled)


def _title(view: View, rows: Sequence[Rung]) -> str:
    """Hold the room's bonus against chance; without one, tell what the textbook's capture."""
    shares = {one.id: view.percent(one.captured) for one in rows}
    ours = next((one for one in rows if one.id == GIVEN), None)
    if ours is None:
        return view.tell("ladder.textbook", **{id: shares[id] for id in (SILO, CROSS, QUALIFIED)})
    return view.tell(f"ladder.{luck.verdict(ours.captured)}", ours=shares[GIVEN])


def _holds(view: View, rows: Sequence[Rung]) -> Holds:
    """Name what no chance explains; where chance does, ask about that."""
    known = {one.id: one.captured for one in rows}
    if GIVEN not in known:
        return {}
    found = chance()
    values = {"ours": known[GIVEN], "qualified": known[QUALIFIED]}
    values |= {"median": found.median, "upper": found.upper}
    name, wanted = ASKED[luck.verdict(known[GIVEN])]
    held: Holds = {name: {word: view.percent(values[word]) for word in wanted}}
    if OWN not in known or not luck.differ(known[OWN], known[GIVEN]):
        return held
    both = {id: view.percent(known[id]) for id in ROOM}
    return {**held, ("own-better" if known[OWN] > known[GIVEN] else "given-better"): both}


def _reach(view: View, one: Rung) -> str:
    """Return "could be chance" where it could; nothing of a plan that nobody is paid for."""
    within = one.id != BEST and luck.verdict(one.captured) == "within"
    return view.say("ladder.reach") if within else ""


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
    """Tell below a bar of the surprise, of chance, and how settled the outcome is."""
    told = [view.tell("ladder.mark")] if one.id == QUALIFIED else []
    told += [view.tell("ladder.reach")] if _reach(view, one) else []
    told += [outcomes.stable(view, one.stable)] if one.id != BEST else []
    part = Part("", one.captured, view.percent(one.captured), one.tone)
    return Bar(one.name, [part], ". ".join(told), wished.bonus(view, one.id))


def _picture(view: View, rows: Sequence[Rung]) -> Picture:
    found, words = chance(), labels.broken(view.tell("ladder.band"), NOTE).split("\n")
    ends = (found.lower, found.median, found.upper)
    look: dict[str, Any] = {"titleAnchor": "end", "grid": False, "labelFlush": False}
    axis = theme.grid(ends, [view.percent(end) for end in ends], title=words, **look)
    lowest = min(0.0, rows[-1].captured)
    strong = theme.bold([outcomes.name(view, id) for id in TONES])
    y, tones = theme.ordered(0.3, labelFontWeight=strong), {one.tone: one.tone for one in rows}
    fits = either(f"datum.share * width / {REACH} > {LETTER} * length(datum.mark)", 1, 0)
    inside = {"align": "left", "dx": 10, "color": theme.ON_COLOUR, "fontWeight": "bold"}
    band = {"color": theme.COLOURS["neither"], "opacity": BAND}
    middle = {"color": theme.COLOURS["neither"], "strokeDash": [6, 5], "strokeWidth": 2}
    layers = [
        layer("chance", "rect", band, x=across("low", lowest, REACH, axis), x2="high"),
        layer("chance", "rule", middle, x="middle"),
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
    luck_of = [{"low": found.lower, "middle": found.median, "high": found.upper}]
    return Picture(layers, {"chance": luck_of, "rows": data}, {"step": 44})
