"""What was found wrong: file, line, key and a sentence; and what the checks share."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from workshop.content import read_toml
from workshop.content.line_numbers import Trail, line_at, line_of
from workshop.content.texts import has_stray_brace, placeholders
from workshop.errors import ContentError


@dataclass
class Findings:
    """Mistakes found so far, written as `file:line: key: what is wrong and what to do`.

    Attributes:
        root: the kit; files are named from here.
        mistakes: in the order they were found, each once.
        broken: the first mistake of each part of `data` that cannot be used because of it, such
            as `exercises/kpi-tradeoffs` or `agendas/first-session`.
        noted: files and keys of which something was said: what follows from it need not be.
    """

    root: Path
    mistakes: list[str] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    noted: set[tuple[Path, str]] = field(default_factory=set)

    def add(
        self, path: Path, key: str, sentence: str, *, trail: Trail = (), stops: bool = True
    ) -> None:
        """Note a mistake at a key of a file.

        Args:
            path: the file.
            key: dotted, or an id; empty for the whole file.
            sentence: what is wrong, and what to write instead.
            trail: the table the key stands in, where a key of its name stands in many.
            stops: whether the exercise, agenda or model cannot be used before it is mended.
        """
        line = line_at(path, trail, key) if trail else line_of(path, key)
        place = f"{self._named(path)}:{line}" if line else self._named(path)
        self.noted.add((path, key))
        self._keep(f"{place}: {key}: {sentence}" if key else f"{place}: {sentence}", stops)

    def read(self, path: Path, *, stops: bool = True) -> dict[str, Any] | None:
        """Read a TOML file, or note why it cannot be read; one that says nothing is one mistake."""
        try:
            table = read_toml(path)
        except ContentError as error:
            self.take(error.mistakes, stops=stops)
            return None
        if not table:
            self.add(path, "", "the file is empty: write what it should hold.", stops=stops)
        return table or None

    def take(self, mistakes: Iterable[str], *, stops: bool = True) -> None:
        """Note mistakes that name their file in full; from here on they name it from the root."""
        for mistake in mistakes:
            self._keep(mistake.replace(f"{self.root}{os.sep}", ""), stops)

    def told_of(self, path: Path, key: str) -> bool:
        """Whether something was said of a key, or of a table around it."""
        parts = key.split(".")
        return any((path, ".".join(parts[:n])) in self.noted for n in range(1, len(parts) + 1))

    def follow(self, part: str, other: str) -> None:
        """Let a part of `data` be broken where another one is, which it needs."""
        if other in self.broken:
            self.broken.setdefault(part, self.broken[other])

    def _named(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _keep(self, mistake: str, stops: bool) -> None:
        if mistake not in self.mistakes:
            self.mistakes.append(mistake)
        if stops:
            file = Path(mistake.partition(":")[0]).parts
            part = "/".join((*file[1:2], *(name.partition(".")[0] for name in file[2:3])))
            self.broken.setdefault(part, mistake)


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
    """Note keys and placeholders that only one language has, and words that are blank."""
    missing, extra = sorted(one.keys() - two.keys()), sorted(two.keys() - one.keys())
    for key in list(extra):
        near = get_close_matches(key, [name for name in missing if depth(name) == depth(key)], n=1)
        if near and (second, key) not in found.noted:
            there = f"{first.name} has no such words, but {near[0]}"
            found.add(second, key, f"{there}: write the same key in both.")
            missing.remove(near[0])
            extra.remove(key)
    for path, keys, other in ((second, missing, first), (first, extra, second)):
        for key in keys:
            if not found.told_of(path, key) and not found.told_of(other, key):
                sentence = f"these words are missing; {other.name} has them."
                found.add(path, key, sentence)
    for key in sorted(one.keys() & two.keys()):
        compare_placeholders(found, (first, second), key, one[key], two[key])


def compare_placeholders(
    found: Findings, files: tuple[Path, Path], key: str, one: Any, two: Any
) -> None:
    """Note placeholders that words have in one language only, the second of two files."""
    differing = placeholders(str(one)) ^ placeholders(str(two))
    if differing and not any((file, key) in found.noted for file in files):
        names = ", ".join(sorted(differing))
        found.add(files[1], key, f"the two languages differ in the placeholder {names}.")


def check_said(found: Findings, path: Path, given: dict[str, Any]) -> None:
    """Note words that say nothing, and braces that are not around the name of a placeholder."""
    for key, value in given.items():
        if isinstance(value, str) and not value.strip():
            found.add(path, key, "these words are empty: write some.")
        elif isinstance(value, str) and has_stray_brace(value):
            sentence = "a { and a } stand around the name of a placeholder, such as {name}"
            found.add(path, key, f"{sentence}: small letters and no blanks.")


def depth(key: str) -> int:
    """Return how many tables a dotted key stands in."""
    return key.count(".")


def together(keys: Collection[str], present: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield missing keys, those of a table of which nothing is there as one, with their number.

    Args:
        keys: the missing keys, dotted.
        present: keys that are there.
    """
    tables: dict[str, list[str]] = {}
    for key in sorted(keys):
        tables.setdefault(_absent(key, present), []).append(key)
    yield from tables.items()


def _absent(key: str, present: Collection[str]) -> str:
    """Return the widest table around a key of which nothing is there; the key where there is none.

    The first part of a key is the heading of many things, and never the answer.
    """
    parts = key.split(".")
    for n in range(2, len(parts)):
        table = ".".join(parts[:n])
        if not any(name == table or name.startswith(f"{table}.") for name in present):
            return table
    return key


def leaves(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a table with its dotted key."""
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from leaves(value, f"{key}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for index, entry in enumerate(value):
                yield from leaves(entry, f"{key}.{index}.") if isinstance(entry, dict) else ()
        else:
            yield key, value
