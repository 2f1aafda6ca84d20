"""A room that promises: what a facilitator does with its list on her page, and how people vote."""

from collections import defaultdict
from dataclasses import replace

from playwright.sync_api import expect

from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.exercises.promises import is_asked, sources, votes
from workshop.questions.kinds import kind_of

SHOWN = 3
"""So many proposals are shown: of those each side wants the first two."""

ALOUD = {
    "en": ["We call every lead back within a day.", "We show you each campaign a week before."],
    "nb": ["Vi ringer hvert lead innen en dag.", "Vi viser dere kampanjen en uke før."],
}
WRITTEN = {"indicator": "10 / 20", "today": "6", "owner": "Salgssjef / head of sales"}


class Promises:
    """What is promised in a programme that is played; `written` is what was typed into fields."""

    def __init__(self, programme) -> None:
        self.programme = programme
        self.written = defaultdict(dict)

    @property
    def _console(self):
        return self.programme.console

    def _words(self, key, **fields) -> str:
        return self.programme.ui(f"promises.desk.{key}", **fields)

    def listed(self) -> list:
        """Return the list as everybody sees it."""
        return self.programme.look()["promises"]

    # -- proposals -----------------------------------------------------------------------

    def show_proposals(self) -> None:
        """Show some of the texts from which the list is made, one by one; they come onto it."""
        _, exercise, round = self.programme.here()
        if not {*sources(exercise)} & {question.id for question in round.questions}:
            return
        texts = self._console.locator(".ws-texts [data-released=yes]")
        for n in range(min(SHOWN, self._console.locator(".ws-texts [data-text]").count())):
            release = self.programme.ui("console.release")
            self._console.get_by_label(release, exact=True).first.click()
            expect(texts).to_have_count(n + 1)
        wait_until(lambda: len(self.listed()) == texts.count())

    def talked(self) -> None:
        """Do what a facilitator does while a room talks about its list."""
        _, exercise, round = self.programme.here()
        asked = {kind_of(question).BALLOT for question in round.questions}
        if "proposals" in asked and not self.listed():
            for said in ALOUD[self.programme.language]:
                self._add(said)
        if "promises" in asked and votes(exercise):
            for one in self.listed():
                if one["adopted"]:
                    self._write(one["id"])

    def _add(self, said: str) -> None:
        before = len(self.listed())
        self._console.get_by_label(self._words("own"), exact=True).fill(said)
        self._console.get_by_role("button", name=self._words("add"), exact=True).click()
        wait_until(lambda: len(self.listed()) == before + 1)

    def _row(self, promise: str):
        return self._console.locator("li", has=self._console.locator(f"#ws-promise-{promise}"))

    def _write(self, promise: str) -> None:
        """Fill the fields without which nothing is signed, and save them."""
        row = self._row(promise)
        row.locator("summary").click()
        for name, text in WRITTEN.items():
            row.locator(f"#ws-{promise}-{name}").fill(text)
            self.written[promise][name] = text
        row.get_by_role("button", name=self._words("save"), exact=True).click()
        wait_until(lambda: not self._told(promise)["missing"])
        row.locator("summary").click()

    def _told(self, promise: str):
        return next(one for one in self.listed() if one["id"] == promise)

    # -- ballots -------------------------------------------------------------------------

    def as_asked(self, question):
        """Return a question as this room is asked it: a ballot asks about what is on its list."""
        ballot = kind_of(question).BALLOT
        if not ballot:
            return question
        ids = [one["id"] for one in self.listed() if is_asked(one, ballot)]
        return replace(question, items=tuple(ids))

    def vote(self, question, department: str) -> dict:
        """Return what somebody votes: for all but the third, which sales will not have."""
        yes, no = question.options
        against = question.items[2:3] if department == "sales" and question.kind == "vote" else ()
        return {item: no if item in against else yes for item in question.items}

    # -- signatures ----------------------------------------------------------------------

    def settle(self) -> None:
        """Mark what sides say aloud: that they sign what may be signed, one after the other."""
        _, _, round = self.programme.here()
        asked = {kind_of(question).BALLOT for question in round.questions}
        if "promises" not in asked or self.programme.mode == "teams":
            return
        for one in self.listed():
            for side in one["sides"] if is_asked(one, "promises") else ():
                name = self.programme.ui(f"departments.{side}")
                mark = self._row(one["id"]).get_by_label(self._words("sign_aloud", side=name))
                mark.click()
                expect(mark).to_be_checked()

    # -- the next session ----------------------------------------------------------------

    def look_back(self, code: str, words: list[str]) -> str:
        """Open the next session of the same people; mark what became of each promise there."""
        played, ask = self.programme, self.programme.server.ask
        self._console.get_by_role("button", name=played.ui("console.sessions"), exact=True).click()
        self._console.get_by_label(self._words("after"), exact=True).select_option(code)
        later = played.facilitator.open_session("The next time", agenda="first-session")
        played.wall.goto(played.server.wall(later))
        while ask("look", code=later)["session"]["round"] != "kept":
            played.facilitator.next(talks=True)
        for nth, word in enumerate(words):
            self._judge(nth, word, len(words))
        return later

    def _judge(self, nth: int, word: str, many: int) -> None:
        """Mark the promise in front, see it on the wall, and turn to the next one."""
        played = self.programme
        current = self._console.locator(".ws-earlier li[aria-current]")
        current.get_by_label(self._words(word), exact=True).check()
        state = interface(played.language)(f"promises.state.{word}")
        expect(played.wall.locator(".ws-promised li")).to_have_count(1)
        expect(played.wall.locator(".ws-vow-state")).to_have_text(state)
        played.seen(f"looking back {nth + 1}")
        if nth + 1 < many:
            self._console.locator(".ws-actions .ws-primary").click()
            expect(played.wall.locator(".ws-promised")).to_have_attribute("start", str(nth + 2))
            page = self._console.locator(".ws-pager div > span")
            expect(page).to_have_text(f"{nth + 2} / {many}")
