"""The bonus of one department: what the other one gave it, and what it would give itself."""

from functools import partial

from workshop.charts import outcomes
from workshop.charts.cells import Summary, told
from workshop.charts.finding import Finding, chart, nothing
from workshop.charts.grouped import Row, light, picture, shares, table, top
from workshop.charts.view import View
from workshop.questions.question import Question
from workshop.questions.taking import Takes
from workshop.questions.tally import ALL


@chart(Takes(("split",), 2, 2, alike=True, department=True))
def bonuses(view: View) -> Finding[Row]:
    """Find how the other department and the one that is paid share out the points."""
    sizes, asked = _sizes(view), _rows(view)
    if not asked:
        return nothing(view)
    rows = sorted(asked, key=lambda row: -sum(row.given.values()))
    whole = partial(view.number, digits=0)
    return Finding(
        _title(view, asked),
        rows,
        _said(view, rows, list(sizes)),
        table(view, "kpi", sizes, view.number),
        light(view, rows, whole),
        lambda: picture(view, rows, whole),
    )


def _giver(question: Question) -> str:
    """Return the department that was asked: its answers are all there are."""
    return question.only_for[0] if len(question.only_for) == 1 else ALL


def _points(view: View, question: Question, item: str) -> Summary | None:
    return told(view.cell(question, item)) if item in question.items else None


def _sizes(view: View) -> dict[str, int]:
    """Return how many have shared out points, by who they are."""
    found = {_giver(q): [_points(view, q, item) for item in q.items] for q in view.questions()}
    known = {giver: [one for one in each if one] for giver, each in found.items()}
    return {giver: each[0].n for giver, each in known.items() if each}


def _rows(view: View) -> list[Row]:
    """Return the KPIs in the order of the questions: what was given, what they would give."""
    rows = []
    for item in dict.fromkeys(item for question in view.questions() for item in question.items):
        label = outcomes.label(view, view.questions()[0], item)
        found = {_giver(question): _points(view, question, item) for question in view.questions()}
        given = {giver: summary.mean for giver, summary in found.items() if summary}
        rows += [Row(label, label, given)] if given else []
    return rows


def _title(view: View, rows: list[Row]) -> str:
    given, own = (_giver(question) for question in view.questions())
    words = {"giver": view.inside(given), "receiver": view.inside(own)}
    firsts = {name: _first(rows, giver) for name, giver in (("given", given), ("own", own))}
    for name, (tops, most) in firsts.items():
        words |= _most(view, name, tops, most) if tops else {}
    given_to, wanted = (set(tops) for tops, _ in firsts.values())
    if not given_to or not wanted:
        return view.tell(f"bonuses.{'own' if wanted else 'given'}", **words)
    key = "same" if given_to == wanted else "level" if given_to & wanted else "rather"
    return view.tell(f"bonuses.{key}", **words)


def _first(rows: list[Row], giver: str) -> tuple[list[str], float]:
    """Return the KPIs with most points, more than one in a tie, and how many those are."""
    mine = [row for row in rows if giver in row.given]
    first = top(mine, giver) if mine else []
    return [row.quoted for row in first], max((row.given[giver] for row in first), default=0)


def _most(view: View, name: str, tops: list[str], most: float) -> dict[str, str]:
    """Return the most points, alone and of a hundred; a tie says that each KPI got as many."""
    keys = ("each", "of_each") if len(tops) > 1 else ("alone", "of")
    alone, of = (view.say(f"bonuses.points.{key}", points=view.number(most, 0)) for key in keys)
    return {name: view.quotes(tops), f"{name}_points": alone, f"{name}_of": of}


def _said(view: View, rows: list[Row], givers: list[str]) -> list[str]:
    """Tell whose points are hidden, or the KPI on which both lie furthest apart."""
    hidden = [g for q in view.questions() if (g := _giver(q)) not in givers]
    if hidden:
        return [view.tell("bonuses.hidden", department=view.inside(who)) for who in hidden]
    widest = max(rows, key=lambda row: _distance(row, givers))
    if not round(_distance(widest, givers)):
        return []
    item = view.quotes([widest.quoted])
    return [view.tell("bonuses.apart", item=item, each=shares(view, widest, givers))]


def _distance(row: Row, givers: list[str]) -> float:
    """Return how far both lie apart; what one of them may not give counts as nothing."""
    values = [row.given.get(giver, 0) for giver in givers]
    return max(values) - min(values)
