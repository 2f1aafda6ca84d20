"""The facilitator's guide: a document of the repository that her own page shows her, offline.

It is written for whoever reads the repository. A page of the server shows the same Markdown: its
pictures come from the server, and what leads to other documents is left as words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workshop.content import read_text
from workshop.errors import ContentError

PICTURES = "/kit/pictures/"
"""Where the server has the guide's pictures."""

_NAME = "facilitator-guide"
_ELSEWHERE = {"contracting-kit.md": "/kit"}
"""Documents that the server has a page of its own for."""

_PICTURE = re.compile(r"[a-z0-9-]+\.png")
_NO_WORD = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class Chapter:
    """A chapter of the guide: the name that links lead to, and its title in plain words."""

    id: str
    title: str


@dataclass(frozen=True)
class Guide:
    """The guide as a page shows it.

    Attributes:
        language: of its words; English where the wanted one has none.
        title: its first heading.
        chapters: the headings of the second depth, in their order.
        body: HTML of everything below the title; raw HTML in the document stays visible text.
    """

    language: str
    title: str
    chapters: tuple[Chapter, ...]
    body: str


def documents_folder() -> Path:
    """Return where the documents lie: in the installed package, or in the repository.

    Raises:
        ContentError: neither has them.
    """
    package = Path(__file__).parent.parent
    for root in (package / "_kit", package.parent):
        if (root / "docs" / f"{_NAME}.md").is_file():
            return root / "docs"
    raise ContentError([f"docs/{_NAME}.md: the file is missing: install the kit again."])


def guide(language: str) -> Guide:
    """Return the guide in a language.

    Raises:
        ContentError: it is missing, or cannot be read.
    """
    own = documents_folder() / f"{_NAME}.{language}.md"
    known = language if own.is_file() else "en"
    return shown(read_text(own if own.is_file() else own.with_name(f"{_NAME}.md")), known)


def picture(name: str) -> bytes | None:
    """Return a picture of the guide by the name of its file; None where there is none."""
    path = documents_folder() / "screenshots" / name
    return path.read_bytes() if _PICTURE.fullmatch(name) and path.is_file() else None


def shown(text: str, language: str) -> Guide:
    """Return a document of this kind as a page shows it."""
    tokens = _MARKDOWN.parse(text)
    title, chapters = "", []
    for depth, words, opening in _headings(tokens):
        opening.attrSet("id", anchor(words))
        title = title or words
        chapters += [Chapter(anchor(words), words)] if depth == "h2" else []
    _lead_within(tokens)
    below = tokens[3:] if tokens[:1] and tokens[0].tag == "h1" else tokens
    told: str = _MARKDOWN.renderer.render(list(_boxed(below)), _MARKDOWN.options, {})
    return Guide(language, title, tuple(chapters), told)


def anchor(words: str) -> str:
    """Return the name of a heading, as repositories make it, so that links hold in both places."""
    return _NO_WORD.sub("", words.lower()).strip().replace(" ", "-")


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[str, str, Token]]:
    """Yield depth, plain words and opening token of each heading."""
    for opening, inside in pairwise(tokens):
        if opening.type == "heading_open":
            yield opening.tag, _words(inside), opening


def _words(inline: Token) -> str:
    return "".join(one.content for one in inline.children or ())


def _boxed(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens with a box around each table, named by the heading above it.

    A table that is wider than a phone is moved within its box, by keys too.
    """
    above = ""
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            above = _words(tokens[number + 1])
        if token.type == "table_open":
            told = {"class": "wk-scroll", "tabindex": "0", "role": "group", "aria-label": above}
            yield Token("box_open", "div", 1, attrs=dict(told), block=True)
        yield token
        if token.type == "table_close":
            yield Token("box_close", "div", -1, block=True)


def _lead_within(tokens: Sequence[Token]) -> None:
    """Let links and pictures lead to what the server has; other links become mere words."""
    for token in tokens:
        links: list[bool] = []
        kept = []
        for one in token.children or ():
            if one.type == "link_open":
                links.append(_stays(one))
            if one.type == "image":
                one.attrSet("src", PICTURES + Path(str(one.attrGet("src"))).name)
                one.attrSet("loading", "lazy")
            if not one.type.startswith("link_") or links[-1]:
                kept.append(one)
            if one.type == "link_close":
                links.pop()
        token.children = kept if token.children else token.children


def _stays(link: Token) -> bool:
    """Whether a link leads to something that is here; it is turned there."""
    wanted = str(link.attrGet("href"))
    link.attrSet("href", _ELSEWHERE.get(wanted, wanted))
    return wanted in _ELSEWHERE or wanted.startswith("#")


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("autolink")
