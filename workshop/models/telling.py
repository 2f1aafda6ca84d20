"""A result of a model, told in words."""

from collections.abc import Callable
from typing import Any, NamedTuple

from workshop.content.texts import Texts


class Told(NamedTuple):
    """A result in words: what it comes to, perhaps as a share in [0, 1], and its numbers."""

    finding: str
    share: float | None
    rows: list[tuple[str, str]]


Teller = Callable[[Any, Texts, Texts], Told]
"""Tells a result with the words of the interface and those of the model."""

Tellers = dict[tuple[str, str], Teller]
"""Who tells results of a type, by the module and the name of the type."""
