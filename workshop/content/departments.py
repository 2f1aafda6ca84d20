"""The departments a session may have, and what they are called in it.

Their words stand in `data/ui` under `departments`, and for the middle of a sentence under
`departments_inside`. A session's own names take the place of both, as they were typed, in every
language. Words of exercises, models and buckets speak of the trades and stay as they are.
"""

from collections.abc import Mapping
from functools import lru_cache

from workshop.content.texts import Texts, interface
from workshop.contracts.looks import SessionView

Names = Mapping[str, str]
"""What departments call themselves, by id; left out is whoever goes by the ordinary name."""

ORDINARY: Names = {}
"""Every department goes by its ordinary name."""


def departments() -> tuple[str, ...]:
    """Return the ids of all departments, sales and marketing first."""
    return tuple(interface("en").table("departments"))


def called(language: str, names: Names) -> Texts:
    """Return the words of the interface, in which departments go by these names."""
    return _called(interface(language), tuple(names.items())) if names else interface(language)


def words_in(session: SessionView, language: str) -> Texts:
    """Return the words of the interface as they are said in a session, in one of `LANGUAGES`."""
    return called(language, names_in(session))


def names_in(session: SessionView) -> Names:
    """Return what the departments of a session call themselves; none in an earlier kit's."""
    return session.get("names", ORDINARY)


@lru_cache(maxsize=256)
def _called(words: Texts, names: tuple[tuple[str, str], ...]) -> Texts:
    own = dict(names)
    return words.over("departments", own).over("departments_inside", own)
