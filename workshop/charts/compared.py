"""The finding on own and other view: title and sentences count by the same verdicts."""

from workshop.charts import pairs
from workshop.charts.differences import BRIDGE, DIFFERS, Difference, verdicts
from workshop.charts.view import View


def title(view: View, found: list[Difference]) -> str:
    """Return on how many statements the departments differ, and what both accept."""
    judged = list(verdicts(view, found).values())
    differs = judged.count(DIFFERS)
    key = "departments.some" if differs else "departments.none"
    sides = view.listed([view.inside(side) for side in pairs.sides(view)])
    return f"{view.count(key, len(judged), sides=sides, differs=differs)} {bridges(view)}"


def bridges(view: View) -> str:
    """Return what both accept."""
    found = [four.item for four in pairs.bridges(view)]
    if not found:
        return view.tell("departments.no_bridge")
    return view.tell("departments.bridges", statements=pairs.listed(view, found))


def sentences(view: View, found: list[Difference]) -> list[str]:
    """Return the clearest difference, the bridges with one, and what cannot be told."""
    judged, missing = verdicts(view, found), pairs.left_out(view, {d.item for d in found})
    sure = [d for d in found if d.sure]
    if not sure:
        return [view.tell("departments.unsure_all"), missing]
    differ = [d for d in sure if judged[d.item] == DIFFERS]
    clearest = _told(view, max(differ, key=lambda d: abs(d.size))) if differ else ""
    uneven = list(dict.fromkeys(d.item for d in sure if judged[d.item] == BRIDGE))
    accepted = {"statements": pairs.listed(view, uneven)}
    both = view.tell("departments.uneven", **accepted) if uneven else ""
    return [clearest, both, view.tell("departments.unsure_rest"), missing]


def _told(view: View, difference: Difference) -> str:
    question = pairs.statements(view)
    way = "higher" if difference.size > 0 else "lower"
    return view.tell(
        f"departments.{way}",
        side=view.inside(difference.side),
        other=view.inside(difference.other),
        size=view.number(abs(difference.size)),
        low=view.signed(difference.low),
        high=view.signed(difference.high),
        statement=view.quoted(question, difference.item) if question else "",
    )
