"""Half a day as teams play it, nothing left out, and the next session of the same people."""

from functools import partial

import pytest

from tests.browser.kept import promises_in
from tests.browser.layout import Eye
from tests.browser.playing import Programme, who_taps_everything
from tests.browser.test_ninety_minutes import (
    looked_at,
    no_phone_complains,
    reveals_of_the_programme,
    talks_of_the_programme,
    what_was_sent_is_in_the_database,
)

AGENDA = "half-day"
ROOMS = [("teams", "nb", "team", 2), ("people", "en", "polarised", 12)]
BECAME = ["kept", "partly"]
"""What became of the two promises that both sides want; sales will not have a third one."""

PATIENCE = 2400


@pytest.mark.slow
@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize(("mode", "language", "room", "phones"), ROOMS)
def test_a_room_plays_half_a_day_and_says_the_next_time_what_it_kept(
    browser, fresh_server, mode, language, room, phones
):
    eye = Eye()
    played = Programme(browser, fresh_server, mode, language, partial(looked_at, eye))
    played.open(AGENDA, who_taps_everything(room, phones))
    played.play()
    assert played.talks == talks_of_the_programme(AGENDA, mode)
    assert played.slides >= reveals_of_the_programme(AGENDA, mode)
    played.promises.look_back(played.code, BECAME)
    assert eye.told() == ""
    no_phone_complains(browser, played)
    what_was_sent_is_in_the_database(played)
    what_was_promised_is_in_the_database(played)


def what_was_promised_is_in_the_database(played) -> None:
    there = promises_in(played.server)
    signed = [one for one in there if one["signed"]]
    assert [{*one["signed"]} for one in signed] == [{"sales", "marketing"} for _ in BECAME]
    assert [one["kept"] for one in signed] == BECAME
    for one in signed:
        for written in played.promises.written.values():
            assert written.items() <= one["terms"].items()
