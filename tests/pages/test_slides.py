"""A document of slides is read by a process of its own: whole, within limits, or not at all."""

import asyncio
import os
import resource

import pytest

from tests.support.documents import LOCK, pdf
from workshop.content import LANGUAGES
from workshop.content.own import OWN_FOLDER, own_root
from workshop.content.texts import interface
from workshop.exercises.decks import deck_folder, deck_title, pages_in, picture, sweep_decks
from workshop.pages.slides import reading
from workshop.pages.slides.gathering import MOST, PART, Gathering
from workshop.pages.slides.reading import Deck, Unread, titled
from workshop.pages.slides.rendering import HEIGHT, LARGEST, MOST_PAGES, SECONDS, WIDTH


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path / "own"))


def read(data, title="Our year.pdf", told=lambda done, pages: None):
    return asyncio.run(reading.read(data, title, told))


def size_of(path):
    """Return width and height of a PNG, as its head says."""
    head = path.read_bytes()[:24]
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def test_thirty_pages_become_sharp_pictures_in_less_computing_than_ten_seconds():
    before, heard = resource.getrusage(resource.RUSAGE_CHILDREN), []
    deck = read(pdf(30), told=lambda done, pages: heard.append((done, pages)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert deck == Deck(deck.name, "Our year", 30)
    assert heard == [(n, 30) for n in range(1, 31)]
    assert size_of(picture(f"{deck.name}/001")) == (WIDTH, HEIGHT)
    assert picture(f"{deck.name}/030").read_bytes() != picture(f"{deck.name}/029").read_bytes()
    assert (pages_in(deck.name), deck_title(deck.name)) == (30, "Our year")
    # What it computes, not how long it waits for its turn: a busy machine is no slow one.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 10
    assert not [*own_root().rglob(".part-*")]


LETTER, RIBBON = (595, 842), (14400, 100)


@pytest.mark.parametrize(("size", "wanted"), [(LETTER, (763, HEIGHT)), (RIBBON, (WIDTH, 13))])
def test_a_page_of_any_form_is_as_large_as_a_projector_shows_it(size, wanted):
    deck = read(pdf(1, size))
    found = size_of(picture(f"{deck.name}/001"))
    assert all(abs(one - two) <= 1 for one, two in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "broken"),
        (b"%PDF-1.7\n" + b"\0" * 5000, "broken"),
        (b"PK\3\4" + b"x" * 3000, "broken"),
        (pdf(3)[:400], "broken"),
        (pdf(1, extra=LOCK), "locked"),
        (pdf(MOST_PAGES + 1), "many"),
        (b"%PDF-1.4\n" + b"x" * LARGEST, "large"),
    ],
    ids=["nothing", "zeros", "another file", "cut off", "locked", "many", "large"],
)
def test_what_cannot_be_shown_gets_one_sentence_and_leaves_nothing(data, code):
    found = read(data)
    assert isinstance(found, Unread)
    assert found.code == code
    for language in LANGUAGES:
        assert "{" not in interface(language)(f"slides.wrong.{code}", **found.details)
    assert [*(own_root() / "decks").iterdir()] == []


def test_a_document_that_stops_its_reader_or_never_ends_hurts_nothing(monkeypatch):
    # The reader is ended from outside, as the limits of the system end it.
    monkeypatch.setattr(reading, "PATIENCE", 0.01)
    assert read(pdf(5)) == Unread("slow")
    assert [*(own_root() / "decks").iterdir()] == []


@pytest.mark.slow
@pytest.mark.timeout(20 * SECONDS)
def test_a_bomb_is_given_up_once_it_has_computed_long_enough():
    bomb = pdf(1, content=b"q 1 0 0 1 1 1 cm 0 0 900 700 re B Q " * 600_000)
    assert read(bomb).code in ("slow", "heavy")


def test_the_same_document_is_read_once_and_kept_while_somebody_prepares_with_it():
    first = read(pdf(2))
    heard = []
    assert read(pdf(2), "Another name.pdf", lambda *told: heard.append(told)).name == first.name
    assert heard == []
    sweep_decks(needed=set())
    assert picture(f"{first.name}/001")
    os.utime(deck_folder(first.name), (0, 0))
    sweep_decks(needed={first.name})
    assert picture(f"{first.name}/001")
    sweep_decks(needed=set())
    assert not deck_folder(first.name).exists()


DECK = "a" * 16


@pytest.mark.parametrize("page", ["", "../x", DECK, f"{DECK}/1", f"{DECK}/../deck.toml"])
def test_no_name_of_a_page_leads_elsewhere(page):
    assert picture(page) is None


def test_a_file_comes_in_parts_and_nothing_out_of_order_is_taken():
    data = bytes(range(256)) * 2000
    parts = [data[n : n + PART] for n in range(0, len(data), PART)]
    gathering = Gathering()

    def take(at, data, of=0):
        return gathering.take({"file": "a", "at": at, "of": of or len(parts), "data": data})

    assert [take(at, one) for at, one in enumerate(parts)][-1] == data
    assert take(0, parts[0]) is None
    assert take(2, parts[2]) is None  # one is missing: what came is let go
    assert take(1, parts[1]) is None
    for junk in (None, "x", -1, 10**9, 1.5):
        assert gathering.take({"file": "a", "at": junk, "of": 3, "data": b"x"}) is None
        assert gathering.take({"file": "a", "at": 0, "of": junk, "data": b"x"}) is None
    assert take(0, b"x" * (PART + 1), of=1) is None
    assert take(0, b"x", of=MOST + 1) is None


def test_a_document_is_called_as_its_file_is_without_what_could_deceive():
    assert titled("C:\\Users\\Kari\\Året vårt.PDF") == "Året vårt"
    assert titled("/etc/x/\u202eevil.pdf") == "evil"
    assert len(titled("x" * 500)) == 60
