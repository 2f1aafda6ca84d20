"""What came along with a session is checked before it is laid: `python -m …check.arrived`.

`WORKSHOP_OWN` names the folder in which it waits. It is a process of its own, with limits: what
somebody else made is opened here and nowhere before.
"""

import json
import sys
import warnings
from contextlib import suppress
from pathlib import Path

from workshop.commands.check import check_own
from workshop.content import listed
from workshop.content.noting import Findings
from workshop.content.own import own_root
from workshop.errors import ContentError
from workshop.exercises.decks import ABOUT, TYPES, pages_in
from workshop.exercises.own_moments import SLIDES, TEXT_LIMIT, TITLE_LIMIT, OwnMoment, own_moment
from workshop.machine import limit_this_process
from workshop.questions.writing import kept_line

WIDTH, HEIGHT = 1920, 1080
"""Points of a slide at the most: as large as the kit draws them."""

SECONDS, MEMORY, FILE = 60, 2_000_000_000, 1_000_000


def arrived() -> list[str]:
    """Return what keeps it from being played, each a sentence with its file."""
    found = Findings(own_root())
    check_own(found)
    for path in listed(found.root / "moments", "own-*.toml"):
        with suppress(ContentError):  # why it cannot be read was noted
            _check_moment(found, path, own_moment(path.stem))
    for path in listed(found.root / "decks", "*/*"):
        if path.name != ABOUT and not _is_picture(path):
            found.add(path, "", "this is no picture of a slide.")
    return list(dict.fromkeys(found.broken.values()))


def _check_moment(found: Findings, path: Path, moment: OwnMoment) -> None:
    for key, limit in (("title", TITLE_LIMIT), ("text", TEXT_LIMIT)):
        said = getattr(moment, key)
        if len(said) > limit or kept_line(said) != said:
            found.add(path, key, f"write one line of at most {limit} letters.")
    if moment.like == SLIDES and not 1 <= moment.first <= moment.last <= pages_in(moment.deck):
        found.add(path, "deck", "the slides that it shows are not there.")


def _is_picture(path: Path) -> bool:
    """Whether a file is what its ending says, no larger than a projector, and can be drawn."""
    from PIL import Image

    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            kind, (width, height) = Image.MIME.get(picture.format or ""), picture.size
            if kind != TYPES[path.suffix] or not (0 < width <= WIDTH and 0 < height <= HEIGHT):
                return False
            picture.load()
    except Exception:  # whatever a library says of a picture that is none
        return False
    return True


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    limit_this_process(SECONDS, MEMORY, FILE)
    sys.stdout.write(json.dumps(arrived()))
