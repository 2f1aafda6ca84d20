"""One device for several people, one after the other: what the host tells, and what pages show."""

from typing import NotRequired, TypedDict, final

from workshop.contracts.parts import Option


class Held(TypedDict):
    """One of the seats at a device, as the server is told of it.

    Attributes:
        session: the join code; empty where the seat is there no more, and then the rest is too.
        department: where she works.
        language: that of her page.
        given: how many answers of hers are kept.
        version: of where her room is.
    """

    session: str
    department: str
    language: str
    given: int
    version: int


class HeldReply(TypedDict):
    """To `held`: an entry for each token, in their order."""

    seats: list[Held]


@final
class Mate(TypedDict):
    """Somebody at a device.

    Attributes:
        at: her place at it, from 1.
        department: where she works.
        owes: whether something is missing from her; None where she is asked nothing now.
        group: the number of hers while the room talks in groups, from 0; None elsewhere.
    """

    at: int
    department: str
    owes: bool | None
    group: int | None


@final
class DeviceLook(TypedDict):
    """What the page of a shared device is told of it.

    Attributes:
        turn: the place of whoever has it; 0 while nobody has.
        people: those whose seats are there, in their order.
        sealed: the questions that she answered before she took it: they are hidden.
        beside: whether her own answers stand beside the results: she took it since they are shown.
    """

    turn: int
    people: list[Mate]
    sealed: list[str]
    beside: bool


class DevicePerson(TypedDict):
    """One line of those at a device.

    Attributes:
        at: her place, which the server is told when she takes it.
        name: the place and the department, in words.
        department: id and name.
        take: the button by which she takes it; empty where it is her turn.
        state: how far she is, in words; empty where she is asked nothing.
        done: whether nothing is missing from her.
        next: whether the device goes to her now.
        group: the colour, and colour and number, by which she finds the others while the room
            talks in groups.
    """

    at: int
    name: str
    department: Option
    take: str
    state: str
    done: bool
    next: bool
    group: NotRequired[Option]


class DevicePart(TypedDict):
    """What a phone shows of being shared.

    Attributes:
        turn: the place of whoever has it; 0 while nobody has.
        title: the heading above the people, or of the whole page while the room is asked.
        whose: whose turn it is, in words; empty while nobody has it.
        hand: the button that hands it on; empty while nobody has it.
        draft: what is said before something typed is let go.
        anyway: the button that lets it go.
        saving: that answers are still on their way.
        late: that the server did not hear.
        more: the link to the page of the device.
        people: everybody at it, in their order.
    """

    turn: int
    title: str
    whose: str
    hand: str
    draft: str
    anyway: str
    saving: str
    late: str
    more: str
    people: list[DevicePerson]
