"""Reading the tables of a content file: whatever does not fit is noted, and reading goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workshop.content.line_numbers import line_of


class Table:
    """A table of a content file.

    Args:
        values: the table as it was parsed; anything else counts as an empty one.
        path: the file it stands in.
        mistakes: takes `file:line: key: what is wrong`, from the tables inside this one too.

    A value that is missing or of the wrong type is noted and read as an empty one.
    """

    def __init__(self, values: Any, path: Path, mistakes: list[str]) -> None:
        self._values: dict[str, Any] = values if isinstance(values, dict) else {}
        self._path = path
        self._mistakes = mistakes

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return a text."""
        return str(self._value(key, _is_text, "a text", "", needed))

    def number(self, key: str, otherwise: int | None = None) -> int:
        """Return a whole number; without `otherwise` it must be there."""
        needed = otherwise is None
        return int(self._value(key, _is_number, "a whole number", otherwise or 0, needed))

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is missing."""
        return bool(self._value(key, _is_flag, "true or false", False, False))

    def names(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self._value(key, _is_list_of(_is_text), "a list of texts", (), needed))

    def pairs(self, key: str, *, needed: bool = False) -> dict[str, str]:
        """Return a table of texts."""
        return dict(self._value(key, _is_table_of(_is_text), "a table of texts", {}, needed))

    def ranges(self, key: str) -> dict[str, tuple[int, int]]:
        """Return a table of pairs of whole numbers, the lower first."""
        found = self._value(key, _is_table_of(_is_range), "a table of [lowest, highest]", {}, False)
        return {name: (low, high) for name, (low, high) in found.items()}

    def amount(self, key: str) -> float:
        """Return a number, whole or not; it must be there."""
        return float(self._value(key, _is_amount, "a number", 0, True))

    def amounts(self, key: str) -> dict[str, float]:
        """Return a table of numbers, whole or not."""
        return dict(self._value(key, _is_table_of(_is_amount), "a table of numbers", {}, False))

    def rows(self, key: str) -> dict[str, list[float]]:
        """Return a table of lists of numbers."""
        fits = _is_table_of(_is_list_of(_is_amount))
        return dict(self._value(key, fits, "a table of lists of numbers", {}, False))

    def tables(self, key: str, *, needed: bool = False) -> list["Table"]:
        """Return a list of tables, written `[[key]]`."""
        found = self._value(
            key, _is_list_of(_is_table), "tables in [[double brackets]]", (), needed
        )
        return [Table(values, self._path, self._mistakes) for values in found]

    def _value(
        self, key: str, fits: Callable[[Any], bool], wanted: str, empty: Any, needed: bool
    ) -> Any:
        if key not in self._values:
            if needed:
                self._note(key, "this is missing.")
            return empty
        if fits(self._values[key]):
            return self._values[key]
        self._note(key, f"this must be {wanted}.")
        return empty

    def _note(self, key: str, sentence: str) -> None:
        id = self._values.get("id")
        known = id if isinstance(id, str) else ""
        line = line_of(self._path, known or (key if key in self._values else ""))
        place = f"{self._path}:{line}" if line else f"{self._path}"
        name = f"{known}.{key}" if known else key
        self._mistakes.append(f"{place}: {name}: {sentence}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return type(value) is int


def _is_amount(value: Any) -> bool:
    return type(value) in (int, float)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _is_list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _is_table_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(fits, value.values()))


def _is_range(value: Any) -> bool:
    return _is_list_of(_is_number)(value) and len(value) == 2 and value[0] < value[1]
