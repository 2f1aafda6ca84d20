"""The facilitator's guide is hers to read on her own page, in either language."""

import pytest

from tests.support.crowd import Visitor, facilitating
from workshop.content import LANGUAGES
from workshop.content.guide import guide
from workshop.content.texts import interface

PICTURE = "/kit/pictures/console-revealed.png"


@pytest.fixture
def facilitator(server):
    return facilitating(server)


def test_whoever_sits_in_the_room_gets_the_door(server, open_room):
    enemy = Visitor(server.base, follows=False)
    enemy.post(f"/join/{open_room()}", department="sales")
    for path in ("/kit/nb/guide", PICTURE):
        for method in ("GET", "HEAD"):
            answer = enemy.request(method, path)
            assert (answer.status, answer.headers["Location"]) == (302, "/facilitate")
            assert "<article" not in answer.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_she_finds_it_among_what_can_be_printed_and_reads_it(facilitator, language):
    listed = facilitator.get(f"/kit?lang={language}").body
    assert f'href="/kit/{language}/guide"' in listed
    assert interface(language)("guide.open") in listed
    told = facilitator.get(f"/kit/{language}/guide").body
    made = guide(language)
    assert f'<html lang="{language}">' in told
    assert made.body in told
    assert all(f'href="#{one.id}"' in told for one in made.chapters)


def test_its_pictures_come_from_the_server(facilitator):
    answer = facilitator.request("HEAD", PICTURE)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")


@pytest.mark.parametrize(
    "path",
    [
        "/kit/pictures/nothing.png",
        "/kit/pictures/..%2F..%2FREADME.md",
        "/kit/pictures/../facilitator-guide.md",
        "/kit/xx/guide",
        "/kit/pictures/a%00.png",
    ],
)
def test_there_is_nothing_else_to_fetch(facilitator, path):
    assert facilitator.get(path).status == 404
