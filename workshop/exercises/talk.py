"""A talk step of a round: people are sent to talk, and nothing is asked on their phones."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from workshop.content.tables import Table
from workshop.session import Beat, Phase

FORMS = ("alone", "pairs", "fours", "firm", "side", "room", "break", "slides")
"""With whom somebody talks: herself, one other, three others, the firm in which she plays, her own
side, everybody; or none, in a break and while slides are shown."""

SIZES = {"pairs": 2, "fours": 4}
"""How many people a group has, where phones say who belongs together."""

PLACES = ("start", "story", "closed", "revealed")
"""After what of its round a talk step comes that is after no question; `start` is before all."""

BEFORE = ("start", "story")
"""Those of them that come before anything is asked."""

LONGEST = 60 * 60


@dataclass(frozen=True)
class Talk:
    """A talk step.

    Attributes:
        id: unique in its exercise; its words stand under `talks.ID`.
        after: one of `PLACES`, or a question: the others are asked when people have talked.
        form: one of `FORMS`.
        across: groups have people of every department.
        seconds: planned.
        says_back: each repeats the other's point until the other says that this is it.
        notes: questions of the kind `note` whose lines stay on the phones of whom they are for.
        looks_back: it asks what became of the promises of the session that this one goes on from;
            its seconds are those of one promise.
        slides: pictures that the wall shows meanwhile, each as `DECK/PAGE`.
    """

    id: str
    after: str
    form: str
    across: bool
    seconds: int
    says_back: bool
    notes: tuple[str, ...]
    looks_back: bool = False
    slides: tuple[str, ...] = ()

    @property
    def beat(self) -> Beat:
        """The talk step in the course of its step."""
        return Beat(Phase.TALK, self.id)


def read_talk(table: Table) -> Talk:
    """Build a talk step from its table, which notes what does not fit."""
    return Talk(
        id=table.text("id", needed=True),
        after=table.text("after") or PLACES[-1],
        form=table.text("with", needed=True),
        across=table.flag("across"),
        seconds=table.number("seconds"),
        says_back=table.flag("say_back"),
        notes=table.names("notes"),
        looks_back=table.flag("looks_back"),
    )


def course(
    talks: Sequence[Talk],
    *,
    story: bool,
    questions: Sequence[str],
    reveals: bool,
    turns: Sequence[str] = (),
) -> tuple[Beat, ...]:
    """Return what a room does in a round: what there is of it, and its talk steps in between.

    Args:
        talks: those of the round.
        story: whether it has one.
        questions: ids, in the order in which they are asked.
        reveals: whether anything is shown; where nothing is, questions close by going on.
        turns: the questions of a game, one a quarter: they come first, each by itself.
    """
    at = {place: [talk.beat for talk in talks if talk.after == place] for place in PLACES}
    told = [Beat(Phase.STORY)] if story else []
    closed = [Beat(Phase.CLOSED)] if (questions or turns) and reveals else []
    shown = [Beat(Phase.REVEALED)] if reveals else []
    asked = _asked(talks, questions)
    played = [Beat(Phase.ASKING, turn) for turn in turns]
    before = (at["start"], told, at["story"], played, asked)
    parts = (*before, closed, at["closed"], shown, at["revealed"])
    return tuple(chain.from_iterable(parts))


def _asked(talks: Sequence[Talk], questions: Sequence[str]) -> list[Beat]:
    """Return the beats in which questions are asked, and talk between them."""
    between = (talk for id in questions for talk in talks if talk.after == id)
    later = [beat for talk in between for beat in (talk.beat, Beat(Phase.ASKING, talk.id))]
    return [Beat(Phase.ASKING), *later] if questions else []
