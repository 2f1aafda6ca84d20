"""A firm of a team's own on the bench: its funnel from a file, and what that tells the game."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from workshop.content import content_root
from workshop.content.texts import Texts
from workshop.contracts.bench import Draft, NumbersRead, OwnNumbers
from workshop.errors import Unreadable
from workshop.models.kpi_game.funnel import (
    Funnel,
    Understood,
    pictures,
    questions,
    sentences,
    sources,
    understand,
    understood,
    words,
    world_of,
)
from workshop.models.kpi_game.funnel.parameters import ORIGINS
from workshop.models.kpi_game.funnel.sheet import LARGEST


@dataclass(frozen=True)
class Brought:
    """A file that was sent and is not used yet.

    Attributes:
        data: the file as it is; it is held as long as something in it is doubtful, and no longer.
        answers: what was answered, by the `id` of a doubt.
        found: what it is taken to say; where an answer made it unusable, what it was before that.
        error: what is wrong with it.
    """

    data: bytes
    answers: Mapping[str, str] = field(default_factory=dict)
    found: Understood | None = None
    error: Unreadable | None = None

    def read(self) -> "Brought":
        """Return the file with what it is taken to say, or what is wrong with it."""
        try:
            return replace(self, found=understand(self.data, self.answers), error=None)
        except Unreadable as error:
            return replace(self, error=error)

    @property
    def ready(self) -> bool:
        """Whether its numbers may be used."""
        return self.error is None and self.found is not None and self.found.ready


@dataclass(frozen=True)
class OwnFirm:
    """What a team brought: the funnel that is played with, and a file that is not used yet.

    A file that cannot be read leaves the firm that was there. `world` holds the parameters that
    are not ours, by field of the model's `World`; `read` is what the file was taken to say.
    """

    funnel: Funnel | None = None
    world: Mapping[str, float] = field(default_factory=dict)
    read: Understood | None = None
    brought: Brought | None = None

    def load(self, data: bytes) -> "OwnFirm":
        """Return the firm with another file beside it."""
        return replace(self, brought=Brought(data).read())

    def answer(self, question: str, choice: str) -> "OwnFirm":
        """Return the firm with something doubtful in the file answered; an answer may change."""
        brought = self.brought
        asked = brought.found.doubts if brought and brought.found else ()
        if brought is None or all(doubt.id != question for doubt in asked):
            return self
        answers = {**brought.answers, question: choice}
        return replace(self, brought=replace(brought, answers=answers).read())

    def use(self) -> "OwnFirm":
        """Return the firm of the file; as long as something in it is doubtful, this one."""
        brought = self.brought
        if brought is None or not brought.ready or brought.found is None:
            return self
        funnel = brought.found.funnel or Funnel((), {})
        return OwnFirm(funnel, world_of(funnel), brought.found)

    def drop(self) -> "OwnFirm":
        """Return the firm without the file."""
        return replace(self, brought=None)

    def page(self, ui: Texts) -> OwnNumbers:
        """Return what the bench shows of it, and the way to bring a file."""
        language = ui.language
        error = self.brought.error if self.brought else None
        shown: OwnNumbers = {
            "title": ui("bench.own.title"),
            "lead": ui("bench.own.lead"),
            "choose": ui("bench.own.choose"),
            "refused": ui("bench.own.refused"),
            "template": ui("bench.own.template"),
            "template_name": ui("bench.own.template_name"),
            "back": ui("bench.own.back"),
            "trouble": sentences(error, language) if error else [],
            "most": LARGEST,
            "sample": _sample(language),
        }
        if self.brought and self.brought.found:
            shown["draft"] = _draft(self.brought, ui)
        return {**shown, **_sources(self.funnel, self.read, ui)} if self.funnel else shown


def _draft(brought: Brought, ui: Texts) -> Draft:
    """Return what a file is taken to say, and what is asked about it."""
    found = brought.found or Understood(None)
    doubts = tuple(doubt.answered(brought.answers) for doubt in found.doubts)
    asked = questions(doubts, ui.language)
    left = sum(not question["chosen"] for question in asked)
    wait = ui.count("bench.own.wait", left) if left else ""
    return {
        "title": ui("bench.own.understood"),
        "sentence": understood(found, ui.language),
        "charts": pictures(found, ui.language),
        "questions": asked,
        "use": ui("bench.own.use"),
        "wait": ui("bench.own.refused") if brought.error else wait,
        "drop": ui("bench.own.drop"),
    }


def _sources(funnel: Funnel, read: Understood | None, ui: Texts) -> NumbersRead:
    found = sources(funnel, ui.language)
    counts = {origin: sum(one.origin == origin for one in found) for origin in ORIGINS}
    theirs_first = sorted(found, key=lambda one: ORIGINS.index(one.origin))
    said = words(ui.language)
    rows = [
        [one.label, f"{one.shown} {one.unit}".strip(), said(f"origins.{one.origin}"), one.why]
        for one in theirs_first
    ]
    heads = [ui(f"bench.own.column.{name}") for name in ("parameter", "value", "source")]
    status = ui("bench.own.status", all=len(found), **counts)
    return {
        "status": f"{status} {understood(read, ui.language)}" if read else status,
        "table_label": ui("bench.own.table"),
        "table": {"columns": heads, "rows": rows},
    }


@cache
def _sample(language: str) -> str:
    name = {"nb": "funnel.nb.csv"}.get(language, "funnel.csv")
    return (content_root() / "data" / "samples" / name).read_text(encoding="utf-8")
