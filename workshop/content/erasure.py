"""What is said before a session is erased and afterwards: what goes, and what nobody here reaches.

Page and command line say the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from workshop.content.texts import Texts
from workshop.contracts.looks import ListedSession
from workshop.contracts.privacy import SavedFile


def erasure(session: ListedSession, ui: Texts) -> list[str]:
    """Return the question, line by line: what goes, who is in it, and where else it lies."""
    named = {
        "name": session["name"],
        "seats": ui.count("privacy.erase.seats", session["seats"]),
        "answers": ui.count("privacy.erase.answers", session["answers"]),
    }
    present = session["present"]
    here = [ui.count("privacy.erase.present", present)] if present else []
    what = " ".join([ui("privacy.erase.what", **named), *here])
    return [what, *_files("files", session["saved"], ui), ui("privacy.erase.ask")]


def erased(session: ListedSession, copies: Sequence[str], ui: Texts) -> list[str]:
    """Return what is said once a session is gone, line by line: what is left for her to delete."""
    left = [ui("privacy.erase.copies", names=", ".join(copies))] if copies else []
    done = ui("privacy.erase.done", name=session["name"])
    own = [ui("privacy.erase.own")] if session["seats"] else []
    return [done, *left, *_files("then", session["saved"], ui), *own]


def _files(lead: str, files: Iterable[SavedFile], ui: Texts) -> Iterator[str]:
    for number, file in enumerate(files):
        if not number:
            yield ui(f"privacy.erase.{lead}")
        kind, day = ui(f"privacy.kinds.{file['kind']}"), day_of(file["at"], ui)
        yield ui("privacy.erase.file", name=file["name"], kind=kind, day=day)


def day_of(moment: str, ui: Texts) -> str:
    """Return the day of a moment in ISO 8601, where whoever reads it is."""
    return ui.day(datetime.fromisoformat(moment).astimezone().date())
