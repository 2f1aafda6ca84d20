"""What the host answers to a command; to `look` it answers with what stands in `looks`."""

from collections.abc import Mapping
from typing import Final, NotRequired, TypedDict, final

from workshop.contracts.carrying import CameOver, Continued, GoesOn, Over, Renamed, SavedWhole
from workshop.contracts.checking import PhonesTried
from workshop.contracts.device import HeldReply
from workshop.contracts.keeping import Mine, Ours
from workshop.contracts.looks import Common, ListedSession, Me, SessionView
from workshop.contracts.matrices import Matrix
from workshop.contracts.naming import CalledSo
from workshop.contracts.onpaper import Entered, TakenBack
from workshop.contracts.own_pace import AtPace, Waits
from workshop.contracts.parking import ParkedReply, ParkingShown, SortedReply
from workshop.contracts.plays import Bonus, Firm
from workshop.contracts.practised import Practised
from workshop.contracts.privacy import Emptied, Erased, NotedFile
from workshop.contracts.pulse import CodesRead, FollowedReply
from workshop.contracts.record import Head, KeptDrawn, SeenReply
from workshop.contracts.rehearsal import KeptPractice, Rehearsals
from workshop.contracts.runs import LedgerEntry
from workshop.contracts.simulator import SaidReply
from workshop.contracts.swaps import TimetableState
from workshop.contracts.tallies import Answers, Value

Command = Mapping[str, object]
"""A command: `do`, `ticket` and fields of its own. None of them is believed."""

Reply = Mapping[str, object]
"""A reply of which it does not matter, or is not known here, which one of these it is."""


class Refusal(TypedDict):
    """The host's no: a code, and what the sentence to it needs."""

    refused: str
    details: dict[str, object]


class RoomReply(TypedDict):
    """To `room`: a session by its code, and whether newcomers get in."""

    session: SessionView
    door: str


class SessionReply(TypedDict):
    """To `join`, `open`, `advance`, `take_back`, `reroute`, `pose`: the session as it is now."""

    session: SessionView


class SeatReply(TypedDict):
    """To `seat`: the session a token belongs to, and what its owner said of herself."""

    session: SessionView
    language: str
    department: str


class Bound(TypedDict):
    """To `bind` and `unbind`: whether a kernel acts for anybody now."""

    bound: bool


class BoundMany(TypedDict):
    """To `bind_many`: for each seat true, or the code of the refusal."""

    bound: list[bool | str]


class Arrived(TypedDict):
    """To `arrived`: how many of the seats are known."""

    arrived: int


class Present(TypedDict):
    """To `present`: how many seats have a line."""

    present: int


class Going(TypedDict):
    """To `surroundings`: how many sessions are going on."""

    going: int


class Admitted(TypedDict):
    """To `admit`."""

    admitted: bool


class SignedOut(TypedDict):
    """To `sign_out`: how many facilitators' browsers had been let in."""

    signed_out: int


class IsFacilitator(TypedDict):
    """To `is_facilitator`."""

    facilitator: bool


class Overview(TypedDict):
    """To `sessions`: all there are, the newest first, and what may be played.

    Attributes:
        sessions: the newest first.
        agendas: their slugs.
        broken: parts of the content that cannot be played, such as `exercises/kpi-tradeoffs`, and
            why, in one sentence each.
        checked: whether the content has been checked since the start.
    """

    sessions: list[ListedSession]
    agendas: list[str]
    broken: dict[str, str]
    checked: bool


class Heard(TypedDict):
    """To `content`: how many parts of the content are broken."""

    heard: int


class Checked(TypedDict):
    """What a check of the content found, from a process of its own.

    Attributes:
        mistakes: all of them, `file:line: key: sentence`.
        broken: by part of the content that cannot be played, its first one.
    """

    mistakes: list[str]
    broken: dict[str, str]


class Shown(TypedDict):
    """To `show`: the slide in front."""

    shown: int


class Looking(TypedDict):
    """To `look_again`: the step whose reveal the room looks at again; None where it does not."""

    looking: int | None


class Ticking(TypedDict):
    """To `clock`: for how many seconds the countdown runs in all; 0 where there is none."""

    seconds: int


class Paused(TypedDict):
    """To `pause`: whether the room stands still."""

    paused: bool


class Nudged(TypedDict):
    """To `nudge`: the nudge's id."""

    nudged: str


class PutTogether(TypedDict):
    """To `alike`: how many texts were named."""

    joined: int


class LetIn(TypedDict):
    """To `let_in`: how many were waiting."""

    let_in: int


class Revoked(TypedDict):
    """To `revoke`: the public name of the browser that leads no more."""

    revoked: str


class Restored(TypedDict):
    """To `restore`: what was put back, a key of the words under `undo.did`."""

    restored: str


class Paid(TypedDict):
    """To `pay`: what the game of the present round is paid for now."""

    bonus: Bonus


class Understood(TypedDict):
    """To `understood`: whether it counts now."""

    understood: bool


class Moved(TypedDict):
    """To `department` and `move_seat`: the person's department from the next question on."""

    department: str


class Promised(TypedDict):
    """To `propose`, `merge`, `write`, `agree`, `sign`, `keep`: the id of the promise."""

    promise: str


class Filled(TypedDict):
    """To `fill`: the question whose table was written into."""

    filled: str


class OwnTaken(TypedDict):
    """To `own`: how many items of a team's own are asked about."""

    own: int


class Playing(TypedDict):
    """To `play`: its operation; the outcome comes with a later look."""

    playing: str


class Ledger(TypedDict):
    """To `ledger`: every run of a session, the oldest first."""

    runs: list[LedgerEntry]


