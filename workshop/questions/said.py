"""What sides said, each on one phone: nothing is hidden, for a side has said it in public.

A side sits together, agrees on an answer and taps it on its phone, which has told it before that
all of this will be shown. So there is no person behind a count, and no threshold. Only sessions
that were opened for teams are counted so; what single people answer never is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import fmean

from workshop.contracts.tallies import Cell, Said, Tally, Value
from workshop.questions.kinds import kind_of
from workshop.questions.proposals import by_group
from workshop.questions.question import Question
from workshop.questions.tally import ALL, Answer, of_item

Table = tuple[int, str, Value]
"""The number of a phone, as it says it of itself, its department, and its answer."""


def as_said(question: Question, given: Iterable[Table], departments: Iterable[str]) -> Tally:
    """Count a question's answers exactly, and keep what each table said.

    Args:
        question: what was asked.
        given: the latest answer of each phone that gave one.
        departments: the session's departments.

    Returns:
        The tally, ready for JSON; texts are not in it, for the facilitator releases them.
    """
    tables = sorted(given, key=lambda table: table[0])
    answers = [(who, value) for _, who, value in tables]
    items = kind_of(question).counted(question)
    made: Tally = {
        "question": question.id,
        "kind": question.kind,
        "answered": len(answers),
        "cells": {item: _cells(question, item, of_item(question, item, answers)) for item in items},
        "hidden": [],
        "said": _said(question, tables, departments),
    }
    kind = kind_of(question)
    whole = [(who, one) for who, value in answers if (one := kind.whole(question, value))]
    shown = {ALL, *(who for who, _ in whole)} if whole else set()
    proposals = by_group(whole, shown, ALL)
    return {**made, "proposals": proposals} if proposals else made


def _said(
    question: Question, tables: Sequence[Table], departments: Iterable[str]
) -> dict[str, list[Said]]:
    if kind_of(question).IN_OWN_WORDS:
        return {}
    said: dict[str, list[Said]] = {
        department: [{"table": n, "value": value} for n, who, value in tables if who == department]
        for department in departments
    }
    return {department: tables for department, tables in said.items() if tables}


def _cells(question: Question, item: str, given: Sequence[Answer]) -> dict[str, Cell]:
    """Return the exact count of the room and of each department that said something."""
    groups = sorted({who for who, _ in given})
    parts = {ALL: [said for _, said in given]} if given else {}
    parts |= {group: [said for who, said in given if who == group] for group in groups}
    return {group: _cell(question, item, said) for group, said in parts.items()}


def _cell(question: Question, item: str, parts: Sequence[Value]) -> Cell:
    exact = kind_of(question).summary(question, item, parts)
    numbers = kind_of(question).numbers(question, parts)
    if numbers is None:
        return exact
    return {**exact, "counts": {}, "mean": fmean(numbers), "spread": 0.0}


def without_people(question: Question) -> Question | None:
    """Return a question as sides are asked it; None where it is not for them at all."""
    if question.private:
        return None
    if not question.people_only:
        return question
    left = tuple(item for item in question.items if item not in question.people_only)
    return _with_items(question, left) if left else None


def _with_items(question: Question, items: tuple[str, ...]) -> Question:
    """Return a question that asks about some of its items only."""
    return replace(
        question,
        items=items,
        key={item: one for item, one in question.key.items() if item in items},
        held_by={item: one for item, one in question.held_by.items() if item in items},
        ranges={item: one for item, one in question.ranges.items() if item in items},
        truths={item: one for item, one in question.truths.items() if item in items},
    )
