"""Answers on paper that are entered, and taken back."""

from typing import Final, Literal, TypedDict


class TypedSheet(TypedDict):
    """A sheet as it was typed: a text for each cell, by `QUESTION/ITEM`; empty ones are left out.

    Attributes:
        seat: whose it is; empty for somebody new.
        department: hers.
        cells: what stands on it.
    """

    seat: str
    department: str
    cells: dict[str, str]


class EnterPaper(TypedDict):
    """Sheets are to be counted."""

    op: Literal["enter_paper"]
    sheets: list[TypedSheet]


class DropPaper(TypedDict):
    """What was entered from paper in this round is to be taken back."""

    op: Literal["drop_paper"]


SENT: Final[tuple[type, ...]] = (EnterPaper, DropPaper)
