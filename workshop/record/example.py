"""The example of a report, for those who ask what becomes of what they answer."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from workshop.content import content_root
from workshop.content.texts import interface


def path() -> Path:
    """Return the file that holds the example: a session that invented people have played."""
    return content_root() / "data" / "samples" / "example.record"


@cache
def example(language: str) -> bytes:
    """Return the report of an invented session, made once in each language.

    Args:
        language: one of `LANGUAGES`.

    Raises:
        WorkshopError: the file is missing, or was written by another kit.
    """
    from workshop.record.record import Record
    from workshop.record.report import written

    record = Record.load(path()).speaking(language)
    name = interface(language)("report.example_name")
    session = {**record.took["session"], "name": name}
    named = replace(record, took={**record.took, "session": session})  # type: ignore[typeddict-item]
    return written(named, example=True)
