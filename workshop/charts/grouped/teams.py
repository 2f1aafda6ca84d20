"""The bonus of one department, as the sides set it that answer on one phone each."""

from collections.abc import Mapping, Sequence

from workshop.charts import outcomes
from workshop.charts.finding import Finding
from workshop.charts.said.lines import lines, tables
from workshop.charts.said.telling import Said, has_tables, told
from workshop.charts.view import View
from workshop.questions.question import Question


def set_by_sides(view: View) -> Finding[Said]:
    """Find the bonus that each side set; which one is played, where a side has several tables."""
    found = lines(view)
    given, own = (_bonuses(view, question) for question in view.questions())
    several = any(has_tables(found, group) for group in view.departments)
    played = [_played(view, question) for question in view.questions()]
    title = "" if several else _title(view, given, own)
    return told(view, found, title, list(filter(None, played)))


def _bonuses(view: View, question: Question) -> list[str]:
    """Return the bonuses that the tables set, in words."""
    return [listed(view, question, one["value"]) for _, one in tables(view, question)]


def listed(view: View, question: Question, proposal: Mapping[str, int]) -> str:
    """Write a bonus, the heaviest number first."""
    heaviest = sorted(proposal.items(), key=lambda one: -one[1])
    return view.listed(
        [
            view.say(
                "bonuses.part",
                item=view.say("quoted", text=outcomes.label(view, question, item)),
                points=view.number(points, 0),
            )
            for item, points in heaviest
            if points
        ]
    )


def _title(view: View, given: Sequence[str], own: Sequence[str]) -> str:
    """Tell both bonuses, or the one that there is."""
    giver, receiver = (view.inside(question.only_for[0]) for question in view.questions())
    words = {"giver": giver, "receiver": receiver}
    known = {name: one[0] for name, one in (("given", given), ("own", own)) if one}
    if not known:
        return ""
    if len(known) < 2:
        return view.tell(f"bonuses.{next(iter(known))}", **words, **known)
    same = known["given"] == known["own"]
    return view.tell("bonuses.same" if same else "bonuses.two", **words, **known)


def _played(view: View, question: Question) -> str:
    """Tell which table's bonus the model plays, where there are several that differ."""
    whole = [(_named(one["value"]), group, one["table"]) for group, one in tables(view, question)]
    played = view.proposal(question)
    if all(bonus == played for bonus, _, _ in whole):
        return ""
    group, table = next((group, n) for bonus, group, n in whole if bonus == played)
    return view.tell("said.played", side=view.inside(group), n=table)


def _named(bonus: Mapping[str, int]) -> dict[str, int]:
    return {item: points for item, points in bonus.items() if points}
