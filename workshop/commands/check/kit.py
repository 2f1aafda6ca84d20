"""Checks of the sheets that are printed: the same headings in all languages, and one page each."""

from pathlib import Path

from workshop.content import LANGUAGES, listed, read_text
from workshop.content.kit import (
    MOST_WORDS,
    PLACEHOLDERS,
    count_words,
    headings,
    named,
    printed,
    sheet_names,
)
from workshop.content.noting import Findings
from workshop.content.texts import has_stray_brace, placeholders
from workshop.errors import ContentError

_NAMELESS = "the heading has no name: end it with {#name}, the same in each language."


def check_kit(found: Findings, folder: Path) -> None:
    """Check every sheet in every language; no mistake here stops a session."""
    for name in sheet_names(folder):
        texts = {path: _read(found, path) for path in _paths(folder, name)}
        for path, text in texts.items():
            if text is not None:
                _check_sheet(found, path, text)
        _compare(found, texts)
    for path in listed(folder, "*"):
        if named(path)[1] not in LANGUAGES:
            sentence = "nothing reads this: a sheet is called NAME.LANGUAGE.md, as 5-menu.en.md."
            found.add(path, "", sentence, stops=False)


def _paths(folder: Path, name: str) -> list[Path]:
    return [folder / f"{name}.{language}.md" for language in LANGUAGES]


def _read(found: Findings, path: Path) -> str | None:
    try:
        return read_text(path)
    except ContentError as error:
        found.take(error.mistakes, stops=False)
        return None


def _check_sheet(found: Findings, path: Path, text: str) -> None:
    """Check one file by itself."""
    for key, sentence in _faults(text, named(path)[1]):
        found.add(path, key, sentence, stops=False)


def _faults(text: str, language: str) -> list[tuple[str, str]]:
    heads, plain = headings(text), printed(text, language)
    faults = [(one.words, _NAMELESS) for one in heads if not one.name]
    if not text.lstrip().startswith("# ") or [one.depth for one in heads].count(1) != 1:
        faults.append(("", "a sheet begins with its one title, such as # House rules {#rules}."))
    for name in sorted(placeholders(text) - PLACEHOLDERS):
        faults.append((f"{{{name}}}", "nothing fills this in; a sheet may hold {promise}."))
    if has_stray_brace(plain):
        faults.append(("", "a { and a } stand around the name of a heading, or {promise} alone."))
    if (words := count_words(plain)) > MOST_WORDS:
        sentence = f"a sheet has at most {MOST_WORDS} words, for it is one page; this has {words}."
        faults.append(("", sentence))
    return faults


def _compare(found: Findings, texts: dict[Path, str | None]) -> None:
    """Hold the headings of each language against those of the first."""
    (first, one), *others = texts.items()
    for second, two in others:
        if one is not None and two is not None:
            _compare_two(found, first, second, _names(one), _names(two))


def _compare_two(
    found: Findings, first: Path, second: Path, one: list[str], two: list[str]
) -> None:
    for path, here, other, there in ((second, two, first, one), (first, one, second, two)):
        for name in sorted({*there} - {*here}):
            sentence = f"this heading is missing; {other.name} has it."
            found.add(path, f"{{#{name}}}", sentence, stops=False)
    if one != two and sorted({*one}) == sorted({*two}):
        sentence = f"the headings come in another order than in {first.name}, or one comes twice."
        found.add(second, "", sentence, stops=False)


def _names(text: str) -> list[str]:
    return [one.name for one in headings(text) if one.name]
