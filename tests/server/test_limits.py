"""What a machine affords, and what names a browser that explores alone."""

import pytest

from tests.support.crowd import Visitor
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.server import limits
from workshop.server.limits import PER_ADDRESS, Guesses

GIGABYTE = 2**30


@pytest.mark.parametrize(
    ("free", "lessons"),
    [(None, 4), (0, 2), (GIGABYTE, 2), (2 * GIGABYTE, 3), (4 * GIGABYTE, 6), (64 * GIGABYTE, 12)],
)
def test_lessons_take_a_quarter_of_the_free_memory_at_most(monkeypatch, free, lessons):
    monkeypatch.setattr(limits, "free_memory", lambda: free)
    assert limits.affordable_studies() == lessons


@pytest.mark.parametrize(("free", "pages"), [(None, 80), (0, 40), (4 * GIGABYTE, 102)])
def test_pages_are_bounded_by_memory_too(monkeypatch, free, pages):
    monkeypatch.setattr(limits, "free_memory", lambda: free)
    assert limits.affordable_pages() == pages


def test_a_browser_that_explores_alone_keeps_one_name(server):
    visitor = Visitor(server.base)
    visitor.get("/study")
    (cookie,) = (c for c in visitor.jar if c.name == "workshop_study")
    assert cookie.has_nonstandard_attr("HttpOnly")
    visitor.get("/study")
    assert visitor.cookie("workshop_study") == cookie.value


@pytest.mark.parametrize("brought", ["", "x" * 5000, "<script>", "a" * 31])
def test_a_name_that_is_none_of_ours_is_replaced(server, brought):
    visitor = Visitor(server.base)
    visitor.get("/study")
    (cookie,) = (c for c in visitor.jar if c.name == "workshop_study")
    cookie.value = brought
    visitor.get("/study")
    assert len(visitor.cookie("workshop_study")) == 32


def test_a_device_with_many_addresses_of_ipv6_is_one_guesser():
    guesses = Guesses()
    often = [guesses.wrong(f"2001:db8:1:2::{n:x}") for n in range(PER_ADDRESS + 1)]
    assert often == [False] * PER_ADDRESS + [True]
    assert not guesses.wrong("2001:db8:1:3::1")
    assert not guesses.wrong("key 2001:db8:1:2::1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_memory_is_left_for_lessons_their_page_says_so_and_tries_again(server, language):
    visitor, ui = Visitor(server.base), interface(language)
    full = f"/busy?lang={language}&page=/voila/render/"
    lesson = visitor.get(f"{full}01-where-are-the-sales.ipynb")
    assert ui("keep.lesson.busy") in lesson.body
    assert lesson.headers["Refresh"] == "5; url=/voila/render/01-where-are-the-sales.ipynb"
    assert ui("errors.busy") in visitor.get(f"{full}wall.ipynb").body
