"""How far somebody came alone: in a file of her own, or, on a page of Voilà, in her browser.

In JupyterLab the kernel is hers, and a file outlives browsers and ports. A page of Voilà may be
served to many people by one kernel's machine: there each has her own browser and no other place.
What is kept is the names of lessons and of rounds that were shown, and no answer.
"""

import json
import logging
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from IPython import get_ipython

from workshop.content.own import data_folder
from workshop.contracts.path import CameSoFar, Come, Keeps
from workshop.pages.lesson.drawing import in_voila

logger = logging.getLogger(__name__)


def keeps() -> Keeps:
    """Return where it is kept how far somebody came."""
    return "browser" if in_voila() else "file"


def path() -> Path:
    """Return the file of this user's own."""
    return data_folder() / "lessons.json"


def read() -> dict[str, list[str]]:
    """Return the rounds of each lesson that the file has; whatever else is in it is nothing."""
    try:
        found = json.loads(path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {slug: rounds for slug, rounds in pairs if _are_names(rounds)}


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def forget() -> None:
    """Erase the file."""
    with suppress(OSError):
        path().unlink(missing_ok=True)


def _write(come: Come) -> None:
    """Write the file whole or not at all; a full disk costs nobody a lesson."""
    draft = path().with_suffix(".new")
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(come, indent=1), encoding="utf-8")
        draft.replace(path())
    except OSError as error:
        logger.warning("Not kept how far the lesson is: %s", error)


class Came:
    """How far somebody came in one lesson; outside of notebooks nothing is kept.

    Args:
        slug: the lesson's exercise.
    """

    def __init__(self, slug: str) -> None:
        self._slug = slug
        self._rounds: list[str] | None = None
        self._is_kept = getattr(get_ipython(), "kernel", None) is not None

    def add(self, rounds: Iterable[str] = ()) -> bool:
        """Take rounds that she was shown, without any that she has begun; whether that is news."""
        before = self._rounds
        self._rounds = list(dict.fromkeys([*(before or ()), *rounds]))
        if self._rounds == before:
            return False
        if self._is_kept and keeps() == "file":
            come = read()
            _write(
                {**come, self._slug: [*dict.fromkeys([*come.get(self._slug, ()), *self._rounds])]}
            )
        return True

    def told(self) -> CameSoFar | None:
        """Return what her browser is to keep; None where she has not begun, or a file keeps it."""
        if self._rounds is None or keeps() == "file":
            return None
        return {"slug": self._slug, "parts": self._rounds}
