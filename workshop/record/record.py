"""A session to take home: tidy tables, findings as they were shown, pictures."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from workshop.content.texts import interface
from workshop.contracts.record import Drawn, Took
from workshop.errors import WorkshopError
from workshop.host.asking import Ask, asking
from workshop.record.drawing import altair_chart
from workshop.record.tables import COLUMNS, frame
from workshop.record.taking import Progress, findings, keep, taken
from workshop.record.wording import Words, worded

if TYPE_CHECKING:
    import pandas

FORM = 1
"""Of files; another one where they are written otherwise."""


@dataclass(frozen=True)
class Record:
    """What a session found, decided and promised, as its wall showed it.

    Attributes:
        took: all of it, ready for JSON.
        words: the words of its content, by language, as they were when it was taken.
        drawn: what its reveals looked like, by language and step.
        language: in which tables and findings speak.

    Nothing in it is counted anew, so the records of one session, taken at different times, differ
    in nothing that tells what anybody answered.
    """

    took: Took
    words: Mapping[str, Words]
    drawn: Mapping[str, Mapping[int, list[Drawn]]]
    language: str = "en"

    @classmethod
    def of(
        cls, ask: Ask, code: str, language: str | None = None, progress: Progress | None = None
    ) -> Record:
        """Return the record of a session.

        Args:
            ask: asks the session's host.
            code: its join code.
            language: `en` or `nb`; else the session's own.
            progress: hears how many of its reveals were read, and how many there are.

        Raises:
            Refused: there is no such session.
        """
        took = taken(ask, code, progress)
        spoken = interface(language or took["session"]["language"]).language
        drawn = findings(took, spoken)
        keep(ask, took, spoken, drawn)
        return cls(took, worded(took), {spoken: drawn}, spoken)

    @classmethod
    def open(cls, code: str, url: str | None = None, language: str | None = None) -> Record:
        """Return the record of a session from this computer's database.

        Args:
            code: the session's join code, capitals or not.
            url: of the database, such as `sqlite:////folder/file.db`; else the usual one.
            language: `en` or `nb`; else the session's own.

        Raises:
            Refused: there is no such session.
            WorkshopError: the database cannot be opened.
        """
        with asking(url) as ask:
            return cls.of(ask, code, language)

    @classmethod
    def load(cls, path: str | Path) -> Record:
        """Return the record that `save` wrote.

        Raises:
            WorkshopError: the file is none, or of a newer kit.
        """
        try:
            kept = json.loads(gzip.decompress(Path(path).read_bytes()))
            form = kept["form"]
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise WorkshopError(
                f"{path} is no record of a session: save one with record.save(…)."
            ) from error
        if form != FORM:
            raise WorkshopError(f"{path} was written by a newer kit: update this one.")
        return cls.from_json(kept)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Record:
        """Return the record that `to_json` told."""
        drawn = {
            language: {int(step): found for step, found in by.items()}
            for language, by in kept["drawn"].items()
        }
        return cls(cast("Took", kept["took"]), kept["words"], drawn, kept["language"])

    def to_json(self) -> dict[str, Any]:
        """Return all of it, ready for JSON."""
        # What was drawn stands unpacked beside it.
        seen = [{**one, "drawn": {}} for one in self.took["seen"]]
        return {
            "form": FORM,
            "language": self.language,
            "took": {**self.took, "seen": seen},
            "words": self.words,
            "drawn": self.drawn,
        }

    def save(self, path: str | Path) -> Path:
        """Write it into one file, from which `load` reads it, and return the file's path."""
        there = Path(path)
        plain = json.dumps(self.to_json(), ensure_ascii=False, separators=(",", ":"))
        there.write_bytes(gzip.compress(plain.encode(), mtime=0))
        return there

    def speaking(self, language: str) -> Record:
        """Return the same record in the other language, `en` or `nb`."""
        spoken = interface(language).language
        drawn = {**self.drawn}
        if spoken not in drawn:
            drawn[spoken] = findings(self.took, spoken)
        return replace(self, drawn=drawn, language=spoken)

    # -- what is in it -------------------------------------------------------------------

    @property
    def code(self) -> str:
        """The session's join code."""
        return self.took["session"]["code"]

    @property
    def name(self) -> str:
        """What the facilitator called it."""
        return self.took["session"]["name"]

    @property
    def findings(self) -> Mapping[int, list[Drawn]]:
        """What was found, as it was shown, by step of the session's course."""
        return self.drawn[self.language]

    def table(self, name: str) -> pandas.DataFrame:
        """Return one of `COLUMNS` as a data frame; each call gives a new one.

        Raises:
            WorkshopError: there is no such table.
        """
        if name not in COLUMNS:
            known = ", ".join(COLUMNS)
            raise WorkshopError(f"There is no table {name!r}: there are {known}.")
        return frame(name, self.took, self.words.get(self.language, {}))

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
    def timeline(self) -> pandas.DataFrame:
        """The minutes that were planned and used, step by step."""
        return self.table("timeline")

    @cached_property
    def promises(self) -> pandas.DataFrame:
        """What the sides promise each other, one row for each field of an agreement."""
        return self.table("promises")

    def finding(self, name: str) -> Drawn:
        """Return a finding by its chart's name, by one of its questions or by its run.

        Raises:
            WorkshopError: none was shown of that name; the sentence lists those that were.
        """
        there = [one for found in self.findings.values() for one in found]
        for one in there:
            if name in (one["chart"], one["figure"]["id"], one["run"], *one["questions"]):
                return one
        known = ", ".join(dict.fromkeys(one["chart"] for one in there)) or "none yet"
        raise WorkshopError(f"No finding {name!r} was shown in this session. There are: {known}.")

    def figure(self, name: str) -> Any:
        """Return the picture of a finding as an Altair chart, as it was drawn for the wall.

        Raises:
            WorkshopError: none was shown of that name, or it has no picture.
        """
        one = self.finding(name)
        if one["figure"]["spec"] is None:
            raise WorkshopError(f"{name!r} has no picture: see record.frame({name!r}).")
        return altair_chart(one["figure"])

    def frame(self, name: str) -> pandas.DataFrame:
        """Return what was observed in a finding, one row for each thing.

        Raises:
            WorkshopError: none was shown of that name.
        """
        import pandas

        return pandas.DataFrame(self.finding(name)["rows"])

    def __repr__(self) -> str:
        shown, people = len(self.took["seen"]), sum(self.took["people"].values())
        return (
            f"<Record {self.code} {self.name!r}: {people} seats, {shown} reveals, {self.language}>"
        )
