"""The part of the facilitator's page on which a programme of one's own is prepared."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import cast

from workshop.content.texts import Texts
from workshop.contracts.actions import Action
from workshop.contracts.parts import Option
from workshop.contracts.prepare import PreparePage, ProgrammeDraft, ProgrammeRow, ProgrammesPanel
from workshop.contracts.replies import Overview, ProgrammeSaved
from workshop.contracts.tallies import Value
from workshop.errors import ContentError, Refused
from workshop.exercises.agenda import agendas, load_agenda, own_agendas, problem
from workshop.exercises.draft_form import read_draft
from workshop.exercises.programmes import begun, opened
from workshop.pages.console.bringing_slides import BringingSlides
from workshop.pages.console.composing import console_words
from workshop.pages.console.drafting import errors_of, rows_of, sum_of
from workshop.pages.console.offering import forms, offered_exercises, offered_moments
from workshop.pages.console.steering import Handlers, Steering
from workshop.pages.parts import languages

EMPTY = ""
"""What a programme begins with that begins with nothing."""


class Preparing:
    """A draft, as long as the page lives; `is_open` says whether it is in front.

    Args:
        steering: the page and the host.
        show: shows the list or, where it is open, the draft.
    """

    def __init__(self, steering: Steering, show: Callable[[], None]) -> None:
        self._steering, self._show = steering, show
        self.is_open = False
        self._draft: ProgrammeDraft | None = None
        self._number = 0
        self._aside: list[ProgrammeDraft] = []
        self._changed = False
        self._saved = ""
        self._trouble = ""
        self._broken: Mapping[str, str] = {}
        self._slides = BringingSlides(steering, show)

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        return {
            "prepare": self._begin,
            "weigh": self._weigh,
            "save_programme": self._save,
            "delete_programme": self._delete,
            **self._slides.handlers,
        }

    @property
    def saved(self) -> str:
        """The programme that was saved last; empty where something has changed since."""
        return self._saved

    def close(self) -> None:
        """Go back to the list; what is not saved waits there."""
        self.is_open, self._trouble = False, ""

    # ---- the list ----

    def panel(self, overview: Overview, ui: Texts) -> ProgrammesPanel:
        """Return the programmes of one's own, and what a new one can begin from."""
        self._broken = overview.get("broken", {})
        starts = [slug for slug in agendas() if not problem(slug, self._broken)]
        return {
            "rows": [_row(slug, self._broken, ui) for slug in own_agendas()],
            "starts": [{"id": EMPTY, "text": ui("prepare.panel.empty")}, *_titled(starts, ui)],
            "unsaved": [
                {"id": str(at), "text": one["title"] or ui("prepare.says.new")}
                for at, one in enumerate(self._unsaved)
            ],
            "trouble": self._trouble,
            "words": ui.table("prepare.panel"),
        }

    @property
    def _unsaved(self) -> list[ProgrammeDraft]:
        """The drafts that are not saved, the one at hand first."""
        return [*([self._draft] if self._draft and self._changed else []), *self._aside]

    async def _begin(self, action: Action) -> None:
        """Open a draft: a new one, a programme that there is, a copy of it, or the one at hand."""
        way, slug = str(action.get("way", "")), str(action.get("programme", ""))
        self._trouble, before = "", self._number
        try:
            if way == "change":
                self._take(opened(slug, self._language))
            elif way in ("new", "copy"):
                self._take(self._new(slug, copy=way == "copy"))
            elif way == "on":
                self._go_on(slug)
        except ContentError as error:
            self._trouble = error.mistakes[0]
        self.is_open = self._number > before
        self._show()

    def _new(self, slug: str, *, copy: bool) -> ProgrammeDraft:
        ui = self._steering.ui
        if not slug:
            return {
                "name": "",
                "stamp": "",
                "title": ui("prepare.says.new"),
                "length": 0,
                "joining": 4,
                "items": [],
            }
        made = begun(slug, self._language)
        return {**made, "title": ui("prepare.says.copy", title=made["title"])} if copy else made

    def _take(self, draft: ProgrammeDraft, *, changed: bool = False) -> None:
        """Bring a draft to hand; the one that was there is laid aside, unless it is saved."""
        self._aside = [one for one in self._unsaved if one is not draft]
        self._draft, self._changed, self._saved = draft, changed, ""
        self._number += 1

    def _go_on(self, which: str) -> None:
        """Bring one to hand again that is not saved, by its place among them."""
        there = self._unsaved
        if which.isdecimal() and int(which) < len(there):
            self._take(there[int(which)], changed=True)

    @property
    def _language(self) -> str:
        return self._steering.language

    # ---- the draft ----

    async def _weigh(self, action: Action) -> None:
        """Take what was changed, and say what that needs."""
        if self._hear(action):
            self._show()

    def _hear(self, action: Action) -> bool:
        """Take the draft of an action; none that was at hand before this one."""
        if self._draft is None or action.get("number") != self._number:
            return False
        sent = read_draft(action.get("draft"))
        # Which file it is, this page knows: what was typed while it was written does not.
        file = {"name": self._draft["name"], "stamp": self._draft["stamp"]}
        draft = cast("ProgrammeDraft", {**sent, **file})
        if draft != self._draft:
            self._draft, self._changed, self._saved = draft, True, ""
        self._trouble = ""
        return True

    async def _save(self, action: Action) -> None:
        """Have the host write it; why it does not stands on the page."""
        if not self._hear(action) or self._draft is None:
            return
        if errors_of(self._draft, self._steering.ui):
            self._trouble = self._steering.ui("prepare.refused.bad-draft")
        else:
            await self._written(self._draft)
        self._show()

    async def _written(self, draft: ProgrammeDraft) -> None:
        try:
            sent = cast("Value", draft)
            reply = await self._steering.live.client.ask("save_programme", draft=sent)
        except Refused as refusal:
            self._trouble = _why(refusal, self._steering.ui)
            return
        saved = cast("ProgrammeSaved", reply)
        self._draft = {**draft, "name": saved["programme"], "stamp": saved["stamp"]}
        self._changed, self._saved = False, saved["programme"]

    async def _delete(self, action: Action) -> None:
        slug, self._trouble = str(action.get("programme", "")), ""
        try:
            await self._steering.live.client.ask("delete_programme", programme=slug)
        except Refused as refusal:
            self._trouble = _why(refusal, self._steering.ui)
        if self._draft and self._draft["name"] == slug:
            # What is at hand is a new one from now on.
            self._draft = {**self._draft, "name": "", "stamp": ""}
        self._show()

    def page(self) -> PreparePage:
        """Return the page of the draft."""
        assert self._draft is not None  # noqa: S101 - it is open
        ui, draft = self._steering.ui, self._draft
        errors = errors_of(draft, ui)
        return {
            "screen": "prepare",
            "language": ui.language,
            "languages": languages(),
            "title": ui("prepare.page.heading"),
            "back": True,
            "number": self._number,
            "draft": draft,
            "rows": rows_of(draft, errors, ui),
            "sum": sum_of(draft, ui),
            "errors": errors,
            "trouble": self._trouble,
            "saved": ui("prepare.says.saved") if self._saved else "",
            "changed": self._changed,
            "print": printed_at(draft["name"], ui) if draft["name"] else "",
            "exercises": offered_exercises(self._broken, ui),
            "moments": offered_moments(ui),
            "forms": forms(ui),
            "slides": self._slides.panel(ui),
            "words": {**console_words(ui), **ui.table("prepare.page")},
        }


