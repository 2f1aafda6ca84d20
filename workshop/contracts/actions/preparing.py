"""A programme of one's own is prepared: opened, changed, saved, deleted."""

from typing import Final, Literal, NotRequired, TypedDict

from workshop.contracts.prepare import ProgrammeDraft


class Prepare(TypedDict):
    """A draft is to be opened.

    Attributes:
        way: `new`, as the programme that is named or as nothing; `copy` of it; `change` it; `on`
            with one that is not saved.
        programme: its name; empty for nothing; of an unsaved one its place among them.
    """

    op: Literal["prepare"]
    way: str
    programme: NotRequired[str]


class Weigh(TypedDict):
    """Something in the draft was changed: what does it need now? `number` is the page's."""

    op: Literal["weigh"]
    number: int
    draft: ProgrammeDraft


class SaveProgramme(TypedDict):
    """The draft is to be written into a file. `number` is the page's."""

    op: Literal["save_programme"]
    number: int
    draft: ProgrammeDraft


class DeleteProgramme(TypedDict):
    """A programme of one's own is to be deleted."""

    op: Literal["delete_programme"]
    programme: str


class SlidesPart(TypedDict):
    """A part of a document of slides; its bytes come beside the action.

    Attributes:
        file: another one for each file.
        name: of the file.
        at: which part, from 0.
        of: how many there are.
    """

    op: Literal["slides_part"]
    file: str
    name: str
    at: int
    of: int


SENT: Final[tuple[type, ...]] = (Prepare, Weigh, SaveProgramme, DeleteProgramme, SlidesPart)
