"""The quarter replayed: what the facilitator played, beside the room's own bonus."""

from workshop.charts import outcomes, shapes, stages
from workshop.charts.outcomes import GIVEN, SILO
from workshop.charts.shapes import Bars, Figure
from workshop.charts.stages import Column
from workshop.charts.view import View


def draw(view: View) -> Figure:
    """Draw the two funnels; before anything is played, an invitation."""
    columns = _columns(view)
    if not columns:
        return _invited(view)
    table, drawing = stages.table(view, columns), stages.picture(view, columns)
    return shapes.figure(view, _title(view, columns), _sentences(view, columns), table, drawing)


def bars(view: View) -> Bars:
    """Return two bars per stage."""
    columns = _columns(view)
    if not columns:
        if not view.outcome:
            return shapes.no_run_bars(view)
        return shapes.no_bars(view, "replayed.invitation")
    told = _sentences(view, columns)
    return shapes.bars(view, _title(view, columns), told, stages.light(view, columns))


def _invited(view: View) -> Figure:
    return shapes.nothing(view, "replayed.invitation") if view.outcome else shapes.no_run(view)


def _columns(view: View) -> list[Column]:
    before = stages.column(view, GIVEN if outcomes.row(view, GIVEN) else SILO)
    if before is None or view.played is None:
        return []
    name = view.say("replayed.name")
    return [before, Column(name, name, view.say("replayed.inside"), view.played["row"])]


def _title(view: View, columns: list[Column]) -> str:
    before, now = (view.percent(column.row["captured"]) for column in columns)
    gained = round(100 * columns[1].row["captured"]) - round(100 * columns[0].row["captured"])
    way = "more" if gained > 0 else "less" if gained < 0 else "level"
    return view.tell(f"replayed.{way}", before=before, now=now, contract=columns[0].inside)


def _sentences(view: View, columns: list[Column]) -> list[str]:
    competence = [
        view.tell("replayed.competence", share=view.percent(view.played["hr_competence"]))
        if view.played and view.outcome and _other_hr(view)
        else ""
    ]
    return [*stages.at_work(view, columns), *competence]


def _other_hr(view: View) -> bool:
    played, usual = view.played or {}, view.outcome or {}
    return bool(played.get("hr_competence") != usual.get("hr_competence"))
