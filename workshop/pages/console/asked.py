"""What the facilitator's page asks the host by itself: which command each action is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from workshop.contracts.actions import Action
from workshop.contracts.tallies import Value
from workshop.host.client import new_op


@dataclass(frozen=True)
class Asked:
    """A command that an action stands for.

    Attributes:
        do: its name at the host.
        fields: what is handed over where the action holds it, by the host's name for it; the host
            checks all of it.
        once: whether it carries an operation of its own, so that it happens once.
        beside: beside what on the page a refusal is told; None where the page says enough by
            showing where the room is.
    """

    do: str
    fields: Mapping[str, str]
    once: bool = False
    beside: Callable[[Action], str] | None = None

    def handed(self, action: Action) -> dict[str, Value]:
        """Return what the host is told."""
        op = {"op": new_op()} if self.once else {}
        given = {name: action[own] for name, own in self.fields.items() if own in action}
        return {**op, **cast("dict[str, Value]", given)}


def same(*names: str) -> dict[str, str]:
    """Return fields that the action and the host call by the same names."""
    return {name: name for name in names}


def _named(field: str) -> Callable[[Action], str]:
    return lambda action: str(action.get(field, ""))


def _always(place: str) -> Callable[[Action], str]:
    return lambda _: place


def _indicator(action: Action) -> str:
    return str(action.get("indicator") or "indicate")


_PROMISE = _named("promise")

ASKED: Mapping[str, Asked] = {
    # Where the room is.
    "advance": Asked("advance", same("to", "version"), once=True),
    "go": Asked("advance", same("step", "version"), once=True),
    "undo": Asked("take_back", same("version"), once=True),
    "again": Asked("look_again", same("step")),
    "reroute": Asked("reroute", same("exercise", "where", "version"), once=True),
    "pose": Asked(
        "pose",
        same("form", "prompt", "options", "low", "high", "version"),
        once=True,
        beside=_always("moment"),
    ),
    "reword": Asked("reword", same("exercise", "question", "words"), beside=_always("reword")),
    "sort_parked": Asked("sort_parked", same("id", "state", "answered")),
    "show_parking": Asked("show_parking", same("shown")),
    "show": Asked("show", {"slide": "figure", "part": "part"}),
    "release": Asked("release", {"id": "text", "released": "released"}),
    "pay": Asked("pay", same("play", "bonus"), beside=_always("pay")),
    "keep_practice": Asked("keep_practice", {}),
    "release_many": Asked("release", {"ids": "texts", "released": "released"}),
    "alike": Asked("alike", {"ids": "texts", "into": "into"}),
    "pause": Asked("pause", same("paused"), once=True),
    "nudge": Asked("nudge", {}),
    "pace": Asked("pace", same("pace")),
    "hold": Asked("hold", same("held", "version")),
    "restore": Asked("restore", same("id")),
    # Who is in it.
    "address": Asked("address", same("address")),
    "door": Asked("door", same("door")),
    "trial": Asked("trial", same("running")),
    "names": Asked("names", same("names"), beside=_always("names")),
    "move_seat": Asked("move_seat", same("seat", "department")),
    "let_in": Asked("let_in", {}),
    "revoke": Asked("revoke", same("browser")),
    "end": Asked("end_seats", same("seats")),
    # What it writes.
    "propose": Asked("propose", same("text", "example"), once=True, beside=_PROMISE),
    "merge": Asked("merge", same("promise", "into"), beside=_PROMISE),
    "write": Asked("write", same("promise", "text", "terms"), beside=_PROMISE),
    "agree": Asked("agree", same("promise", "department", "agreed"), beside=_PROMISE),
    "sign": Asked("sign", same("promise", "department", "signed"), beside=_PROMISE),
    "keep": Asked("keep", same("promise", "kept"), beside=_PROMISE),
    "measure": Asked("measure", same("promise", "indicator"), beside=_PROMISE),
    "fill": Asked(
        "fill",
        same("question", "item", "function", "weight", "judge", "name", "example"),
        once=True,
        beside=_named("question"),
    ),
    "plan": Asked(
        "plan",
        same("visits", "guests", "home", "partly"),
        once=True,
        beside=_always("timetable"),
    ),
    # What comes after it.
    "indicate": Asked(
        "indicate",
        same(
            "indicator",
            "known",
            "text",
            "unit",
            "better",
            "when",
            "n",
            "of",
            "day",
            "source",
            "drop",
        ),
        once=True,
        beside=_indicator,
    ),
    "pulse": Asked("pulse", {}, beside=_always("pulse")),
    "pulse_close": Asked("pulse_close", same("which"), beside=_named("which")),
}
"""By action; what is no question to the host alone, the page's parts do."""
