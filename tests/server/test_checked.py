"""What the check found is remembered as long as nothing has changed, and never when it has."""

import os

import pytest

from workshop.server import checked
from workshop.server.checked import MOST, fingerprint, remember, remembered

FOUND = {"mistakes": ["data/x.toml:1: a: b"], "broken": {"agendas/x": "data/x.toml:1: a: b"}}


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A kit of a few files, and a cache of its own."""
    for name in ("data/exercises/a", "notebooks", "workshop", "cache"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "data" / "exercises" / "a" / "en.toml").write_text("title = 1")
    (tmp_path / "workshop" / "cli.py").write_text("")
    monkeypatch.setattr(checked, "content_root", lambda: tmp_path)
    monkeypatch.setattr(checked, "PACKAGE", tmp_path / "workshop")
    monkeypatch.setattr(checked, "cache_file", lambda name: tmp_path / "cache" / name)
    return tmp_path


def test_what_was_found_is_remembered_until_anything_changes(kit):
    of = fingerprint()
    remember(of, FOUND)
    assert remembered(fingerprint()) == FOUND
    words = kit / "data" / "exercises" / "a" / "en.toml"
    before = words.stat()
    words.write_text("title = 2")
    os.utime(words, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert remembered(fingerprint()) is None
    os.utime(words, ns=(before.st_atime_ns, before.st_mtime_ns))
    (kit / "workshop" / "new.py").write_text("")
    assert remembered(fingerprint()) is None


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[]", b'{"of": 1}', b'{"of": "x", "found": {}}'])
def test_what_cannot_be_read_is_not_remembered(kit, spoiled):
    of = fingerprint()
    remember(of, FOUND)
    (place,) = (kit / "cache").iterdir()
    place.write_bytes(spoiled.replace(b"x", of.encode()))
    assert remembered(of) is None


def test_where_no_cache_can_be_written_or_a_file_not_looked_at_it_is_checked_again(kit):
    (kit / "data" / "gone").symlink_to(kit / "nowhere")
    assert fingerprint() == ""
    remember("", FOUND)
    assert remembered("") is None
    for path in (kit / "cache").iterdir():
        path.unlink()
    (kit / "cache").rmdir()
    (kit / "cache").write_text("a file")
    remember("x", FOUND)
    assert remembered("x") is None


def test_many_kits_leave_no_heap_of_files(kit):
    for number in range(MOST + 5):
        (kit / "cache" / f"checked-{number}.json").write_text("{}")
    remember(fingerprint(), FOUND)
    assert len([*(kit / "cache").iterdir()]) == MOST
    assert remembered(fingerprint()) == FOUND
