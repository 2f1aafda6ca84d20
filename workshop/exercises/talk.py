"""A talk step of a round: people are sent to talk, and nothing is asked on their phones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workshop.content.tables import Table
from workshop.session import Beat, Phase

FORMS = ("alone", "pairs", "fours", "side", "room", "break")
"""With whom somebody talks: herself, one other, three others, her own side, everybody; or none."""

SIZES = {"pairs": 2, "fours": 4}
"""How many people a group has, where phones say who belongs together."""

PLACES = ("start", "story", "closed", "revealed")
"""After what of its round a talk step comes; `start` is before all of it."""

LONGEST = 60 * 60


@dataclass(frozen=True)
class Talk:
    """A talk step.

    Attributes:
        id: unique in its exercise; its words stand under `talks.ID`.
        after: one of `PLACES`.
        form: one of `FORMS`.
        across: groups have people of every department.
        seconds: planned.
        says_back: each repeats the other's point until the other says that this is it.
        notes: questions of the kind `note` whose lines stay on the phones of whom they are for.
    """

    id: str
    after: str
    form: str
    across: bool
    seconds: int
    says_back: bool
    notes: tuple[str, ...]

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
    )


def course(talks: Sequence[Talk], *, story: bool, asks: bool, reveals: bool) -> tuple[Beat, ...]:
    """Return what a room does in a round: what there is of it, and its talk steps in between.

    Where nothing is revealed, questions close by going on.
    """
    asked = [Phase.ASKING, Phase.CLOSED][: 2 if reveals else 1] if asks else []
    parts: dict[str, Collection[Phase]] = {
        "start": [],
        "story": [Phase.STORY] if story else [],
        "closed": asked,
        "revealed": [Phase.REVEALED] if reveals else [],
    }
    return tuple(
        beat
        for place, phases in parts.items()
        for beat in (*map(Beat, phases), *(talk.beat for talk in talks if talk.after == place))
    )
