"""A pulse in words: what became of codes, and what was told when it was closed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workshop.content.texts import Texts
from workshop.contracts.pulse import Asked, CodesRead, Pulse, PulseState
from workshop.contracts.tallies import Cell, Tally
from workshop.questions.kinds.several import AT, IN
from workshop.questions.tally import ALL

SORTS = ("again", "late", "second", "other")
"""What becomes of codes that are not counted."""


class Count(NamedTuple):
    """How many of a group took an option of a line.

    Attributes:
        asked: the question.
        item: the line's id; empty of a choice.
        option: its id.
        group: a department, or `all`.
        n: how many answered the line.
        people: how many of them took it, as it was told.
        coarse: whether it may be off by one or two people.
    """

    asked: Asked
    item: str
    option: str
    group: str
    n: int
    people: int
    coarse: bool


def counts(pulse: Pulse, told: Mapping[str, Tally]) -> Iterator[Count]:
    """Yield every count of a pulse that was told, question by question, the room's first."""
    groups = (ALL, *(side["id"] for side in pulse["departments"]))
    for one in pulse["asked"]:
        cells = told[one["id"]]["cells"] if one["id"] in told else {}
        for line, by in cells.items():
            for group in (name for name in groups if name in by):
                yield from _of_cell(one, line, group, by[group])


def _of_cell(one: Asked, line: str, group: str, cell: Cell) -> Iterator[Count]:
    options = [option["id"] for option in one["options"]]
    coarse = "nearly" in cell
    if one["kind"] == "several":
        item, _, option = line.partition(AT)
        yield Count(one, item, option, group, cell["n"], cell["counts"].get(IN, 0), coarse)
        return
    item = line if one["items"] else ""
    for option in options:
        people = cell["counts"].get(option, 0)
        yield Count(one, item, option, group, cell["n"], people, coarse)


def group_name(group: str, pulse: Pulse, ui: Texts) -> str:
    """Return what a department, or everybody, is called."""
    if group == ALL:
        return ui("pulse.told.all")
    return next(one["text"][ui.language] for one in pulse["departments"] if one["id"] == group)


def item_name(one: Asked, item: str, language: str) -> str:
    """Return the words of a line; of a choice there are none."""
    return next((i["text"][language] for i in one["items"] if i["id"] == item), "")


def option_name(one: Asked, option: str, language: str) -> str:
    """Return the words of an option."""
    return next((o["text"][language] for o in one["options"] if o["id"] == option), option)


def prompt(one: Asked, language: str) -> str:
    """Return what was asked; of sides that are asked in other words, all of them."""
    return " / ".join(dict.fromkeys(words[language] for words in one["prompt"].values()))


def read_lines(read: CodesRead, pulse: Pulse, ui: Texts) -> list[str]:
    """Return what became of the codes in a text, a sentence each."""
    total = sum(read["fresh"].values())
    by = ui.listed([f"{group_name(side, pulse, ui)} {n}" for side, n in read["fresh"].items() if n])
    word = "counted" if read["counted"] else "fresh"
    lines = [ui.count(f"pulse.read.{word}", total, by=by) if total else ui("pulse.read.nothing")]
    numbers = {"again": read["again"], "late": read["late"]}
    numbers |= {"second": read["second"], "other": read["other"]}
    lines += [ui.count(f"pulse.read.{sort}", numbers[sort]) for sort in SORTS if numbers[sort]]
    return [*lines, *(ui("pulse.read.wrong", text=text) for text in read["wrong"])]


def state_line(state: PulseState, pulse: Pulse, ui: Texts) -> str:
    """Return how many codes a pulse has, by department, and of how many people."""
    parts = [
        ui("pulse.state.side", side=group_name(side, pulse, ui), n=n, of=state["seats"][side])
        for side, n in state["counted"].items()
    ]
    key = "closed" if state["closed"] else "open"
    return ui(f"pulse.state.{key}", sides=ui.listed(parts))


def warning(state: PulseState, pulse: Pulse, ui: Texts) -> str:
    """Return what to know before a pulse is closed: too many codes, or too few; perhaps empty."""
    many = [s for s, n in state["counted"].items() if n > state["seats"][s] and not pulse["teams"]]
    if many:
        names = ui.listed([group_name(side, pulse, ui) for side in many])
        return ui("pulse.state.many", sides=names)
    few = [side for side, n in state["counted"].items() if n < 5 and not pulse["teams"]]
    names = ui.listed([group_name(side, pulse, ui) for side in few])
    return ui("pulse.state.few", sides=names) if few and not state["closed"] else ""


def result_lines(pulse: Pulse, told: Mapping[str, Tally], ui: Texts) -> list[tuple[str, list[str]]]:
    """Return each line of a pulse that was closed, and under it what each group said."""
    found: dict[tuple[str, str], dict[str, list[Count]]] = {}
    for one in counts(pulse, told):
        by = found.setdefault((one.asked["id"], one.item), {})
        by.setdefault(one.group, []).append(one)
    lines = []
    for by in found.values():
        first = next(iter(by.values()))[0]
        title = item_name(first.asked, first.item, ui.language) or prompt(first.asked, ui.language)
        lines.append((title, [_said(group, some, pulse, ui) for group, some in by.items()]))
    return lines


def _said(group: str, some: list[Count], pulse: Pulse, ui: Texts) -> str:
    named = [
        f"{option_name(one.asked, one.option, ui.language)}: {ui.number(one.people)}"
        for one in some
        if one.people
    ]
    about = ui("pulse.told.about") if any(one.coarse for one in some) else ""
    words = {"group": group_name(group, pulse, ui), "n": some[0].n, "said": " · ".join(named)}
    return ui("pulse.told.line", **words) + about
