"""A file that only its passphrase opens: everything else gets one sentence, and nothing of it."""

import json
from datetime import date, timedelta

import pytest

from workshop.content.texts import interface
from workshop.errors import Refused
from workshop.store import sealing
from workshop.store.sealing import MAGIC, SHORTEST, opened, sealed

PASSPHRASE = "correct horse battery"
TODAY = date(2026, 3, 2)
ERASE = TODAY + timedelta(days=90)
CONTENT = b"what ten people said " * 50


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Let a guess cost little here; what it costs stands in a test of its own."""
    monkeypatch.setattr(sealing, "_WORK", {"n": 2**10, "r": 8, "p": 1})


def refused(file, passphrase=PASSPHRASE, today=TODAY):
    with pytest.raises(Refused) as refusal:
        opened(file, passphrase, today)
    for language in ("en", "nb"):
        assert interface(language).find(f"refused.{refusal.value.code}")
    return refusal.value.code


def changed(file, **told):
    """Return a file whose plain line says something else, its checksum right again."""
    import hashlib

    head, _, rest = file[len(MAGIC) : -32].partition(b"\n")
    body = MAGIC + json.dumps(json.loads(head) | told).encode() + b"\n" + rest
    return body + hashlib.sha256(body).digest()


def test_what_is_sealed_comes_back_and_nothing_of_it_can_be_read():
    file = sealed(CONTENT, PASSPHRASE, ERASE)
    found = opened(file, f" {PASSPHRASE}\n", TODAY)
    assert (found.content, found.erase) == (CONTENT, ERASE)
    assert b"ten people" not in file
    assert sealed(CONTENT, PASSPHRASE, ERASE) != file


def test_another_passphrase_opens_nothing():
    file = sealed(CONTENT, PASSPHRASE, ERASE)
    for other in (PASSPHRASE.upper(), PASSPHRASE[:-1], PASSPHRASE + "x", "", "é" * 20):
        assert refused(file, other) == "wrong-passphrase"


def test_a_passphrase_is_long_enough():
    for short in ("", "x" * (SHORTEST - 1), " " * 40):
        with pytest.raises(Refused, match="short-passphrase"):
            sealed(CONTENT, short, ERASE)


def test_a_file_that_is_cut_or_changed_anywhere_is_damaged():
    file = sealed(CONTENT, PASSPHRASE, ERASE)
    for at in range(len(MAGIC), len(file), 37):
        broken = file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]
        assert refused(broken) in ("damaged-session-file", "newer-session-file")
        assert refused(file[:at]) == "damaged-session-file"


def test_whoever_mends_the_checksum_changes_nothing_either():
    file = sealed(CONTENT, PASSPHRASE, ERASE)
    assert refused(changed(file, erase="2099-01-01")) == "wrong-passphrase"
    assert refused(changed(file, salt="00" * 16)) == "wrong-passphrase"
    assert refused(changed(file, form=sealing.FORM + 1)) == "newer-session-file"


@pytest.mark.parametrize(
    "told",
    [{"n": 2**40}, {"n": 3}, {"n": 0}, {"n": "x"}, {"r": 10**6}, {"p": -1}, {"p": True},
     {"salt": "x"}, {"nonce": "00"}, {"erase": "soon"}, {"erase": None}],
)  # fmt: skip
def test_a_file_that_would_keep_the_machine_busy_is_refused_at_once(told):
    assert refused(changed(sealed(CONTENT, PASSPHRASE, ERASE), **told)) == "damaged-session-file"


def test_what_is_no_such_file_says_so():
    for other in (b"", b"PK\x03\x04", b"workshop", MAGIC[:-1] + b"x", b"\x00" * 100):
        assert refused(other) == "not-a-session-file"
    for broken in (
        MAGIC,
        MAGIC + b"\n",
        MAGIC + b"[" * 900 + b"\n",
        MAGIC + b"{}\n",
        MAGIC + b"x" * 5000,
    ):
        assert refused(broken) == "damaged-session-file"


def test_a_small_file_does_not_fill_the_memory(monkeypatch):
    file = sealed(b"0" * 10**6, PASSPHRASE, ERASE)
    monkeypatch.setattr(sealing, "LARGEST", 1000)
    assert refused(file) == "damaged-session-file"


def test_from_its_day_of_erasure_on_a_file_is_not_opened():
    file = sealed(CONTENT, PASSPHRASE, ERASE)
    assert opened(file, PASSPHRASE, ERASE - timedelta(days=1)).content == CONTENT
    assert refused(file, today=ERASE) == "erased-session-file"
    # Who does not know the passphrase is not told more than that.
    assert refused(file, "another passphrase", ERASE) == "wrong-passphrase"


def test_a_guess_costs_a_hundred_megabytes(monkeypatch):
    monkeypatch.undo()
    work = sealing._WORK
    assert 128 * work["n"] * work["r"] >= 2**27
