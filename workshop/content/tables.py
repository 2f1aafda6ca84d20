"""Reading the tables of a content file: whatever does not fit is noted, and reading goes on."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any

from workshop.content.line_numbers import Trail, line_at, line_of


def meant(name: str, known: Iterable[str]) -> str:
    """Return a question after the name that somebody may have meant; empty where none is near."""
    near = get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""


def unknown_key(name: str, known: Iterable[str]) -> str:
    """Return the sentence on a key that nothing reads.

    Args:
        name: of the key.
        known: those that may stand there.
    """
    names = sorted(set(known))
    there = f"; there are: {', '.join(names)}." if names else "."
    return f"there is no such key{meant(name, names) or there}"


class Table:
    """A table of a content file.

    Args:
        values: the table as it was parsed; anything else counts as an empty one.
        path: the file it stands in.
        mistakes: takes `file:line: key: what is wrong`, from the tables inside this one too.
        trail: where it stands in the file, for `line_at`.

    A value that is missing or of the wrong type is noted and read as an empty one.
    """

    def __init__(self, values: Any, path: Path, mistakes: list[str], trail: Trail = ()) -> None:
        self._values: dict[str, Any] = values if isinstance(values, dict) else {}
        self._path = path
        self._mistakes = mistakes
        self._trail = trail
        self._read: set[str] = set()
        self._renamed: set[str] = set()
        self._only: set[str] | None = None
        self._inside: list[Table] = []

    def only(self, *keys: str) -> None:
        """Let the table have no other keys than these, whatever is asked of it."""
        self._only = set(keys)

    def strangers(self) -> Iterator[str]:
        """Yield a mistake for each key that nothing has read, in the tables inside too."""
        known = (self._only or self._read) | self._renamed
        for key in self._values:
            if key not in known:
                yield self.told(key, unknown_key(key, self._only or self._read))
        for table in self._inside:
            yield from table.strangers()

    def told(self, key: str, sentence: str) -> str:
        """Return `file:line: key: sentence` on a key of this table, or on one that is missing."""
        id = self._values.get("id")
        known = id if isinstance(id, str) else ""
        line = self._line(known, key)
        place = f"{self._path}:{line}" if line else f"{self._path}"
        name = f"{known}.{key}" if known else key
        return f"{place}: {name}: {sentence}"

    def _line(self, id: str, key: str) -> int | None:
        if self._trail and (line := line_at(self._path, self._trail, key)):
            return line
        return line_of(self._path, id or (key if key in self._values else ""))

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

    def flag_or_names(self, key: str) -> tuple[bool, tuple[str, ...]]:
        """Return a key that is true, false or a list of texts: both, one of which says nothing."""
        wanted = "true, or a list of texts"
        found = self._value(key, _is_flag_or_names, wanted, False, False)
        return (found, ()) if _is_flag(found) else (False, tuple(found))

    def text_or_names(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, of which a single one may stand without brackets."""
        wanted = "a text, or a list of texts"
        found = self._value(key, _is_text_or_names, wanted, (), False)
        return (found,) if isinstance(found, str) else tuple(found)

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

    def amount(self, key: str, otherwise: float | None = None) -> float:
        """Return a number, whole or not; without `otherwise` it must be there."""
        needed = otherwise is None
        return float(self._value(key, _is_amount, "a number", otherwise or 0, needed))

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
        made = [
            Table(values, self._path, self._mistakes, (*self._trail, (key, at)))
            for at, values in enumerate(found)
        ]
        self._inside += made
        return made

    def _value(
        self, key: str, fits: Callable[[Any], bool], wanted: str, empty: Any, needed: bool
    ) -> Any:
        self._read.add(key)
        if key not in self._values or (self._only is not None and key not in self._only):
            if needed:
                self._miss(key, wanted)
            return empty
        if fits(self._values[key]):
            return self._values[key]
        self._note(key, f"this must be {wanted}.")
        return empty

    def _miss(self, key: str, wanted: str) -> None:
        """Note that a key is missing, and which one may have been meant for it."""
        near = get_close_matches(key, list(self._values), n=1, cutoff=0.75)
        # One cause, one message: the misspelt key is not told of a second time.
        self._renamed.update(near)
        rename = f", or rename {near[0]}" if near else ""
        self._note(key, f"this is missing: write {wanted}{rename}.")

    def _note(self, key: str, sentence: str) -> None:
        self._mistakes.append(self.told(key, sentence))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return type(value) is int and abs(value) < 10**15


def _is_amount(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) < 1e15 and isfinite(value)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_flag_or_names(value: Any) -> bool:
    return _is_flag(value) or _is_list_of(_is_text)(value)


def _is_text_or_names(value: Any) -> bool:
    return _is_text(value) or _is_list_of(_is_text)(value)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _is_list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _is_table_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(fits, value.values()))


def _is_range(value: Any) -> bool:
    return _is_list_of(_is_number)(value) and len(value) == 2 and value[0] < value[1]
