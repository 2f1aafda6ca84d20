"""You, here: to her own seat alone, what became of a text, and there again whenever it is seen."""

import json

import pytest

from tests.pages.conftest import EXERCISES, room_at
from tests.pages.test_here import page_for, revealed, said, slide
from tests.pages.test_study import Learner
from tests.support.room import EXERCISE, LiveRoom, as_json
from workshop.content.texts import interface
from workshop.host.callers import hashed
from workshop.host.service import Host
from workshop.pages import room as page_of
from workshop.pages import wall as wall_of
from workshop.pages.stage import Figures
from workshop.store.opening import open_store

# -- whose it is -----------------------------------------------------------------------------

SECRET = "A sentence that only this person could have written."


def a_secret_room(store=None):
    """A room at the reveal of the lost deal, where one person wrote what nobody else did."""
    room = LiveRoom(store) if store else LiveRoom()
    room.fill(sales=6, marketing=6)
    for step in ("asking", "revealed", "next", "asking"):
        room.advance(step)
        if step == "asking":
            room.everyone_answers()
    me = room.people[0]
    me.answer("missing", SECRET)
    me.answer("blame", {"brief": 37, "luck": 63})
    room.advance("closed")
    room.advance("revealed")
    room.ask("show", code=room.code, slide=99)
    return room, me


def test_nobody_else_is_shown_anything_of_it():
    room, me = a_secret_room()
    mine = as_json(page_for(me))
    assert "37 points" in mine
    assert SECRET[:20] in mine
    for ticket in (*(one.ticket for one in room.people[1:]), room.wall(), room.facilitator()):
        look = room.look(ticket)
        text = as_json({name: part for name, part in look.items() if name != "texts"})
        assert SECRET not in text
        assert '"brief": 37' not in text
    for other in room.people[1:]:
        assert "37 points" not in as_json(page_for(other))
        assert SECRET[:20] not in as_json(page_for(other))
    wall = as_json(wall_of.compose(room.look(room.wall()), Figures()))
    assert "37 points" not in wall
    assert "here" not in json.loads(wall)


def test_what_is_kept_for_many_phones_holds_nothing_of_anybody():
    """Phones of one department and language share a page: hers must not stay in it."""
    room, me = a_secret_room()
    neighbour = next(p for p in room.people[1:] if p.department == me.department)
    looks = me.look(), neighbour.look()
    assert looks[0]["stamp"] == looks[1]["stamp"]
    first = page_of.compose(looks[0])
    common = page_of._common(looks[1])
    assert page_of._common(looks[0]) is common
    assert "here" in first
    assert not {"here", "wrote"} & common.page.keys()
    assert SECRET[:20] not in common.text
    second = page_of.compose(looks[1])
    assert second["here"] != first["here"]
    assert SECRET[:20] not in as_json(second)
    assert json.loads(second.text) == json.loads(as_json(second))


def test_a_forged_look_for_many_gives_each_seat_its_own_and_no_other():
    room, me = a_secret_room()
    other = room.people[1]
    wall, hers = room.wall(), room.facilitator()
    tickets = [other.ticket, me.ticket, wall, hers, "f" * 64]
    (reply,) = room.host.run([{"do": "looks", "ticket": me.ticket, "tickets": tickets}])
    others, mine, *strangers = reply["seats"]
    assert SECRET in as_json(mine)
    assert SECRET not in as_json(others)
    assert all("refused" in one for one in strangers)
    assert SECRET not in as_json(reply["common"])
    for fields in (
        {"seat": me.look()["me"]["seat"]},
        {"participant": me.token},
        {"me": {"seat": 1}},
    ):
        (forged,) = room.host.run([{"do": "look", "ticket": other.ticket, **fields}])
        assert SECRET not in as_json(forged)


def test_nothing_of_it_is_in_a_stored_reveal():
    room, _ = a_secret_room()
    for step in room.store.revealed(room.session["id"]):
        kept = as_json(room.store.reveal(room.session["id"], step).results)
        assert SECRET[:20] not in kept
        assert '"brief": 37' not in kept
        assert not {"here", "wrote", "released"} & json.loads(kept).keys()


# -- what became of a text -------------------------------------------------------------------


def test_whoever_wrote_a_text_reads_whether_the_room_was_shown_it():
    room, me = a_secret_room()
    neighbour = room.people[1]
    (held,) = page_for(me)["wrote"]
    assert not held["shown"]
    assert held["said"] == interface("en")("here.held")
    id = next(t["id"] for t in room.look()["texts"] if t["text"] == SECRET)
    room.host.take_bells()
    room.ask("release", code=room.code, id=id, released=True)
    assert any(bell.startswith("stage.") for bell in room.host.take_bells())
    (shown,) = page_for(me)["wrote"]
    assert shown["shown"]
    assert not page_for(neighbour)["wrote"][0]["shown"]


def test_before_the_reveal_nobody_is_told_what_becomes_of_a_text():
    room = room_at("deal", "answered")
    room.advance("closed")
    assert room.people[0].look()["released"] == {}
    assert "wrote" not in page_for(room.people[0])


# -- again ------------------------------------------------------------------------------------


def test_an_earlier_reveal_has_them_too_when_the_room_looks_again(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'room.db'}")
    room, me = a_secret_room(store)
    before = page_for(me)
    room.advance("next")
    room.ask("look_again", code=room.code, step=1)
    assert said(page_for(me))
    room.ask("show", code=room.code, slide=99)
    assert page_for(me)["here"] == before["here"]
    assert page_for(me)["wrote"] == before["wrote"]


def test_they_are_there_after_a_restart_of_the_host(tmp_path):
    url = f"sqlite:///{tmp_path / 'room.db'}"
    store = open_store(url)
    room, me = a_secret_room(store)
    before = page_for(me)
    store.close()
    room.host = Host(open_store(url), room.key)
    who = {"ticket_hash": hashed(me.ticket), "token_hash": hashed(me.token)}
    room.ask("bind", role="participant", **who)
    after = page_for(me)
    assert after["here"] == before["here"]
    assert after["wrote"] == before["wrote"]


def test_an_answer_of_before_the_exercise_was_changed_is_left_out_and_breaks_no_page():
    room = revealed("room")
    look = room.people[0].look()
    look["answers"] = look["answers"] | {"cause": "gone", "lines": {"gone": "x", "told": "gone"}}
    page = page_of.compose({**look, "stamp": "another"})
    assert "gone" not in as_json(page.get("here"))
    assert slide(page, "mirror") in said(page)


# -- alone -------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", [exercise.slug for exercise in EXERCISES])
def test_a_learner_alone_finds_hers_beside_the_invented_room_in_every_round(slug):
    lesson = Learner(slug=slug)
    for round in lesson.reveals:
        lesson.answer_all(round)
        lesson.press(round)
    # The room has moved on to its end since: what was hers stays.
    for round, reveal in lesson.reveals.items():
        page = reveal.page
        if not lesson.exercise.round(round).reveals:
            continue
        assert page["here"]
        for one in page["here"]:
            rows = page["figures"][one["of"]]["light"]["rows"]
            assert all(int(row) < len(rows) for own in one["own"] for row in own["said"])
        assert page["words"]["here"] == interface("en")("here.title")
    if slug == EXERCISE:
        (text,) = lesson.reveals["deal"].page["wrote"]
        assert text["shown"]
