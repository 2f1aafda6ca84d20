"""A firm of a team's own on the bench: its funnel from a file, and what that tells the game."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from workshop.content import content_root
from workshop.content.texts import Texts
from workshop.contracts.bench import NumbersRead, OwnNumbers
from workshop.errors import Unreadable
from workshop.models.kpi_game.funnel import Funnel, read_funnel, sentences, sources, words, world_of
from workshop.models.kpi_game.funnel.parameters import ORIGINS
from workshop.models.kpi_game.funnel.sheet import LARGEST


@dataclass(frozen=True)
class OwnFirm:
    """What a team brought: a funnel that could be read, or what is wrong with the file.

    A file that cannot be read leaves the firm that was there. `world` holds the parameters that
    are not ours, by field of the model's `World`.
    """

    funnel: Funnel | None = None
    world: Mapping[str, float] = field(default_factory=dict)
    error: Unreadable | None = None

    def load(self, data: bytes) -> "OwnFirm":
        """Return the firm of another file."""
        try:
            funnel = read_funnel(data)
            return OwnFirm(funnel, world_of(funnel))
        except Unreadable as error:
            return OwnFirm(self.funnel, self.world, error)

    def page(self, ui: Texts) -> OwnNumbers:
        """Return what the bench shows of it, and the way to bring a file."""
        language = ui.language
        shown: OwnNumbers = {
            "title": ui("bench.own.title"),
            "lead": ui("bench.own.lead"),
            "choose": ui("bench.own.choose"),
            "refused": ui("bench.own.refused"),
            "template": ui("bench.own.template"),
            "template_name": ui("bench.own.template_name"),
            "back": ui("bench.own.back"),
            "trouble": sentences(self.error, language) if self.error else [],
            "most": LARGEST,
            "sample": _sample(language),
        }
        return {**shown, **_sources(self.funnel, ui)} if self.funnel else shown


def _sources(funnel: Funnel, ui: Texts) -> NumbersRead:
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
