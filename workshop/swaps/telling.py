"""A timetable in words: how good it is, or which rule binds and what would do."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workshop.content.texts import Texts
from workshop.contracts.swaps import BindingTable, RulesTable, Timetable

COUNTED = {"free": "enough", "partly": "enough", "visits": "enough"}
"""Rules whose sentence depends on a number."""


class Way(NamedTuple):
    """What would do: a sentence, and the rules by which it is done; None where people must."""

    text: str
    rules: RulesTable | None


def summary(made: Timetable, ui: Texts) -> list[str]:
    """Return what there is to say of a timetable, or of that there is none."""
    if not made["visits"] and made["binding"]:
        joint = any(one["together"] for one in made["binding"])
        return [ui("swaps.together" if joint else "swaps.alone")]
    if not made["visits"] and made["gap"] < 0:
        return [ui("swaps.unknown")]
    return [*_made(made, ui)]


def _made(made: Timetable, ui: Texts) -> list[str]:
    gap = ui("swaps.near", gap=ui.percent(made["gap"])) if made["gap"] > 0 else ui("swaps.best")
    wished, left = sum(one["wished"] for one in made["visits"]), made["open"]
    numbers = ui.listed([str(number) for number in left])
    return [
        ui.count("swaps.made", len(made["visits"]), gap=gap),
        *([ui.count("swaps.wished", wished)] if wished else []),
        *([ui.count("swaps.left", len(left), numbers=numbers)] if left else []),
    ]


def ways(made: Timetable, ui: Texts) -> list[Way]:
    """Return what would do where there is no timetable."""
    joint: dict[str, int] = {
        one["rule"]: one["enough"] for one in made["binding"] if one["together"]
    }
    return [Way(_bound(one, ui), _rules(made["rules"], one, joint)) for one in made["binding"]]


def _bound(one: BindingTable, ui: Texts) -> str:
    key = f"swaps.bound.{one['rule']}"
    if one["rule"] in COUNTED:
        return ui.count(key, one["enough"], now=one["now"])
    return ui(key, now=one["now"], enough=one["enough"])


def _rules(rules: RulesTable, one: BindingTable, joint: Mapping[str, int]) -> RulesTable | None:
    """Return the rules that let one give way, those with it that must; None: people must."""
    if one["rule"] == "partly":
        return {**rules, "partly": True}
    given = joint if one["together"] else {one["rule"]: one["enough"]}
    if "free" in given or "reach" in given:
        return None
    return {
        "visits": given.get("visits", rules["visits"]),
        "guests": given.get("guests", rules["guests"]),
        "home": given.get("home", rules["home"]),
        "partly": rules["partly"],
    }


def sides_of(tickets: Mapping[str, int], ui: Texts) -> str:
    """Return how many tickets there are, by side."""
    each = [
        ui("swaps.side", side=ui.find(f"departments_inside.{side}") or side, n=many)
        for side, many in tickets.items()
    ]
    return ui.count("swaps.tickets", sum(tickets.values()), sides=ui.listed(each))


def named(host: str, ui: Texts) -> str:
    """Return what a host or a side is called: a department by its name, others as written."""
    return str(ui.find(f"departments.{host}") or host)


def listed_hosts(hosts: Sequence[str], ui: Texts) -> str:
    """Return who can be visited."""
    return ui.listed([named(host, ui) for host in hosts])
