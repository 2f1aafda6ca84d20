"""The form of a draft that somebody sends: nothing of it is believed, all of it is measured."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from workshop.contracts.prepare import ProgrammeDraft
from workshop.errors import Refused
from workshop.questions.writing import kept_line

MANY = 200
"""Items, or rounds of one, that a draft may list: more than can be saved, which is said apart."""

LETTERS = 2000
"""Letters of a text, again more than can be saved."""

LARGEST = 10**6
"""Minutes and pages beyond which nobody has mistyped."""

Check = Callable[[Any], Any]


def read_draft(value: object) -> ProgrammeDraft:
    """Return a draft in its form: texts in one line, whole numbers, known keys alone.

    Raises:
        Refused: `bad-command`, where it has another form.
    """
    try:
        return cast("ProgrammeDraft", _table(value, _DRAFT))
    except (KeyError, TypeError, ValueError):
        raise Refused("bad-command", field="draft") from None


def _table(value: object, form: Mapping[str, Check]) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return {name: check(value[name]) for name, check in form.items()}


def _list_of(check: Check) -> Check:
    def checked(value: object) -> list[object]:
        if not isinstance(value, list) or len(value) > MANY:
            raise TypeError(value)
        return [check(one) for one in value]

    return checked


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LETTERS:
        raise TypeError(value)
    value.encode()  # half of a surrogate pair, which JSON lets through, raises
    return kept_line(value)


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise TypeError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


_CHOICE: Mapping[str, Check] = {
    "exercise": _text,
    "minutes": _number,
    "rounds": _list_of(_text),
    "teams": _list_of(_text),
    "without_teams": _flag,
}
_ITEM: Mapping[str, Check] = {
    **_CHOICE,
    **dict.fromkeys(("id", "like", "title", "text", "form", "deck"), _text),
    **dict.fromkeys(("first", "last"), _number),
    "others": _list_of(lambda one: _table(one, _CHOICE)),
}
_DRAFT: Mapping[str, Check] = {
    **dict.fromkeys(("name", "stamp", "title"), _text),
    **dict.fromkeys(("length", "joining"), _number),
    "items": _list_of(lambda one: _table(one, _ITEM)),
}
