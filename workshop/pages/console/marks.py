"""What to look at twice before a participant's text is shown: it may name or hurt somebody."""

import re

from workshop.content import LANGUAGES
from workshop.content.texts import Texts, interface
from workshop.contracts.console import ReadText
from workshop.contracts.overview import WrittenText

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CONTACT = re.compile(r"\S+@\S+|https?:|www\.|(?:\d[\s./-]?){6,}")
_OPENS = re.compile(r"(?:^|[.!?:…·\n\"“”«»(\[–—-])\s*$")


def read_texts(texts: list[WrittenText], ui: Texts) -> list[ReadText]:
    """Return the texts with a mark where one may name, reach or hurt somebody."""
    made: list[ReadText] = []
    for text in texts:
        n = text.get("wrote", 1)
        many = ui.count("run.alike.wrote", n) if n > 1 else ""
        made.append({**text, "mark": marked(str(text["text"]), ui), "many": many})
    return made


def marked(text: str, ui: Texts) -> str:
    """Return in words why a text is looked at twice; nothing where there is no reason."""
    mark = mark_of(text)
    return ui(f"watch.marks.{mark}") if mark else ""


def mark_of(text: str) -> str:
    """Return `rude`, `contact` or `name`, whatever a text seems to hold first; else nothing.

    It is a hint for a person who reads, and nothing else: it may be wrong either way.
    """
    words = {word.casefold() for word in _WORD.findall(text)}
    if any(word.startswith(_stems()) for word in words) or words & _rude():
        return "rude"
    if _CONTACT.search(text):
        return "contact"
    return "name" if any(_is_name(text, hit) for hit in _WORD.finditer(text)) else ""


def _is_name(text: str, hit: re.Match[str]) -> bool:
    """Whether a word has a capital that its place does not give it."""
    word = hit[0]
    if not word[0].isupper() or word.isupper() or _OPENS.search(text[: hit.start()]):
        return False
    return word.casefold() not in _no_names()


def _rude() -> frozenset[str]:
    return frozenset(_words("rude"))


def _stems() -> tuple[str, ...]:
    return tuple(_words("rude_beginnings"))


def _no_names() -> frozenset[str]:
    return frozenset(_words("no_names"))


def _words(key: str) -> list[str]:
    """Return a list of words in every language: nobody says in which one she writes."""
    return [word for one in LANGUAGES for word in interface(one).find(f"watch.{key}") or []]
