"""The list of sessions: one is opened, picked or erased."""

from typing import Final, Literal, TypedDict


class PickSession(TypedDict):
    """A session of the list."""

    op: Literal["pick"]
    session: str


class OpenSession(TypedDict):
    """The form that opens a session: name, agenda, exercises, departments and so on."""

    op: Literal["open"]
    form: dict[str, object]


class EraseSession(TypedDict):
    """A session is to be erased, with all that was answered in it."""

    op: Literal["erase"]
    session: str


class ToSessions(TypedDict):
    """Back to the list of sessions."""

    op: Literal["sessions"]


SENT: Final[tuple[type, ...]] = (
    PickSession,
    OpenSession,
    EraseSession,
    ToSessions,
)
