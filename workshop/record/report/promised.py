"""Promises as cards to check off, those that are furthest first."""

from collections.abc import Sequence

from workshop.content.texts import Texts
from workshop.contracts.promises import Promise, PromiseLine
from workshop.errors import ContentError
from workshop.exercises.exercise import load_exercise
from workshop.exercises.promise_lines import line_of, state_of, term_lines
from workshop.record.record import Record
from workshop.record.report.parts import Card, Pile, Side
from workshop.record.wording import key

PILES = ("before", "signed", "wanted", "asked", "listed")


def piles(record: Record, ui: Texts) -> list[Pile]:
    """Return the promises by how far they are; what there is none of is left out."""
    by: dict[str, list[Card]] = {name: [] for name in PILES}
    for one in record.took["carried"]:
        by["before"].append(_card(record, one, ui))
    for one in record.took["promises"]:
        by[_pile(one)].append(_card(record, one, ui))
    return [Pile(name, ui(f"report.promised.{name}"), cards) for name, cards in by.items() if cards]


def _pile(one: Promise) -> str:
    if one["signed"] and {*one["sides"]} <= {*one["signed"]}:
        return "signed"
    if one["adopted"]:
        return "wanted"
    return "asked" if one["by"] else "listed"


def _card(record: Record, one: Promise, ui: Texts) -> Card:
    missing = ui.listed([ui(f"promises.lacks.{term}") for term in one["missing"]])
    open_yet = one["adopted"] and not one["signed"]
    sides = one["sides"] if one["adopted"] or one["signed"] else []
    return Card(
        line=_line(record, one, ui),
        missing=ui("report.promised.missing", what=missing) if missing and open_yet else "",
        sides=[Side(id, ui(f"departments_inside.{id}"), id in one["signed"]) for id in sides],
    )


def _line(record: Record, one: Promise, ui: Texts) -> PromiseLine:
    """Return a promise as it is read; where its exercise is there no more, in its own words."""
    try:
        return line_of(one, load_exercise(one["exercise"]), ui.language, names=record.names)
    except ContentError:
        words = record.called
        text = words.get(key("promise", one["id"])) or one["text"]
        terms = term_lines(one["terms"], ui.language)
        state, _ = state_of(one, ui.language, record.names)
        made = {"id": one["id"], "number": one["number"], "text": text}
        return {**made, "terms": terms, "state": state}  # type: ignore[typeddict-item]


def kept(carried: Sequence[Promise], ui: Texts) -> str:
    """Say what became of the promises of last time; nothing where there were none."""
    if not carried:
        return ""
    became = [one["kept"] for one in carried]
    counted = {name: became.count(name) for name in ("kept", "partly", "broken")}
    said = ui("report.short.kept", n=len(became), **counted)
    open_yet = became.count("")
    return f"{said} {ui.count('report.short.unjudged', open_yet)}" if open_yet else said
