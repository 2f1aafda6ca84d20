"""Texts and promises that say nearly the same, as they may be put together."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import count

from workshop.content.texts import Texts
from workshop.contracts.overview import WrittenText
from workshop.contracts.promises import DeskPromise, Promise
from workshop.contracts.running import AlikeBox

NEAR = 0.82
"""How much of two texts must be the same, in [0, 1], for a person to be asked whether they are."""

SHORT = 12
"""Letters up to which only the same words say the same: in a few letters much is alike."""

MOST = 120
"""Texts that are compared; more nobody reads one by one."""

LETTERS = 240
"""Letters of each that are compared: what begins so much alike says the same, or is a list."""

LOOKS = 500
"""Pairs that are compared letter by letter; a flood of texts must not hold up the page."""

_SIGNS = re.compile(r"[\W_]+")


def alike_boxes(texts: Sequence[WrittenText], ui: Texts) -> list[AlikeBox]:
    """Return groups of texts that say nearly the same, the fullest of each first."""
    plain = [(one["id"], one.get("question", ""), one["text"]) for one in texts]
    written = tuple(one for one in plain if one[1] and isinstance(one[2], str))
    return [_box(group, ui, "run.alike") for group in _groups(written[:MOST])]


def alike_promises(
    there: Sequence[Promise], listed: Sequence[DeskPromise], ui: Texts
) -> list[AlikeBox]:
    """Return groups of promises that say nearly the same, of those whose words are still open.

    Requests are put together with others of their own side alone.

    Args:
        there: the list.
        listed: the same ones in the same order, as her page shows them.
        ui: the words.
    """
    pairs = zip(there, listed, strict=True)
    still = tuple((one["id"], one["by"], row["text"]) for one, row in pairs if not row["fixed"])
    return [_box(group, ui, "same") for group in _groups(still)]


def _box(group: tuple[tuple[str, str], ...], ui: Texts, words: str) -> AlikeBox:
    return {
        "id": group[0][0],
        "texts": [{"id": id, "text": text} for id, text in group],
        "stays": ui("run.alike.stays"),
        "join": ui(f"{words}.join"),
    }


@lru_cache(maxsize=8)
def _groups(
    texts: tuple[tuple[str, str, str], ...],
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return groups of two or more that say nearly the same as the first of them."""
    left = sorted(texts, key=lambda one: (-len(one[2]), one[0]))
    looks = count()
    found = []
    while left:
        (id, question, text), *left = left
        same = [
            one
            for one in left
            if one[1] == question and share_words(text, one[2])
            and next(looks) < LOOKS and is_near(text, one[2])
        ]  # fmt: skip
        left = [one for one in left if one not in same]
        if same:
            found.append(((id, text), *((other, words) for other, _, words in same)))
    return tuple(found)


def share_words(one: str, other: str) -> bool:
    """Whether half of the words of the shorter text stand in the other: this is cheap to tell."""
    first, second = _words(one), _words(other)
    return 2 * len(first & second) >= min(len(first), len(second))


def is_near(one: str, other: str) -> bool:
    """Whether two texts say nearly the same: letter by letter, or the same words in another order.

    It is a hint for a person who reads, and nothing else: it may be wrong either way.
    """
    first, second = _plain(one), _plain(other)
    if first == second:
        return bool(first)
    if min(len(first), len(second)) <= SHORT:
        return False
    return _are_near(first, second) or _are_near(_sorted(first), _sorted(second))


@lru_cache(maxsize=512)
def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold()).strip()[:LETTERS]


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    return frozenset(_plain(text).split())


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))


def _are_near(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The cheap bounds first: most pairs have nothing in common.
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= NEAR for bound in bounds)
