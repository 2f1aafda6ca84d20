"""A firm of a team's own on the bench: its funnel from a file, and what that tells the game."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop.content import content_root
from workshop.errors import Unreadable
from workshop.funnel import Funnel, read_funnel, sentences, sources, words, world_of
from workshop.funnel.sheet import LARGEST
from workshop.pages.parts import Piece
from workshop.texts import Texts

ORIGINS = ("data", "scaled", "ours")
"""Where a parameter may come from, those of a team's own first."""


@dataclass(frozen=True)
class OwnFirm:
    """What a team brought: a funnel that could be read, or what is wrong with the file.

    A file that cannot be read leaves the firm that was there.
    """

    funnel: Funnel | None = None
    error: Unreadable | None = None

    def load(self, data: bytes) -> "OwnFirm":
        """Return the firm of another file."""
        try:
            funnel = read_funnel(data)
            world_of(funnel)
        except Unreadable as error:
            return OwnFirm(self.funnel, error)
        return OwnFirm(funnel)

    @property
    def world(self) -> dict[str, Any]:
        """The parameters that are not ours, by field of the model's `World`."""
        return world_of(self.funnel) if self.funnel else {}

    def page(self, ui: Texts) -> Piece:
        """Return what the bench shows of it, and the way to bring a file."""
        language = ui.language
        labels = {name: ui(f"bench.own.{name}") for name in _WORDS}
        wrong = sentences(self.error, language) if self.error else []
        told = {"trouble": wrong, "most": LARGEST, "sample": _sample(language)}
        return {**labels, **told, **(_sources(self.funnel, ui) if self.funnel else {})}


_WORDS = ("title", "lead", "choose", "refused", "template", "template_name", "back")


def _sources(funnel: Funnel, ui: Texts) -> Piece:
    found = sources(funnel, ui.language)
    counts = {origin: sum(one.origin == origin for one in found) for origin in ORIGINS}
    theirs_first = sorted(found, key=lambda one: ORIGINS.index(one.origin))
    said = words(ui.language)
    rows = [
        [one.label, f"{one.shown} {one.unit}".strip(), said(f"origins.{one.origin}"), one.why]
        for one in theirs_first
    ]
    heads = [ui(f"bench.own.column.{name}") for name in ("parameter", "value", "source")]
    return {
        "status": ui("bench.own.status", all=len(found), **counts),
        "table_label": ui("bench.own.table"),
        "table": {"columns": heads, "rows": rows},
    }


@cache
def _sample(language: str) -> str:
    name = {"nb": "funnel.nb.csv"}.get(language, "funnel.csv")
    return (content_root() / "data" / "samples" / name).read_text(encoding="utf-8")
