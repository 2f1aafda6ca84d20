"""What a value of each kind of question is: the host believes nothing that a page sends."""

from collections.abc import Callable
from typing import Any

from workshop.errors import Refused
from workshop.exercise import POINTS, Question

Value = Any


def check_value(question: Question, value: Value) -> Value:
    """Return a value as it is stored, or refuse it.

    Values: rating, mirror and sort `{item: option}` (items may be missing, one must be there);
    split `{item: points}`, whole and summing to 100; number `{item: whole number}` inside the
    item's range (items may be missing, one must be there); rank a list of all items, each once,
    the first place first; choice an option id; text a string.

    Raises:
        Refused: with a code that names what is wrong; nothing is stored.
    """
    checker = _CHECKS.get(question.kind)
    if checker is None:
        raise Refused("not-answerable", question=question.id)
    return checker(question, value)


def _check_items(question: Question, value: Value) -> Value:
    if not isinstance(value, dict) or not value or not set(value) <= set(question.items):
        raise Refused("bad-value", question=question.id)
    if not all(isinstance(v, str) and v in question.options for v in value.values()):
        raise Refused("bad-value", question=question.id)
    return {item: value[item] for item in question.items if item in value}


def _check_split(question: Question, value: Value) -> Value:
    if not isinstance(value, dict) or not set(value) <= set(question.items):
        raise Refused("bad-value", question=question.id)
    points = [value.get(item, 0) for item in question.items]
    if not all(type(p) is int and 0 <= p <= POINTS for p in points):
        raise Refused("bad-value", question=question.id)
    if sum(points) != POINTS:
        raise Refused("not-hundred", total=sum(points))
    return dict(zip(question.items, points, strict=True))


def _check_numbers(question: Question, value: Value) -> Value:
    if not isinstance(value, dict) or not value or not set(value) <= set(question.items):
        raise Refused("bad-value", question=question.id)
    for item, number in value.items():
        low, high = question.ranges[item]
        if type(number) is not int or not low <= number <= high:
            raise Refused("bad-number", low=low, high=high)
    return {item: value[item] for item in question.items if item in value}


def _check_rank(question: Question, value: Value) -> Value:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Refused("bad-value", question=question.id)
    if not set(value) <= set(question.items) or len(set(value)) < len(value):
        raise Refused("bad-value", question=question.id)
    if len(value) < len(question.items):
        raise Refused("not-all-ranked", placed=len(value), items=len(question.items))
    return list(value)


def _check_choice(question: Question, value: Value) -> Value:
    if not isinstance(value, str) or value not in question.options:
        raise Refused("bad-value", question=question.id)
    return value


def _check_text(question: Question, value: Value) -> Value:
    given = value if isinstance(value, str) else ""
    text = "".join(c for c in given if c.isprintable() or c in "\n").strip()
    if not text:
        raise Refused("empty-text")
    if len(text) > question.limit:
        raise Refused("too-long", limit=question.limit, length=len(text))
    return text


_CHECKS: dict[str, Callable[[Question, Value], Value]] = {
    "rating": _check_items,
    "mirror": _check_items,
    "sort": _check_items,
    "split": _check_split,
    "number": _check_numbers,
    "rank": _check_rank,
    "choice": _check_choice,
    "text": _check_text,
}

KINDS = (*_CHECKS, "note")
