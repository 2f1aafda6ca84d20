"""A file that only its passphrase opens: what is in it is unread, and unchanged, or it is refused.

A line of plain text says what it is, which form it has and until when it may be opened; then comes
what is sealed by AES-256-GCM with a key that scrypt makes of the passphrase; then a checksum, which
tells a damaged file from a wrong passphrase. The plain line is authenticated with the rest.
"""

import hashlib
import json
import os
import zlib
from dataclasses import dataclass
from datetime import date
from typing import cast

from workshop.errors import Refused

FORM = 2
"""Of files; another one where they are written otherwise. Those of form 1 hold rows alone."""

MAGIC = b"workshop session\n"
SHORTEST = 12
"""Code points of a passphrase: whoever has the file may try as many as a machine can."""

_WORK = {"n": 2**17, "r": 8, "p": 1}
"""What one guess costs: 128 MiB and a third of a second."""
_MOST_WORK = {"n": 2**20, "r": 16, "p": 4}
_MEMORY = 2**29
"""More than this no file of ours asks for: a foreign one could keep the machine busy for ever."""
_SALT, _NONCE, _KEY, _SUM, _HEAD = 16, 12, 32, 32, 1000
LARGEST = 256 * 2**20
"""Bytes of what is sealed."""


@dataclass(frozen=True)
class Sealed:
    """A file that was opened.

    Attributes:
        content: what was sealed.
        erase: the day on which it is to be erased.
    """

    content: bytes
    erase: date


def sealed(content: bytes, passphrase: str, erase: date) -> bytes:
    """Return a file.

    Args:
        content: what is to be sealed.
        passphrase: what opens it.
        erase: the day from which it is not opened any more.

    Raises:
        Refused: `short-passphrase`.
    """
    if len(passphrase.strip()) < SHORTEST:
        raise Refused("short-passphrase", least=SHORTEST)
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    told = {"form": FORM, "erase": erase.isoformat(), "salt": salt.hex(), "nonce": nonce.hex()}
    head = MAGIC + json.dumps({**told, **_WORK}).encode() + b"\n"
    inside = AESGCM(_key(passphrase, salt, _WORK)).encrypt(nonce, zlib.compress(content, 6), head)
    return head + inside + hashlib.sha256(head + inside).digest()


def opened(file: bytes, passphrase: str, today: date) -> Sealed:
    """Return what a file holds.

    Args:
        file: its bytes.
        passphrase: what opens it.
        today: the present day.

    Raises:
        Refused: `not-a-session-file`, `newer-session-file`, `damaged-session-file`,
            `wrong-passphrase`, or `erased-session-file` from its day of erasure on.
    """
    head, told = _head(file)
    body, check = file[len(head) : -_SUM], file[-_SUM:]
    if hashlib.sha256(head + body).digest() != check:
        raise Refused("damaged-session-file")
    content = _unsealed(head, told, body, passphrase)
    erase = date.fromisoformat(cast("str", told["erase"]))
    if today >= erase:
        raise Refused("erased-session-file", day=erase.isoformat())
    return Sealed(content, erase)


def _head(file: bytes) -> tuple[bytes, dict[str, object]]:
    """Return the plain line, with what it tells."""
    if not file.startswith(MAGIC):
        raise Refused("not-a-session-file")
    end = file.find(b"\n", len(MAGIC), len(MAGIC) + _HEAD) + 1
    try:
        told = json.loads(file[len(MAGIC) : end])
        form = told["form"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused("damaged-session-file") from None
    if type(form) is not int or form > FORM:
        raise Refused("newer-session-file")
    return file[:end], told


def _unsealed(head: bytes, told: dict[str, object], body: bytes, passphrase: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        salt, nonce = (bytes.fromhex(cast("str", told[name])) for name in ("salt", "nonce"))
        work = {name: told[name] for name in _WORK}
        date.fromisoformat(cast("str", told["erase"]))
    except (ValueError, KeyError, TypeError):
        raise Refused("damaged-session-file") from None
    if not _is_bearable(work) or len(nonce) != _NONCE:
        raise Refused("damaged-session-file")
    try:
        packed = AESGCM(_key(passphrase, salt, cast("dict[str, int]", work))).decrypt(
            nonce, body, head
        )
    except InvalidTag:
        raise Refused("wrong-passphrase") from None
    return _unpacked(packed)


def _is_bearable(work: dict[str, object]) -> bool:
    """Whether a file asks for no more work than any of ours; a power of two, as scrypt wants it."""
    n = work["n"]
    known = all(type(one) is int and 0 < one <= _MOST_WORK[name] for name, one in work.items())
    if not known or type(n) is not int or n < 2 or n & (n - 1):
        return False
    return 128 * n * cast("int", work["r"]) <= _MEMORY


def _unpacked(packed: bytes) -> bytes:
    """Return what was packed; small files that would fill the memory are none of ours."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, LARGEST)
    except zlib.error:
        raise Refused("damaged-session-file") from None
    if not unpacking.eof:
        raise Refused("damaged-session-file")
    return content


def _key(passphrase: str, salt: bytes, work: dict[str, int]) -> bytes:
    # A passphrase that is read aloud is typed with other blanks and capitals at its ends.
    said = passphrase.strip().encode()
    return hashlib.scrypt(said, salt=salt, maxmem=2 * _MEMORY, dklen=_KEY, **work)
