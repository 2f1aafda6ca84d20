"""What a contract captures when HR is weak, and when it is competent."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from workshop.charts import finding, labels, outcomes, theme
from workshop.charts.cells import MIDDLE, overall, ratings
from workshop.charts.finding import Bar, Column, Data, Finding, Part, Picture, chart
from workshop.charts.marks import across, either, layer, toned
from workshop.charts.outcomes import CROSS, GIVEN, QUALIFIED, SILO
from workshop.charts.own import Laid, Reckoned
from workshop.charts.said.lines import lines
from workshop.charts.said.telling import who
from workshop.charts.view import View
from workshop.contracts.tallies import Answers
from workshop.questions.kinds import kind_of
from workshop.questions.tally import ALL

WEAK, COMPETENT = 0.2, 0.8
LINES = {GIVEN: "both", CROSS: "neutral", QUALIFIED: "neutral", SILO: "neither"}
DASHES = {GIVEN: [1, 0], CROSS: [1, 0], QUALIFIED: [8, 5], SILO: [2, 4]}
APART = 0.11
"""The least distance between two names at the end of their lines, in captured shares."""

TITLE = 34
"""Letters in a line of an axis's title."""

ROOM_FOR_NAMES = 0.55
"""What the names need beside the lines, in widths of the lines."""

Mark = tuple[float, str]
"""Where HR is seen, from 0 to 1, and the words for it."""

Ends = dict[str, tuple[float, float]]
"""What each contract captures with weak and with competent HR."""


class Level(NamedTuple):
    """A level of HR's competence, and what each contract captures there."""

    competence: float
    captured: dict[str, float]


@chart(kinds=("rating",), model="kpi-game", holds={"hr-low": ()}, stake=1)
def competence(view: View) -> Finding[Level]:
    """Find what HR makes of every contract, and how the room rates its own."""
    rated = _rated(view)
    holds: finding.Holds = {"hr-low": {}} if _is_low(view) else {}
    if not view.outcome:
        return replace(finding.no_run(view), holds=holds)
    rows = _levels(view.outcome["competence"])
    ends = _ends(rows)
    ours = "unrated" if rated is None else "rated"
    last = view.tell(f"competence.{ours}", share=view.percent(rated or 0))
    named = {"weak": view.percent(WEAK), "competent": view.percent(COMPETENT)}
    first = view.tell("competence.levels", **named)
    others = [_told(view, name, ends, "then") for name in ends if name != CROSS]
    heads = [(outcomes.name(view, name), name) for name in ends]
    return Finding(
        _told(view, CROSS, ends, "title"),
        rows,
        [first, *others, last],
        [
            Column(view.say("column.competence"), lambda one: view.percent(one.competence)),
            *finding.each(heads, lambda name, one: view.percent(one.captured[name])),
        ],
        _bars(view, ends),
        lambda: _picture(view, rows, _marks(view, rated)),
        [first, last],
        holds,
        own=_own(view),
    )


def _own(view: View) -> list[Reckoned]:
    """Return how competent she finds HR, as a share as the room's: the bars are contracts."""
    (question,) = view.questions()

    def rated(answers: Answers) -> Laid | None:
        given = answers.get(question.id)
        level = kind_of(question).level(given, question.items) if given else None
        return None if level is None else Laid(view.percent((level - 1) / 4))

    return [Reckoned((question,), rated, "rated")]


def _is_low(view: View) -> bool:
    """Whether the room surely finds its HR weak: below the middle, over all that was asked."""
    found = overall(view, view.questions()[0], ALL)
    return bool(found and view.certain.mean(found).below(MIDDLE))


def _rated(view: View) -> float | None:
    """Return how competent the room finds its HR, from 0 to 1; None where too few rated it."""
    question = view.questions()[0]
    found = [ratings(view.cell(question, item)) for item in question.items]
    means = [summary.mean for summary in found if summary]
    return (sum(means) / len(means) - 1) / 4 if means else None


def _marks(view: View, rated: float | None) -> list[Mark]:
    """Return where the room sees its own HR; of teams, where each table's own answers put it."""
    if not view.teams:
        text = view.say("competence.mark", share=view.percent(rated or 0))
        return [] if rated is None else [(rated, text)]
    heard = lines(view)
    given: dict[str, list[float]] = {}
    for one in (answer for line in heard for answer in line.answers if answer.place is not None):
        given.setdefault(who(view, one.group, one.table, heard), []).append(one.place or 0.0)
    return [
        (level, view.tell("said.rates", side=side, share=view.percent(level)))
        for side, places in given.items()
        for level in [sum(places) / len(places)]
    ]


