"""The sheets of `data/kit`: what is agreed, asked and hung up before a room comes together.

One sheet is one printed page. A heading ends with its name, `{#name}`, so that the languages can
be held against each other. The promise stands in the interface's words; `{promise}` repeats it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from workshop.content import LANGUAGES, content_root, is_language, listed, read_text
from workshop.content.texts import fill, interface
from workshop.errors import ContentError

MOST_WORDS = 350
"""Words of a sheet as it is printed, promise and all: more is not read, and does not fit."""

PLACEHOLDERS = frozenset({"promise"})
"""What a sheet may leave to other files to say."""

_FILE = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]+)\.md")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)(?:[ \t]*\{#([a-z0-9-]+)\})?[ \t]*$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Heading:
    """A heading of a sheet: how deep, 1 to 6, its words, and its name, perhaps empty."""

    depth: int
    words: str
    name: str


@dataclass(frozen=True)
class Sheet:
    """A sheet as it is printed.

    Attributes:
        name: of its files, without language and ending, such as `1-agreement`.
        language: of its words; English where the wanted one lacks them.
        title: its first heading.
        text: Markdown, headings without their names, nothing left to fill in but by hand.
    """

    name: str
    language: str
    title: str
    text: str


def kit_folder(root: Path | None = None) -> Path:
    """Return where the sheets lie; a kit may do without."""
    return (root or content_root()) / "data" / "kit"


def named(path: Path) -> tuple[str, str]:
    """Return the sheet and the language of a file; both empty where it is no sheet's."""
    hit = _FILE.fullmatch(path.name)
    return (hit[1], hit[2]) if hit and is_language(hit[2]) and path.is_file() else ("", "")


def sheet_names(folder: Path | None = None) -> list[str]:
    """Return the names of all sheets, in their order."""
    found = (named(path) for path in listed(folder or kit_folder(), "*.md"))
    return sorted({name for name, language in found if language in LANGUAGES})


def sheet(name: str, language: str) -> Sheet:
    """Return a sheet in a language.

    Raises:
        ContentError: there is no such sheet, or its file cannot be read.
    """
    if name not in sheet_names():
        raise ContentError([f"data/kit/{name}.en.md: the file is missing."])
    path = kit_folder() / f"{name}.{language}.md"
    known = language if path.is_file() else "en"
    text = printed(read_text(path.with_name(f"{name}.{known}.md")), known)
    first = next((one.words for one in headings(text)), name)
    return Sheet(name, known, first, text)


def printed(text: str, language: str) -> str:
    """Return the Markdown of a sheet with the promise in it, and headings without their names."""
    bare = _HEADING.sub(lambda hit: f"{hit[1]} {hit[2]}", text)
    return fill(bare, {"promise": interface(language)("promise.text")})


def headings(text: str) -> list[Heading]:
    """Return the headings of a sheet, in their order."""
    return [Heading(len(hit[1]), hit[2], hit[3] or "") for hit in _HEADING.finditer(text)]


def count_words(text: str) -> int:
    """Count the words of a printed sheet; bullets and lines to write on are none."""
    return sum(1 for word in text.split() if _WORD.search(word))


def whole_kit(language: str) -> str:
    """Return all sheets in a language, as one document."""
    head = "<!-- Written by `workshop kit` from `data/kit`: not to be changed by hand. -->\n"
    return "\n".join((head, *(sheet(name, language).text for name in sheet_names())))
