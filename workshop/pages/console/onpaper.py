"""Answers on paper on the facilitator's page: the grid, and what is typed into it."""

from collections.abc import Mapping
from typing import cast

from workshop.content.texts import Texts, interface
from workshop.contracts.actions import Action
from workshop.contracts.onpaper import PaperColumn, PaperNote, PaperPanel, PaperRow
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.exercises.exercise import Exercise, Round
from workshop.exercises.onpaper import (
    MOST,
    OPEN,
    OPTION,
    Cell,
    can_be_entered,
    cells_of,
    value_of,
)
from workshop.exercises.prompts import prompt_for_all
from workshop.host.client import new_op
from workshop.pages.console.steering import Handlers, Steering
from workshop.pages.parts import department, place, why
from workshop.questions.kinds import kind_of
from workshop.session import Mode

WORDS = ("sheet", "new", "department", "none", "enter", "back")


def paper_panel(look: FacilitatorLook, ui: Texts, wrong: str) -> PaperPanel | None:
    """Return the form; None where nothing can be entered.

    Args:
        look: what the facilitator may see.
        ui: the words.
        wrong: why what she sent last was refused.
    """
    session = look["session"]
    if session["mode"] == Mode.TEAMS or session["again"] or session["phase"] not in OPEN:
        return None
    exercise, round = place(look)
    asked = [question for question in round.questions if kind_of(question).ANSWERABLE]
    columns = [_column(cell, exercise, ui) for q in asked for cell in cells_of(q)]
    words = exercise.texts(ui.language)
    by_phone = (prompt_for_all(q, words, ui) for q in asked if not can_be_entered(q))
    rest = [ui("charts.quoted", text=one) for one in by_phone]
    entered = sum(one["done"] for one in look["paper"])
    return {
        "title": ui("onpaper.title"),
        "lead": ui("onpaper.lead"),
        "columns": columns,
        "by_phone": ui("onpaper.by_phone", questions=ui.listed(rest)) if rest else "",
        "rows": [
            _row(one["seat"], one["number"], one["department"], one["done"], ui)
            for one in look["paper"]
        ],
        "departments": [department(id, ui) for id in session["departments"]],
        "most": MOST,
        "told": ui.count("onpaper.entered", entered) if entered else "",
        "wrong": wrong,
        "words": {name: ui(f"onpaper.{name}") for name in WORDS},
    }


def paper_note(look: FacilitatorLook, ui: Texts) -> PaperNote:
    """Return how many of those who are here have no phone; nothing where all have one."""
    there = len(look["paper"])
    return {"paper": ui.count("onpaper.joined", there)} if there else {}


def _row(seat: str, number: int, side: str, done: bool, ui: Texts) -> PaperRow:
    text = ui("onpaper.of", n=number)
    return {
        "seat": seat,
        "text": text,
        "department": side,
        "done": ui("onpaper.done") if done else "",
    }


def _column(cell: Cell, exercise: Exercise, ui: Texts) -> PaperColumn:
    question, words = cell.question, exercise.texts(ui.language)
    item = kind_of(question).shown_item(question, cell.item, words)["text"] if cell.item else ""
    prompt = prompt_for_all(question, words, ui)
    return {
        "question": question.id,
        "item": cell.item,
        "head": f"{prompt} {item}".strip(),
        "kind": cell.kind,
        "options": kind_of(question).shown_options(question, words, ui)
        if cell.kind == OPTION
        else [],
    }


class OnPaper:
    """The part of the page that enters what stands on paper."""

    def __init__(self, steering: Steering) -> None:
        self._steering = steering

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        return {"enter_paper": self._enter, "drop_paper": self._drop}

    async def _enter(self, action: Action) -> None:
        """Hand sheets to the host; what is wrong in one of them is told with its row."""
        seen, typed = self._steering.seen, action.get("sheets")
        if seen is None or not isinstance(typed, list):
            return
        _, round = place(seen)
        sheets = cast("Value", [_sheet(one, round) for one in typed])
        with self._steering.telling("onpaper", _why):
            await self._steering.ask("enter_paper", op=new_op(), sheets=sheets)

    async def _drop(self, _: Action) -> None:
        await self._steering.ask_or_tell("onpaper", "drop_paper")


def _why(refusal: Refused, language: str) -> str:
    said, row = why(refusal, language), refusal.details.get("row")
    return interface(language)("onpaper.row", n=row, why=said) if row else said


def _sheet(given: object, round: Round) -> dict[str, object]:
    """Return a sheet as the host takes it: answers made of what was typed into its cells."""
    sheet: Mapping[str, object] = given if isinstance(given, Mapping) else {}
    cells = sheet.get("cells")
    typed: dict[str, dict[str, str]] = {}
    for name, text in (cells if isinstance(cells, Mapping) else {}).items():
        question, _, item = str(name).partition("/")
        if isinstance(text, str) and text.strip():
            typed.setdefault(question, {})[item] = text.strip()
    asked = {question.id: question for question in round.questions}
    answers = {id: value_of(asked[id], one) for id, one in typed.items() if id in asked}
    seat = {"seat": sheet["seat"]} if sheet.get("seat") else {}
    return {**seat, "department": sheet.get("department"), "answers": answers}
