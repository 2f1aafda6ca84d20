"""The kit's errors: one small tree, each message one sentence that says what to do."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class WorkshopError(Exception):
    """Something a person can put right; `str(error)` is a sentence for her."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows below the cell: the sentence, without the way to it."""
        return [str(self)]


class ContentError(WorkshopError):
    """The files in `data/` hold mistakes; `mistakes` lists every one of them."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


class Refused(WorkshopError):
    """A command was refused; `code` names the reason, in words of `data/ui` under `refused`."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        super().__init__(f"{code} {details}" if details else code)


class Misnamed(WorkshopError, ValueError):
    """A cell asks for something that there is not; the sentence names what there is."""


class Mistake(NamedTuple):
    """One thing that is wrong in a file somebody brought.

    Attributes:
        code: names it, in words of `data`.
        details: where it stands and what was found there, by placeholder of these words.
    """

    code: str
    details: Mapping[str, object]


class Unreadable(WorkshopError):
    """A file that somebody brought cannot be used; `mistakes` lists every reason."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(f"{one.code} {dict(one.details)}" for one in mistakes))


class Unreachable(WorkshopError):
    """The session host did not answer; the command may be repeated with the same operation id."""