def _levels(found: dict[str, Any]) -> list[Level]:
    curves = {name: found["captured"][name] for name in LINES if name in found["captured"]}
    return [
        Level(level, {name: values[at] for name, values in curves.items()})
        for at, level in enumerate(found["levels"])
    ]


def _ends(rows: Sequence[Level]) -> Ends:
    weak, competent = (
        min(rows, key=lambda one: abs(one.competence - end)).captured for end in (WEAK, COMPETENT)
    )
    return {name: (weak[name], competent[name]) for name in weak}


def _told(view: View, name: str, ends: Ends, key: str) -> str:
    weak, competent = (round(100 * value) for value in ends[name])
    way = "rises" if competent > weak else "falls" if competent < weak else "same"
    low, high = map(view.percent, ends[name])
    words = {"contract": outcomes.inside(view, name), "low": low, "high": high}
    return view.tell(f"competence.{key}.{way}", **words)


def _bars(view: View, ends: Ends) -> list[Bar]:
    whens = [view.say(f"competence.{when}") for when in ("weak", "competent")]
    return [
        Bar(outcomes.name(view, name), [Part(when, value, view.percent(value), LINES[name])])
        for name, values in ends.items()
        for when, value in zip(whens, values, strict=True)
    ]


# The picture: one line per contract, and the room's own rating of its HR across them.


def _picture(view: View, rows: Sequence[Level], marks: Sequence[Mark]) -> Picture:
    alt, shown = theme.altair(), list(rows[0].captured)
    lowest = min(0.0, *(value for one in rows for value in one.captured.values()))
    dashes = alt.Scale(domain=shown, range=[DASHES[name] for name in shown])
    lines = layer(
        "lines",
        "line",
        x=across("level", 0, 1 + ROOM_FOR_NAMES, _axis(view, "x", titleAnchor="start")),
        y=across("captured", lowest, 1, _axis(view, "y"), "Y"),
        color=toned("contract", {name: LINES[name] for name in shown}),
        strokeDash=alt.StrokeDash("contract:N", scale=dashes, legend=None),
        strokeWidth=either(f"datum.contract === '{shown[0]}'", 6, 4),
        detail="contract",
    )
    names = layer("ends", "text", {"align": "left", "dx": 12}, x="x", y="y", text="text")
    data = [
        {"contract": name, "level": one.competence, "captured": one.captured[name]}
        for name in shown
        for one in rows
    ]
    layers, ours = _rating(marks, lowest) if marks else ([], {})
    data_sets = {"lines": data, "ends": _names(view, rows[-1])} | ours
    return Picture([lines, names, *layers], data_sets, 360)


def _axis(view: View, which: str, **look: Any) -> Any:
    ends = (0, 0.5, 1)
    words = [view.percent(end) for end in ends]
    if which == "x":
        words[0] += f"\n{view.say('competence.low')}"
        words[-1] += f"\n{view.say('competence.high')}"
    title = labels.broken(view.say(f"competence.axis.{which}"), TITLE).split("\n")
    return theme.grid(ends, words, title=title, grid=True, gridOpacity=0.35, **look)


def _rating(marks: Sequence[Mark], low: float) -> tuple[list[Any], dict[str, Data]]:
    """Return the lines that stand where HR is seen, with their words at the foot.

    The words of several stand above each other: sides may see it alike.
    """
    foot = {"align": "left", "dx": 10, "baseline": "bottom", "dy": -6, "fontWeight": "bold"}
    layers = [
        layer("ours", "rule", {"strokeDash": [6, 5], "strokeWidth": 3}, x="x", y="low", y2="high"),
        layer("ours", "text", foot, x="x", y="foot", text="text"),
    ]
    ours = [
        {"x": share, "low": low, "high": 1, "text": text, "foot": low + APART * nth}
        for nth, (share, text) in enumerate(marks)
    ]
    return layers, {"ours": ours}


def _names(view: View, last: Level) -> Data:
    """Return the names at the ends of the lines, the lowest first, each clear of the one below."""
    made: Data = []
    for value, name in sorted((value, name) for name, value in last.captured.items()):
        y = max([value, *(row["y"] + APART for row in made[-1:])])
        text = f"{outcomes.brief(view, name)} {view.percent(value)}"
        made.append({"x": 1, "y": y, "text": text})
    return made