class Tabled(TypedDict):
    """A table that people wrote: whose, its columns in order, and the rows that were shown."""

    exercise: str
    question: str
    columns: list[str]
    rows: list[dict[str, str]]


class Tables(TypedDict):
    """To `tables`: those of a session, in the order of its course, and the session's language.

    Attributes:
        language: the session's.
        tables: rows that people wrote.
        matrices: who answers for which number, where something was written into the table.
    """

    language: str
    tables: list[Tabled]
    matrices: list[Matrix]


class Address(TypedDict):
    """To `address`: where phones are sent now."""

    address: str


class Released(TypedDict):
    """To `release`: whether the room may read the text."""

    released: bool


class ProgrammeSaved(TypedDict):
    """To `save_programme`: its name, and how its file is now."""

    programme: str
    stamp: str


class ProgrammeDeleted(TypedDict):
    """To `delete_programme`: the name of the programme that is no more."""

    deleted: str


class DoorState(TypedDict):
    """To `door`: open or locked."""

    door: str


class Ended(TypedDict):
    """To `end_seats`: how many were."""

    ended: int


class Saved(TypedDict):
    """To `answer`: the operation whose answer is durable.

    Attributes:
        value: what was kept, where that is not what was sent.
    """

    saved: str
    value: NotRequired[Value]


class Spoken(TypedDict):
    """To `language`: the participant's from now on."""

    language: str


@final
class Seated(TypedDict):
    """An entry of `looks`: the session that holds the rest of the look, and what is one's own.

    Attributes:
        key: of the session.
        me: who she is; where she plays stands under `team`.
        team: which of `firms` is hers; -1 where no game is played.
        answers: her own, while the room is asking or is shown results; else none.
        released: as in a look.
    """

    key: str
    me: Me
    team: int
    answers: Answers
    released: dict[str, bool]


@final
class Unseated(TypedDict):
    """An entry of `looks` for a ticket whose page cannot be shown.

    Attributes:
        refused: the code of the refusal: it serves nobody, or the room's content is broken.
        language: of the person, where she is known.
    """

    refused: str
    language: NotRequired[str]


class Reworded(TypedDict):
    """To `reword`: the languages in which the question has words of the session's own."""

    reworded: list[str]


class Looks(TypedDict):
    """To `looks`: what participants see alike by session, and an entry for each ticket.

    Attributes:
        common: what all see alike, by session.
        firms: what teams see alike.
        seats: an entry for each ticket.
    """

    common: dict[str, Common]
    firms: list[Firm]
    seats: list[Seated | Unseated]


class Stamps(TypedDict):
    """To `stamps`: the stamps of sessions; those that do not exist are left out."""

    stamps: dict[str, str]


REPLIES: Final[Mapping[str, type]] = {
    "room": RoomReply,
    "join": SessionReply,
    "seat": SeatReply,
    "held": HeldReply,
    "bind": Bound,
    "bind_many": BoundMany,
    "arrived": Arrived,
    "present": Present,
    "surroundings": Going,
    "unbind": Bound,
    "admit": Admitted,
    "sign_out": SignedOut,
    "is_facilitator": IsFacilitator,
    "sessions": Overview,
    "content": Heard,
    "open": SessionReply,
    "erase": Erased,
    "empty": Emptied,
    "saved": NotedFile,
    "rehearse": SessionReply,
    "rehearsals": Rehearsals,
    "keep_practice": KeptPractice,
    "say_reading": SaidReply,
    "practised": Practised,
    "save_programme": ProgrammeSaved,
    "delete_programme": ProgrammeDeleted,
    "advance": SessionReply,
    "reroute": SessionReply,
    "release": Released,
    "take_back": SessionReply,
    "look_again": Looking,
    "show": Shown,
    "play": Playing,
    "ledger": Ledger,
    "tables": Tables,
    "record": Head,
    "seen": SeenReply,
    "undrawn": SeenReply,
    "keep_drawn": KeptDrawn,
    "address": Address,
    "door": DoorState,
    "names": CalledSo,
    **dict.fromkeys(("trial", "tried"), PhonesTried),
    "save": SavedWhole,
    "continue": Continued,
    "goes_on": GoesOn,
    "ticket": Over,
    "arrive": CameOver,
    "come_back": SessionReply,
    "renew_word": Renamed,
    "end_seats": Ended,
    "move_seat": Moved,
    "clock": Ticking,
    "pause": Paused,
    "nudge": Nudged,
    "pace": AtPace,
    "hold": Waits,
    "restore": Restored,
    "alike": PutTogether,
    "revoke": Revoked,
    "let_in": LetIn,
    "pay": Paid,
    **dict.fromkeys(("propose", "merge", "write", "agree", "sign", "keep"), Promised),
    **dict.fromkeys(("follow", "pulse", "pulse_close", "indicate"), FollowedReply),
    "pulse_codes": CodesRead,
    "measure": Promised,
    "fill": Filled,
    "pose": SessionReply,
    "enter_paper": Entered,
    "drop_paper": TakenBack,
    "reword": Reworded,
    "park": ParkedReply,
    "sort_parked": SortedReply,
    "show_parking": ParkingShown,
    "timetable": TimetableState,
    "plan": TimetableState,
    "own": OwnTaken,
    "understood": Understood,
    "mine": Mine,
    "ours": Ours,
    "ours_at": SeenReply,
    "answer": Saved,
    "language": Spoken,
    "department": Moved,
    "looks": Looks,
    "stamps": Stamps,
}
"""The reply to each command; to `look` it depends on who asks."""
