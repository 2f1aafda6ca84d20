"""Moments of one's own: a check-in, a break, a talk, a closing or slides in a facilitator's words.

A file is named by what it says, so it is never changed: a programme that is worded anew names
another one, and a session that plays the earlier one goes on as it was prepared.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import tomli_w

from workshop.content import read_toml
from workshop.content.own import PREFIX, own_root
from workshop.content.tables import Table
from workshop.errors import ContentError
from workshop.exercises.exercise import SLUG, Exercise, Laid, load_exercise
from workshop.exercises.minutes import SEATED
from workshop.exercises.pace import paces
from workshop.exercises.talk import SIZES, Talk
from workshop.session import Mode

SLIDES, TALK, CHECK_IN = "slides", "talk", "check-in"
LIKES = (CHECK_IN, "break", "lunch", TALK, SLIDES, "closing")
"""What such a moment can be, in the order in which a day has them; words of one's own stand over
those of the kit's moment of that name, and slides have none."""

WITH = ("room", "side", "pairs", "fours")
"""With whom a talk of one's own may be; in pairs and fours both sides meet."""

TITLE_LIMIT, TEXT_LIMIT = 60, 240
"""Letters that the last row can still read."""

LONGEST = 240
"""Minutes that a moment takes at the most."""

SHORTEST = 30
"""Seconds that people talk at least, however few minutes there are."""


@dataclass(frozen=True)
class OwnMoment:
    """A moment as somebody prepared it.

    Attributes:
        like: one of `LIKES`.
        minutes: planned, and those of its clock.
        title: empty for the kit's own.
        text: what the room is told; empty for the kit's own.
        form: with whom a talk is, one of `WITH`.
        deck: whose slides are shown: the name of a folder of pictures.
        first: the first page of them, from 1; 0 where there are none.
        last: the last one.
    """

    like: str
    minutes: int
    title: str = ""
    text: str = ""
    form: str = ""
    deck: str = ""
    first: int = 0
    last: int = 0

    @property
    def usual(self) -> bool:
        """Whether nothing in it is one's own: then the kit's moment of that name is played."""
        worded = self.title or self.text or self.form or self.deck
        return (
            self.like != SLIDES and not worded and self.minutes == load_exercise(self.like).minutes
        )

    @property
    def slug(self) -> str:
        """The name by which programmes and sessions know it."""
        if self.usual:
            return self.like
        return f"{PREFIX}{self.like}-{sha256(self.toml.encode()).hexdigest()[:12]}"

    @property
    def toml(self) -> str:
        """What stands in its file."""
        return tomli_w.dumps({key: value for key, value in vars(self).items() if value})

    @property
    def pages(self) -> tuple[str, ...]:
        """Its pictures, each as `DECK/PAGE`; none where it shows no slides."""
        return tuple(f"{self.deck}/{page:03}" for page in range(self.first, self.last + 1) if page)

    def exercise(self) -> Exercise:
        """Return it as a room plays it."""
        base = load_exercise(self.like)
        if self.usual:
            return base
        round = base.rounds[0]
        talk = self._talk(round.talks[0])
        minutes = replace(round, minutes=self.minutes, talks=(talk,))
        words = self._words(round.id, talk.id)
        return replace(base, slug=self.slug, minutes=self.minutes, rounds=(minutes,), words=words)

    def _talk(self, usual: Talk) -> Talk:
        chosen = self.form if self.like == TALK else ""
        form, across = chosen or usual.form, chosen in SIZES or usual.across
        seconds = self._seconds(form)
        return replace(usual, form=form, across=across, seconds=seconds, slides=self.pages)

    def _seconds(self, form: str) -> int:
        """Return what the clock is started with: people find each other first."""
        moving = 0 if form in SEATED else int(paces(Mode.PEOPLE)["moving"].value)
        return max(SHORTEST, 60 * self.minutes - moving)

    def _words(self, round: str, talk: str) -> tuple[Laid, ...]:
        title = {"title": self.title} if self.title else {}
        text = {"prompt": self.text} if self.text else {}
        # What to bring back belongs to the question that it was written for.
        brings = {"bring": ""} if text else {}
        talks = Laid(f"talks.{talk}", {**title, **text, **brings})
        return (Laid("", title), Laid(f"rounds.{round}", title), talks) if title or text else ()


def moment_path(slug: str) -> Path:
    """Return where a moment of one's own is kept."""
    return own_root() / "moments" / f"{slug}.toml"


def load_own(slug: str) -> Exercise:
    """Read a moment of one's own as a room plays it.

    Raises:
        ContentError: it is not there, or cannot be read.
    """
    return own_moment(slug).exercise()


def own_moment(slug: str) -> OwnMoment:
    """Read a moment of one's own.

    Raises:
        ContentError: it is not there, or something in it does not fit; it names each.
    """
    path = moment_path(slug)
    if not SLUG.fullmatch(slug):
        raise ContentError([f"There is no moment {slug!r}."])
    wrong: list[str] = []
    moment = read_moment(Table(read_toml(path), path, wrong))
    known = moment.like in LIKES and (not moment.form or moment.form in WITH)
    if not wrong and not (known and 1 <= moment.minutes <= LONGEST):
        wrong.append(f"{path}: this is no moment that the kit knows: prepare it again.")
    if wrong:
        raise ContentError(wrong)
    return moment


def read_moment(table: Table) -> OwnMoment:
    """Build a moment from the table of its file, which notes what does not fit."""
    return OwnMoment(
        like=table.text("like", needed=True),
        minutes=table.number("minutes"),
        title=table.text("title"),
        text=table.text("text"),
        form=table.text("form"),
        deck=table.text("deck"),
        first=table.number("first", 0),
        last=table.number("last", 0),
    )
