"""More leads, fewer customers: today's contract beside the room's, or beside what was played."""

from collections.abc import Sequence

from workshop.charts import outcomes
from workshop.charts.finding import Finding, chart, no_run, nothing
from workshop.charts.firm import stages
from workshop.charts.firm.stages import Side, Stage
from workshop.charts.outcomes import BEST, GIVEN, SILO
from workshop.charts.view import View


@chart(model="kpi-game")
def funnels(view: View) -> Finding[Stage]:
    """Find what the room's bonus makes of today's company; while it is hidden, the best plan."""
    if not view.outcome:
        return no_run(view)
    other = GIVEN if outcomes.row(view, GIVEN) else BEST
    sides = [stages.side(view, contract) for contract in (SILO, other)]
    profits = [
        view.say("funnels.profit", contract=s.inside, profit=view.number(s.row["owner_value"], 0))
        for s in sides
    ]
    brief = [*stages.at_work(view, sides), outcomes.hidden(view)]
    told = [view.tell("funnels.profits", each=view.listed(profits)), *brief]
    return stages.beside(view, sides, _paradox(view, sides), told, brief)


@chart(model="kpi-game", plays=True)
def replayed(view: View) -> Finding[Stage]:
    """Find what the facilitator played, beside the room's own bonus; before that, an invitation."""
    if not view.outcome:
        return no_run(view)
    if view.played is None:
        return nothing(view, "replayed.invitation")
    before = stages.side(view, GIVEN if outcomes.row(view, GIVEN) else SILO)
    name, competence = view.say("replayed.name"), view.played["hr_competence"]
    sides = [before, Side(name, name, view.say("replayed.inside"), view.played["row"])]
    told = stages.at_work(view, sides)
    if competence != view.outcome.get("hr_competence"):
        told.append(view.tell("replayed.competence", share=view.percent(competence)))
    return stages.beside(view, sides, _gained(view, sides), told)


def _paradox(view: View, sides: Sequence[Side]) -> str:
    """Say "more leads, fewer customers" where it is so, of whichever contract it is."""
    leads, customers = ([round(s.row[field]) for s in sides] for field in ("leads", "customers"))
    paradox = (leads[0] - leads[1]) * (customers[0] - customers[1]) < 0
    first, second = sides if not paradox or leads[0] > leads[1] else reversed(sides)
    words = _numbers(view, first, "first") | _numbers(view, second, "second")
    return view.tell(f"funnels.{'paradox' if paradox else 'plain'}", **words)


def _numbers(view: View, side: Side, which: str) -> dict[str, str]:
    """Name a side shortly, as the picture bears its full name, with its two numbers."""
    ours = side.row is outcomes.row(view, GIVEN)
    counts = {f"{which}_{f}": view.number(side.row[f], 0) for f in ("leads", "customers")}
    return counts | {which: view.say("outcomes.given") if ours else side.inside}


def _gained(view: View, sides: Sequence[Side]) -> str:
    before, now = (side.row["captured"] for side in sides)
    gained = round(100 * now) - round(100 * before)
    way = "more" if gained > 0 else "less" if gained < 0 else "level"
    words = {"before": view.percent(before), "now": view.percent(now)}
    return view.tell(f"replayed.{way}", contract=sides[0].inside, **words)