def printed_at(slug: str, ui: Texts) -> str:
    """Return where the run sheet of a programme is printed."""
    return f"/programme/{ui.language}/{slug}"


def _row(slug: str, broken: Mapping[str, str], ui: Texts) -> ProgrammeRow:
    wrong, title, minutes = problem(slug, broken), slug, 0
    with suppress(ContentError):
        agenda = load_agenda(slug)
        title, minutes = agenda.title.get(ui.language) or slug, agenda.minutes
    return {
        "id": slug,
        "text": title,
        "when": ui("prepare.panel.minutes", n=minutes) if minutes else "",
        "problem": ui("console.agenda_broken", mistake=wrong) if wrong else "",
        "print": "" if wrong else printed_at(slug, ui),
        "confirm": ui("prepare.panel.confirm", title=title),
    }


def _titled(slugs: list[str], ui: Texts) -> list[Option]:
    there = ((slug, load_agenda(slug).title) for slug in slugs)
    return [{"id": slug, "text": said.get(ui.language) or slug} for slug, said in there]


def _why(refusal: Refused, ui: Texts) -> str:
    """Return a refusal in words of this page; one that has none of its own gets general ones."""
    key = f"prepare.refused.{refusal.code}"
    known = isinstance(ui.find(key), str)
    return ui(key if known else "prepare.refused.other", **refusal.details)
