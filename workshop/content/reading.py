"""Reading the files of `data/`: which of them belong, in which letters they are, what they say."""

import codecs
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshop.errors import ContentError

_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_JUNK = {"thumbs.db", "desktop.ini", "__macosx", "__pycache__", "icon\r"}
_WHERE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)

# What the parser says, and what somebody who has never heard of TOML can do about it.
_HINTS = (
    ("Cannot overwrite a value", "this key stands in its table a second time: keep one of them"),
    ("Cannot declare", "this table stands in the file a second time: keep one of them"),
    ("Expected '='", "after a key come = and a value, such as minutes = 20"),
    ("Expected ']", "a heading has as many brackets behind as before it: [title], [[round]]"),
    ("Illegal character '\\n'", 'a text that begins here has no end: put a " behind it'),
    ("Unterminated string", 'a text has no end: put a " behind it, or three where three began it'),
    ("Unescaped", "write a backslash in a text twice, \\\\"),
    ("Unclosed array", "a list has no end: put a ] behind its last entry"),
    ("Invalid value", 'a text stands in quotes, as in title = "…"; a number without'),
    ("Invalid statement", "here should be key = value, or a [heading]; a remark begins with #"),
    ("Expected newline", "each key begins a line of its own"),
)


def is_junk(name: str) -> bool:
    """Whether a file or folder is one that systems and programs leave behind: never meant.

    Args:
        name: without its folder, such as `._nb.toml` of macOS or `~$notes.md` of Word.
    """
    return name.startswith((".", "~$")) or name.lower() in _JUNK


def listed(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield what a folder holds and was meant to, in alphabetical order.

    Args:
        folder: one that is not there is empty.
        pattern: as for `Path.glob`.
    """
    yield from (path for path in sorted(folder.glob(pattern)) if not is_junk(path.name))


def read_text(path: Path) -> str:
    """Read a text file, with or without the mark that some programs put before UTF-8.

    Raises:
        ContentError: the file is missing or saved in other letters; it names the line.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ContentError([f"{path}: the file is missing."]) from None
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise ContentError([f"{path}: the file cannot be read: {why}."]) from None
    return _decoded(path, raw).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(path: Path, raw: bytes) -> str:
    if raw.startswith(_MARKS) or b"\0" in raw[:400]:
        raise ContentError(
            [f"{path}:1: the file is saved as UTF-16, or is no text: save it as UTF-8."]
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        letter = raw[error.start : error.start + 1].decode("cp1252", errors="replace")
        sentence = f"the letter {letter!r} is not saved as UTF-8, perhaps as Windows-1252"
        raise ContentError([f"{path}:{line}: {sentence}: save the file as UTF-8."]) from None


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        ContentError: naming file, line and what is wrong there.
    """
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError
        raise ContentError([_stumbled(path, text, str(error))]) from None


def _stumbled(path: Path, text: str, said: str) -> str:
    """Return the parser's error as a sentence with the line, and what to write instead."""
    hit = _WHERE.fullmatch(said)
    what, line = (hit[1], hit[2]) if hit else (said, None)
    at = line or text.rstrip("\n").count("\n") + 1
    hint = next((hint for start, hint in _HINTS if what.startswith(start)), "")
    return f"{path}:{at}: this cannot be read: {hint or what.rstrip('.')}."
