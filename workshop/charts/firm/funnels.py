"""More leads, fewer customers: today's contract beside the room's, or beside what was played."""

from collections.abc import Sequence

from workshop.charts import outcomes
from workshop.charts.finding import Finding, chart, no_run, nothing
from workshop.charts.firm import stages, wished
from workshop.charts.firm.stages import Side, Stage
from workshop.charts.outcomes import BEST, GIVEN, SILO
from workshop.charts.view import View

TOLD = ("leads", "customers", "owner_value")
"""What is told of both contracts, in this order."""


@chart(model="kpi-game")
def funnels(view: View) -> Finding[Stage]:
    """Find what the room's bonus makes of today's company; while it is hidden, the best plan."""
    if not view.outcome:
        return no_run(view)
    other = GIVEN if outcomes.row(view, GIVEN) else BEST
    sides = [stages.side(view, contract) for contract in (SILO, other)]
    brief = [*stages.at_work(view, sides), outcomes.hidden(view)]
    told = [*(_told(view, sides, field) for field in TOLD), *brief]
    return stages.beside(view, sides, _paradox(view, sides), told, brief, wished.bonus(view, other))


@chart(model="kpi-game", plays=True)
def replayed(view: View) -> Finding[Stage]:
    """Find what the facilitator played, beside the room's own bonus; before that, an invitation."""
    if not view.outcome:
        return no_run(view)
    if view.played is None:
        return nothing(view, "replayed.invitation")
    contract = GIVEN if outcomes.row(view, GIVEN) else SILO
    before, own = stages.side(view, contract), wished.bonus(view, contract)
    name, competence = view.say("replayed.name"), view.played["hr_competence"]
    sides = [before, Side(name, name, view.say("replayed.inside"), view.played["row"])]
    told = stages.at_work(view, sides)
    if competence != view.outcome.get("hr_competence"):
        told.append(view.tell("replayed.competence", share=view.percent(competence)))
    return stages.beside(view, sides, _gained(view, sides), told, own=own)


def _paradox(view: View, sides: Sequence[Side]) -> str:
    """Say "more leads, fewer customers" where it is so, of whichever contract it is."""
    leads, customers = ([round(s.row[field]) for s in sides] for field in ("leads", "customers"))
    paradox = (leads[0] - leads[1]) * (customers[0] - customers[1]) < 0
    first, second = sides if not paradox or leads[0] > leads[1] else reversed(sides)
    words = {"first": _short(view, first), "second": _short(view, second)}
    after = {"first_n": first, "second_n": second}
    words |= {name: view.number(one.row["customers"], 0) for name, one in after.items()}
    return view.tell(f"funnels.{'paradox' if paradox else 'plain'}", **words)


def _told(view: View, sides: Sequence[Side], field: str) -> str:
    """Tell one number of both contracts."""
    each = [
        view.say("funnels.each", n=view.number(one.row[field], 0), contract=_short(view, one))
        for one in sides
    ]
    return view.tell(f"funnels.{field}", each=view.listed(each))


def _short(view: View, side: Side) -> str:
    """Name a side shortly, as the picture bears its full name."""
    ours = side.row is outcomes.row(view, GIVEN)
    return view.say("outcomes.given") if ours else side.inside


def _gained(view: View, sides: Sequence[Side]) -> str:
    before, now = (side.row["captured"] for side in sides)
    gained = round(100 * now) - round(100 * before)
    way = "more" if gained > 0 else "less" if gained < 0 else "level"
    words = {"before": view.percent(before), "now": view.percent(now)}
    return view.tell(f"replayed.{way}", contract=sides[0].inside, **words)
