"""A session to take home: tidy tables, findings as they were shown, pictures."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zipfile import BadZipFile, ZipFile, is_zipfile

from workshop.content.texts import interface
from workshop.contracts.record import Drawn, Took
from workshop.errors import WorkshopError
from workshop.host.asking import Ask, asking
from workshop.record.drawing import altair_chart
from workshop.record.tabled import Tabled
from workshop.record.taking import Progress, findings, keep, taken
from workshop.record.wording import Words, worded

if TYPE_CHECKING:
    import pandas

FORM = 1
"""Of files; another one where they are written otherwise."""

INSIDE = "session.record"
"""What the record is called in a .zip of its tables."""


@dataclass(frozen=True)
class Record(Tabled):
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
        """Return the record that `save` wrote, or that lies in a .zip of its tables.

        Raises:
            WorkshopError: the file is none, or of a newer kit.
        """
        try:
            kept = json.loads(gzip.decompress(_read(Path(path))))
            form = kept["form"]
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
            EOFError,
            zlib.error,
            BadZipFile,
        ) as error:
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

    @classmethod
    def unfolded(cls, text: str) -> Record:
        """Return the record that a notebook holds as text: what `packed` gives, in base 64."""
        return cls.from_json(json.loads(gzip.decompress(base64.b64decode(text))))

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
        there.write_bytes(self.packed())
        return there

    def packed(self) -> bytes:
        """Return what `save` writes: JSON, compressed."""
        plain = json.dumps(self.to_json(), ensure_ascii=False, separators=(",", ":"))
        return gzip.compress(plain.encode(), mtime=0)

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

    def compare(self, other: Record) -> pandas.DataFrame:
        """Return how the same team answered in an earlier session and in this one.

        One row for each mean or share of each group that both sessions asked about, with the
        interval of its change and what can be said of it (`workshop.record.compare`).

        Args:
            other: the earlier session.
        """
        from workshop.record.compare import compared

        return compared(self, other)

    def __repr__(self) -> str:
        shown, people = len(self.took["seen"]), sum(self.took["people"].values())
        return (
            f"<Record {self.code} {self.name!r}: {people} seats, {shown} reveals, {self.language}>"
        )


def _read(path: Path) -> bytes:
    """Return a file, or the record in it."""
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as archive:
        return archive.read(INSIDE)
