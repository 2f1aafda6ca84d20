"""An exercise that is played in firms, as small as it can be, and rooms that play it."""

import os

from tests.support.room import LiveRoom, here
from workshop.content import OWN_KIT, content_root
from workshop.exercises import agenda
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise

SLUG = "two-firms"
QUESTION = """
[[round.question]]
id = "{id}"
kind = "plan"
model = "{model}"
quarters = 2
seconds = {seconds}
tasks = {tasks}
most = {most}
size = {size}
seats = {seats}
bonuses = {bonuses}
{more}
"""
FIRMS = {
    "model": "kpi-game", "tasks": 3, "most": 8, "size": 6, "seats": '["marketing", "sales"]',
    "bonuses": '["each"]', "seconds": 90,
}  # fmt: skip


def question(id, of, more="", **changed):
    return QUESTION.format(id=id, more=more, **(of | changed))


BACK = 'choices = ["crossed", "targets"]\nswapped = true'
EXERCISE = f"""
minutes = 20

[[run]]
id = "game"
model = "kpi-game"
plays = ["plan"]

[[run]]
id = "both"
model = "kpi-game"
plays = ["plan", "plan-back"]

[[round]]
id = "first"
story = "story"
minutes = 10
{question("plan", FIRMS, seconds=60)}
[[round.question]]
id = "why"
kind = "text"

[[round.reveal]]
chart = "courses"
run = "game"

[[round.talk]]
id = "across"
with = "firm"
seconds = 120

[[round]]
id = "second"
story = "story"
minutes = 10
{question("plan-back", FIRMS, BACK, seconds=60)}
[[round.reveal]]
chart = "games"
run = "both"
"""
WORDS = """
title = "Two firms"

[rounds]
first = "First"
second = "Back"
"""


def make_kit(root):
    """Lay the kit's content, and this exercise with it, into a folder."""
    kit = content_root()
    (root / "notebooks").symlink_to(kit / "notebooks")
    for part in (kit / "data").iterdir():
        if part.name != "exercises":
            (root / "data").mkdir(exist_ok=True)
            (root / "data" / part.name).symlink_to(part)
    home = root / "data" / "exercises"
    home.mkdir()
    for part in (kit / "data" / "exercises").iterdir():
        (home / part.name).symlink_to(part)
    (home / SLUG).mkdir()
    for name, text in {"exercise": EXERCISE, "en": WORDS, "nb": WORDS}.items():
        (home / SLUG / f"{name}.toml").write_text(text, encoding="utf-8")


class OtherKit:
    """The kit of a folder in the place of our own, until it is left; `lay` puts it there."""

    def __init__(self, root, lay=make_kit) -> None:
        lay(root)
        self.root = root

    def __enter__(self) -> "OtherKit":
        self._before = os.environ.get(OWN_KIT)
        self._set(str(self.root))
        return self

    def __exit__(self, *_) -> None:
        self._set(self._before)

    def _set(self, kit) -> None:
        os.environ.pop(OWN_KIT, None)
        if kit:
            os.environ[OWN_KIT] = kit
        # What was read of the one kit is not true of the other.
        for kept in (content_root, load_exercise, agenda._lasting, agenda._step):
            kept.cache_clear()


class Firms(LiveRoom):
    """A room that plays the small exercise; everybody's page has opened a line."""

    def __init__(self, store=None, **opening) -> None:
        super().__init__(store, **{"agenda": alone(SLUG), **opening})

    def begin(self, round="first", turn=1, **sizes):
        """Fill the room and take it to a quarter."""
        self.fill(**sizes)
        here(self)
        return self.to(round, turn)

    def to(self, round="first", turn=1):
        ids = {"first": "plan", "second": "plan-back"}
        while (self.session["round"], self.session["talk"]) != (round, f"{ids[round]}-{turn}"):
            self.advance()
        self.reckon()
        return self

    def reckon(self):
        """Let pages look, and what they order be computed."""
        return self.reckon_for(*self.people)

    def reckon_for(self, *people):
        for person in people:
            person.look()
        self.compute()
        return self

    def close(self):
        """End what the room does now."""
        self.advance()
        return self.reckon()

    def members(self, number, seat):
        return [p for p in self.people if where(p) == (number, seat)]


def where(person):
    """Return number and seat of somebody's firm."""
    firm = person.look()["me"]["firm"]
    return firm["number"], firm["seat"]
