"""The tables of a session, each by its name."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from workshop.content.departments import Names, called, names_in
from workshop.content.texts import Texts
from workshop.contracts.record import Drawn, Took
from workshop.errors import WorkshopError
from workshop.record.rows import Source
from workshop.record.tables import COLUMNS, frame
from workshop.record.wording import Words

if TYPE_CHECKING:
    import pandas


class Tabled:
    """Something that holds a session, as `workshop.record.record.Record` does."""

    took: Took
    words: Mapping[str, Words]
    language: str

    @property
    @abstractmethod
    def findings(self) -> Mapping[int, list[Drawn]]:
        """What was found, as it was shown, by step of the session's course."""

    @property
    def called(self) -> Words:
        """The words of the session's content, in the language of the tables."""
        return self.words.get(self.language, {})

    @property
    def names(self) -> Names:
        """What departments called themselves."""
        return names_in(self.took["session"])

    @property
    def ui(self) -> Texts:
        """The words of the interface, in the language of the tables."""
        return called(self.language, self.names)

    def table(self, name: str) -> pandas.DataFrame:
        """Return one of `COLUMNS` as a data frame; each call gives a new one.

        Raises:
            WorkshopError: there is no such table.
        """
        if name not in COLUMNS:
            known = ", ".join(COLUMNS)
            raise WorkshopError(f"There is no table {name!r}: there are {known}.")
        source = Source(self.took, self.called, self.ui, self.findings)
        return frame(name, source)

    @cached_property
    def answers(self) -> pandas.DataFrame:
        """The counts that were shown, one row for each answer of each group."""
        return self.table("answers")

    @cached_property
    def measures(self) -> pandas.DataFrame:
        """Numbers of groups beside counts: means, who moved, what was proposed."""
        return self.table("measures")

    @cached_property
    def said(self) -> pandas.DataFrame:
        """What each side said in public, where each side has one phone; else empty."""
        return self.table("said")

    @cached_property
    def texts(self) -> pandas.DataFrame:
        """The texts that the facilitator showed."""
        return self.table("texts")

    @cached_property
    def runs(self) -> pandas.DataFrame:
        """The decision ledger: all that models were told and gave, one row for each number."""
        return self.table("runs")

    @cached_property
    def quarters(self) -> pandas.DataFrame:
        """The quarters that firms have played: plans, pay, and how the firm stood."""
        return self.table("quarters")

    @cached_property
    def pulse(self) -> pandas.DataFrame:
        """What people said two and six weeks later, one row for each answer of each group."""
        return self.table("pulse")

    @cached_property
    def indicators(self) -> pandas.DataFrame:
        """What was agreed to be counted, one row for each value, before and after."""
        return self.table("indicators")

    @cached_property
    def timeline(self) -> pandas.DataFrame:
        """The minutes that were planned and used, step by step."""
        return self.table("timeline")

    @cached_property
    def promises(self) -> pandas.DataFrame:
        """What the sides promise each other, one row for each promise."""
        return self.table("promises")

    @cached_property
    def matrix(self) -> pandas.DataFrame:
        """Who answers for which number, as the room has shared it out."""
        return self.table("matrix")
