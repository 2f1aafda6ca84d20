"""What was found wrong: file, line, key and a sentence; and what the checks share."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.content import read_toml
from workshop.content.line_numbers import line_of
from workshop.content.texts import placeholders
from workshop.errors import ContentError


@dataclass
class Findings:
    """Mistakes found so far, written as `file:line: key: what is wrong and what to do`."""

    root: Path
    mistakes: list[str] = field(default_factory=list)

    def add(self, path: Path, key: str, sentence: str) -> None:
        """Note a mistake at a key of a file."""
        line = line_of(path, key)
        place = (
            f"{path.relative_to(self.root)}:{line}" if line else f"{path.relative_to(self.root)}"
        )
        self.mistakes.append(f"{place}: {key}: {sentence}" if key else f"{place}: {sentence}")

    def read(self, path: Path) -> dict[str, Any] | None:
        """Read a TOML file, or note why it cannot be read."""
        try:
            return read_toml(path)
        except ContentError as error:
            self.take(error)
            return None

    def take(self, error: ContentError) -> None:
        """Note the mistakes of an error, their files named from the root."""
        self.mistakes.extend(m.replace(f"{self.root}/", "", 1) for m in error.mistakes)


def compare_languages(found: Findings, given: dict[Path, dict[str, Any] | None]) -> None:
    """Hold the words of each language against those of the first; files are by language.

    What could not be read is `None`, and was noted then.
    """
    (english, one), *others = given.items()
    for path, two in others:
        if one is not None and two is not None:
            compare(found, english, path, dict(leaves(one)), dict(leaves(two)))


def compare(
    found: Findings, first: Path, second: Path, one: dict[str, Any], two: dict[str, Any]
) -> None:
    """Note keys and placeholders that only one language has."""
    for path, mine, other in ((second, two, one), (first, one, two)):
        for key in sorted(other.keys() - mine.keys()):
            found.add(path, key, "the other language has these words, this one has not.")
    for key in sorted(one.keys() & two.keys()):
        missing = placeholders(str(one[key])) ^ placeholders(str(two[key]))
        if missing:
            names = ", ".join(sorted(missing))
            found.add(second, key, f"the two languages differ in the placeholder {names}.")


def leaves(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a table with its dotted key."""
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from leaves(value, f"{key}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for index, entry in enumerate(value):
                yield from leaves(entry, f"{key}.{index}.")
        else:
            yield key, value
