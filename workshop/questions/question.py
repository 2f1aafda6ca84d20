"""One thing to answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from workshop.questions.play import Play

RATINGS = ("1", "2", "3", "4", "5")
DONT_KNOW = "dk"
VIEWS = ("us", "them", "told")
POINTS = 100
FIVES = tuple(str(points) for points in range(0, POINTS + 1, 5))
"""The points that are told apart where points are counted."""

BINS = 10
RANKED = range(3, 8)
"""How many items can be put in order on a phone."""

CHOICE = "choice"
BELOW, WITHIN, ABOVE = "below", "within", "above"
"""Where somebody's range lies, seen from what is true."""

LARGEST = 10**9
"""What people guess in their heads has a unit that keeps it below this."""

NAMED, LEFT = "named", "left"
"""Of an item that few may name: who did, and who did not."""


@dataclass(frozen=True)
class Question:
    """One thing to answer.

    Attributes:
        id: unique in its exercise.
        kind: picks the widget and the shape of a value.
        items: what is rated, sorted, put in order or given points.
        options: the ids an item may take (ratings, buckets or choices).
        view: for a mirror, whose view is asked: us, them or told.
        words: the key of its words; the three views of a mirror share one.
        only_for: departments that are asked; empty means everyone.
        key: the true bucket by item, where there is a truth.
        held_by: the department that holds a fact, or that asks for something, by item.
        ranges: the lowest and the highest whole number, by item.
        truths: the number that is true, by item, where a range may hold it.
        limit: characters a text may have.
        most: how many items may be given points; 0 where all of them may.
        answerable: whether there is something to answer; a note is only read.
        people_only: the items that are left out where a side answers on one phone, since they are
            about oneself or about somebody who could be named.
        private: whether the whole question is left out there.
        whole_room: whether it is counted for the room alone, and never by department.
        again: the question that this one repeats; empty where it repeats none.
        of: the question whose proposals are voted on, or whose promises are signed; the ones in
            which people ask for something.
        promise: the exercise and the example on its list, `commitments/definition`, in the place of
            which its released texts stand there; empty where they stand nowhere else.
        across: whether what a side holds (`held_by`) is asked of the others alone.
        play: the game of which it is a quarter.
        turn: which quarter, from 1; 0 where it is of no game.
        own: whether a team's own items may take the place of its items.
    """

    id: str
    kind: str
    items: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    view: str = ""
    words: str = ""
    scale: str = ""
    only_for: tuple[str, ...] = ()
    key: Mapping[str, str] = field(default_factory=dict)
    held_by: Mapping[str, str] = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    truths: Mapping[str, float] = field(default_factory=dict)
    limit: int = 280
    most: int = 0
    answerable: bool = True
    people_only: tuple[str, ...] = ()
    private: bool = False
    whole_room: bool = False
    again: str = ""
    of: tuple[str, ...] = ()
    promise: str = ""
    across: bool = False
    play: Play | None = None
    turn: int = 0
    own: bool = False

    def asks(self, department: str, present: Collection[str] = ()) -> bool:
        """Whether people of this department get the question.

        Args:
            department: theirs.
            present: the session's departments, where known: a mirror needs somebody to look at.
        """
        if self.only_for and department not in self.only_for:
            return False
        if self.items and not self.of_side(department).items:
            return False
        return not (self.view and present) or len({*(self.only_for or present)} & {*present}) > 1

    def of_side(self, department: str) -> "Question":
        """Return the question as a department gets it: without what its own side asks for."""
        if not self.across:
            return self
        left = (item for item in self.items if self.held_by.get(item) != department)
        return replace(self, items=tuple(left))

    def is_like(self, other: "Question") -> bool:
        """Whether the same people are asked for the same kind of answer on the same items.

        What was answered to two such questions can be set side by side.
        """
        ours, theirs = (
            (q.kind, q.items, q.options, q.scale, q.only_for, q.ranges, q.truths, q.whole_room)
            for q in (self, other)
        )
        return self.id != other.id and ours == theirs

    @property
    def places(self) -> tuple[str, ...]:
        """The places an item may have in an order: "1" is the first."""
        return tuple(str(place) for place, _ in enumerate(self.items, 1))

    def bins(self, item: str) -> tuple[int, ...]:
        """Return the lower edges of the `BINS` equal stretches a number's range is counted in."""
        low, high = self.ranges[item]
        return tuple(low + (high - low) * n // BINS for n in range(BINS))


def nearest_five(points: int) -> str:
    """Return which of `FIVES` is nearest to points in [0, `POINTS`]."""
    return FIVES[(points + 2) // 5]
