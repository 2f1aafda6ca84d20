"""Where the kit's content lies: in the installed package, or at the root of the repository."""

import os
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from workshop.errors import ContentError

OWN_KIT = "WORKSHOP_KIT"


@cache
def content_root() -> Path:
    """Return the folder that holds `data/` and `notebooks/`.

    A kit of one's own is named by the environment variable `WORKSHOP_KIT`.

    Raises:
        ContentError: it has them not, or neither the package nor the repository has them.
    """
    own = os.environ.get(OWN_KIT)
    if own and not (Path(own) / "data").is_dir():
        raise ContentError([f"{own}: there is no data/ in it; {OWN_KIT} must name a kit."])
    package = Path(__file__).parent.parent
    for root in (Path(own),) if own else (package / "_kit", package.parent):
        if (root / "data").is_dir() and (root / "notebooks").is_dir():
            return root
    raise ContentError(["The kit's data and notebooks are missing: install the kit again."])


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        ContentError: naming file, line and what the parser stumbled over.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError([f"{path}: the file is missing."]) from None
    except UnicodeDecodeError:
        raise ContentError([f"{path}: the file is not UTF-8 text; save it as UTF-8."]) from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError([f"{path}: {error}"]) from None


def _languages() -> tuple[str, ...]:
    try:
        found = {path.stem for path in (content_root() / "data" / "ui").glob("*.toml")}
    except ContentError:  # whoever asks for the content itself is told what is wrong
        found = set()
    return ("en", *sorted(name for name in found - {"en"} if "." not in name))


LANGUAGES = _languages()
"""Those that `data/ui` has words in, English first: the others are held against it."""

_SAME = {"no": "nb", "nn": "nb", "nor": "nb", "nob": "nb", "nno": "nb", "eng": "en"}
"""What browsers and systems call a language that we call otherwise."""

_QUALITY = re.compile(r"\s*(0(\.\d{0,3})?|1(\.0{0,3})?)\s*", re.ASCII)
_MOST_WISHES = 50


def language_of(tag: str) -> str:
    """Return our language for a tag such as `nn-NO`, else English."""
    return _ours(tag) or "en"


def language_wished(header: str) -> str:
    """Return the language of ours that somebody likes best, of `sv-SE,nb;q=0.8,en;q=0.5`.

    It is what browsers send as `Accept-Language`: anybody may write anything there.
    """
    wishes = [_wish(part) for part in header.split(",")[:_MOST_WISHES]]
    wishes.sort(key=lambda wish: -wish[1])  # those that are liked alike keep their order
    return next((ours for tag, liked in wishes if liked > 0 and (ours := _ours(tag))), "en")


def _wish(part: str) -> tuple[str, float]:
    """Return a tag and how much it is liked, in [0, 1]; nonsense is not liked at all."""
    tag, *rest = part.split(";")
    quality = next((one.strip()[2:] for one in rest if one.strip().lower().startswith("q=")), "1")
    return tag.strip(), float(quality) if _QUALITY.fullmatch(quality) else 0.0


def _ours(tag: str) -> str:
    spoken = re.split(r"[-_,;.@]", tag.strip().lower(), maxsplit=1)[0]
    ours = _SAME.get(spoken, spoken)
    return ours if ours in LANGUAGES else ""
