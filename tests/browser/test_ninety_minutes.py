"""The programme of ninety minutes, as teams and as fourteen people play it: nothing left out."""

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.kept import answers_in, promises_in, seat_of
from tests.browser.layout import LAPTOP, PHONE, WALL, Eye
from tests.browser.playing import Programme, who_taps_everything
from workshop.content.texts import interface
from workshop.exercises.agenda import load_agenda
from workshop.exercises.exercise import load_exercise

AGENDA = "ninety-minutes"
ROOMS = [("teams", "nb", "team", 2), ("people", "en", "polarised", 14)]
PATIENCE = 900


@pytest.mark.slow
@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize(("mode", "language", "room", "phones"), ROOMS)
def test_a_room_plays_ninety_minutes_to_the_end(
    browser, fresh_server, mode, language, room, phones
):
    eye = Eye()
    played = Programme(browser, fresh_server, mode, language, partial(looked_at, eye))
    played.open(AGENDA, who_taps_everything(room, phones))
    played.play()
    assert eye.told() == ""
    assert played.talks == talks_of_the_programme(AGENDA, mode)
    assert played.slides >= reveals_of_the_programme(AGENDA, mode)
    everybody_is_thanked(played)
    no_phone_complains(browser, played)
    what_was_sent_is_in_the_database(played)
    assert [len(one["signed"]) for one in promises_in(fresh_server)] == [2, 2]


def talks_of_the_programme(agenda, mode) -> list[str]:
    steps = load_agenda(agenda).steps(mode)
    return [beat.talk for step in steps for beat in step.course if beat.phase == "talk"]


def reveals_of_the_programme(agenda, mode) -> int:
    steps = load_agenda(agenda).steps(mode)
    played = [load_exercise(s.exercise).played_by(mode).round(s.round) for s in steps]
    return sum(len(round.reveals) for round in played)


def looked_at(eye, played, scene) -> None:
    """Look at wall, console and one phone, on which its owner has unfolded what she answered."""
    fold = played.phones[0].page.locator("details.ws-here:not([open]) > summary")
    if scene.startswith("slide") and fold.count() and fold.first.is_visible():
        fold.first.click()
    eye.look(played.wall, f"wall {scene}", WALL)
    eye.look(played.phones[0].page, f"phone {scene}", PHONE)
    eye.look(played.console, f"console {scene}", LAPTOP)


def everybody_is_thanked(played) -> None:
    (wall, language), *phones = played.seen_by_all()
    expect(wall.locator("h1")).to_have_text(interface(language)("wall.ended_title"))
    for page, language in phones:
        thanks = interface(language)("room.ended_title")
        expect(page.locator("[data-heading]")).to_have_text(thanks)


def no_phone_complains(browser, played) -> None:
    pages = [phone.page for phone in played.phones]
    assert [text for page, text in browser.complaints if page in pages] == []


def what_was_sent_is_in_the_database(played) -> None:
    sent = {seat_of(phone): played.given[phone] for phone in played.phones}
    for phone in played.phones:
        phone.page.goto("about:blank")
    played.server.stop()
    kept = answers_in(played.server)
    assert kept.keys() == sent.keys()
    for seat, given in sent.items():
        assert plain(kept[seat]) == plain(given)


def plain(answers) -> dict:
    """Return answers without what was given no points: a card may name it or leave it out."""
    return {
        where: {item: part for item, part in value.items() if part != 0}
        if isinstance(value, dict)
        else value
        for where, value in answers.items()
    }
