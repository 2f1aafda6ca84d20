"""Where the kit's content lies: in the installed package, or at the root of the repository."""

import os
import re
from functools import cache
from pathlib import Path

from workshop.content.reading import listed, read_text, read_toml
from workshop.errors import ContentError

__all__ = ["LANGUAGES", "content_root", "language_of", "listed", "read_text", "read_toml"]

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
    return _kit_in(Path(own)) if own else brought_root()


def brought_root() -> Path:
    """Return the folder of the content that came with the kit, whichever kit is played.

    Raises:
        ContentError: neither the package nor the repository has it.
    """
    package = Path(__file__).parent.parent
    return _kit_in(package / "_kit", package.parent)


@cache
def _kit_in(*roots: Path) -> Path:
    for root in roots:
        if (root / "data").is_dir() and (root / "notebooks").is_dir():
            return root
    raise ContentError(["The kit's data and notebooks are missing: install the kit again."])


_LANGUAGE = re.compile(r"[a-z]{2,3}")
"""Languages go by the two or three letters of their code, without a country."""


def is_language(name: str) -> bool:
    """Whether a file of this name, without its ending, may hold the words of a language."""
    return bool(_LANGUAGE.fullmatch(name))


def _languages() -> tuple[str, ...]:
    try:
        found = {path.stem for path in listed(content_root() / "data" / "ui", "*.toml")}
    except ContentError:  # whoever asks for the content itself is told what is wrong
        found = set()
    return ("en", *sorted(filter(is_language, found - {"en"})))


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
