"""Reading a document beside the kernel: within a time, into a folder that appears whole."""

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import tomli_w

from workshop.content.own import own_root
from workshop.exercises.decks import ABOUT, deck_folder, pages_in
from workshop.questions.writing import kept_line

PATIENCE = 90.0
"""Seconds after which a document is given up, however little it computes."""

TITLE_LIMIT = 60


@dataclass(frozen=True)
class Deck:
    """A document that was read: its name on the disk, what it is called, and its pages."""

    name: str
    title: str
    pages: int


@dataclass(frozen=True)
class Unread:
    """Why one was not; `code` has words in `data/ui/slides`."""

    code: str
    details: dict[str, object] = field(default_factory=dict)


async def read(data: bytes, title: str, told: Callable[[int, int], None]) -> Deck | Unread:
    """Read a document; the same one is read once.

    Args:
        data: its bytes, which stay in memory and in a pipe.
        title: of its file.
        told: hears how many pages are done, and how many there are.
    """
    name = sha256(data).hexdigest()[:16]
    if pages := pages_in(name):
        deck_folder(name).touch()  # somebody is preparing with it: it is not swept away
        return Deck(name, titled(title), pages)
    decks = own_root() / "decks"
    try:
        decks.mkdir(parents=True, exist_ok=True)
        own_root().chmod(0o700)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=decks))
    except OSError as error:
        return Unread("disk", {"why": error.strerror or str(error)})
    try:
        return await _into(part, name, data, titled(title), told)
    finally:
        shutil.rmtree(part, ignore_errors=True)


async def _into(
    part: Path, name: str, data: bytes, title: str, told: Callable[[int, int], None]
) -> Deck | Unread:
    done = 0
    try:
        async with asyncio.timeout(PATIENCE):
            async for said in _lines(part, data):
                if "problem" in said:
                    return Unread(str(said["problem"]), dict(said.get("details") or {}))
                done, pages = int(said["page"]), int(said["pages"])
                told(done, pages)
    except TimeoutError:
        return Unread("slow")
    if not done or done != pages:
        return Unread("heavy")  # it was ended in the middle: its limits were reached
    return _kept(part, name, title, pages)


def _kept(part: Path, name: str, title: str, pages: int) -> Deck | Unread:
    about = tomli_w.dumps({"title": title, "pages": pages})
    try:
        (part / ABOUT).write_text(about, encoding="utf-8")
        for file in part.iterdir():
            file.chmod(0o600)
        if not deck_folder(name).exists():
            part.rename(deck_folder(name))
    except OSError as error:
        return Unread("disk", {"why": error.strerror or str(error)})
    return Deck(name, title, pages)


async def _lines(part: Path, data: bytes) -> AsyncIterator[dict[str, Any]]:
    command = (sys.executable, "-m", "workshop.pages.slides.rendering", str(part))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL
    )
    assert process.stdin is not None  # noqa: S101 - both were opened as pipes
    assert process.stdout is not None  # noqa: S101
    try:
        feeding = asyncio.ensure_future(_feed(process.stdin, data))
        while line := await process.stdout.readline():
            yield json.loads(line)
        feeding.cancel()
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _feed(pipe: asyncio.StreamWriter, data: bytes) -> None:
    try:
        pipe.write(data)
        await pipe.drain()
        pipe.close()
    except OSError:
        return  # it has ended before: what it said tells why


def titled(file: str) -> str:
    """Return what a document is called, of the name of its file."""
    stem = kept_line(file.replace("\\", "/").rpartition("/")[2])
    return stem.removesuffix(".pdf").removesuffix(".PDF")[:TITLE_LIMIT].strip()
