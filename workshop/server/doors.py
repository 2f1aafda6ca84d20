"""Addresses and codes as people write them: what they meant, where they hit it nearly."""

import re
import unicodedata
from urllib.parse import quote, unquote

from workshop.host.callers import CODE_LENGTH, CODE_LETTERS, clean_code

_DOORS = {"join", "wall", "facilitate", "study"}
_AFTER = "/.,;:!?)>]}'\"”’»*_ \t\r\n"
"""What mail, chat and typing people put behind an address."""

_NAMED = re.compile(r"/(?:join|wall)/+([^/?#\s]*)", re.IGNORECASE)
_LINK = re.compile(r"://|^www\.|/|\.\w+:\d+|\d\.\d", re.IGNORECASE)


def proper_path(path: str) -> str:
    """Return the address of ours that somebody meant, or nothing.

    `/Join/abc234/` and `//join/ABC234.` are a door with something around it, and `/abc234` is a
    code behind the address on the wall.
    """
    tidy = _tidy(path).strip(_AFTER)
    parts = [part for part in tidy.split("/") if part.strip()]
    if not 1 <= len(parts) <= 2:
        return ""
    door, code = parts[0].lower(), clean_code(parts[1]) if len(parts) == 2 else ""
    if door in _DOORS and (code or len(parts) == 1):
        found = f"/{door}/{code}" if code else f"/{door}"
    elif len(parts) == 1 and is_code(parts[0]):
        found = f"/join/{clean_code(parts[0])}"
    else:
        return ""
    # What is written properly is no near miss, and must not be sent round in a circle.
    return "" if found == path else quote(found)


def code_in(typed: str) -> str:
    """Return the code of what somebody typed or pasted into the field for it.

    It may be the whole link of a phone's camera, with or without its beginning and with additions
    at its end; of a link without a code nothing is left.
    """
    text = _tidy(typed)
    named = _NAMED.search(text)
    if named:
        return clean_code(named[1].strip(_AFTER))
    if not _LINK.search(text.strip()):
        return clean_code(text)
    last = re.split(r"[?#]", text.strip().rstrip(_AFTER))[0].rpartition("/")[2]
    return clean_code(last) if is_code(last) else ""


def is_code(text: str) -> bool:
    """Whether a text looks like a join code."""
    code = clean_code(text)
    return len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS)


def _tidy(text: str) -> str:
    """Undo what links do to letters, twice for a link inside a link, and wide or styled letters."""
    return unicodedata.normalize("NFKC", unquote(unquote(text)))
