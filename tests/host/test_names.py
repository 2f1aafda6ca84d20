"""What departments call themselves: told at the opening or in the lobby, and refused in words."""

import pytest

from tests.support.room import OPENING, LiveRoom
from workshop.content.texts import interface
from workshop.errors import Refused
from workshop.host.client import new_op
from workshop.host.naming import LIMIT
from workshop.store import MemoryStore
from workshop.store.opening import open_store


def named(room, **names):
    room.ask("names", code=room.code, names=names)
    return room.look()["session"]["names"]


@pytest.mark.parametrize("kind", ["memory", "database"])
def test_names_are_kept_with_the_session(kind, tmp_path):
    url = f"sqlite:///{tmp_path / 'one.db'}"
    store = MemoryStore() if kind == "memory" else open_store(url)
    room = LiveRoom(store, names={"sales": "Field team", "marketing": " Growth   lab "})
    assert room.session["names"] == {"sales": "Field team", "marketing": "Growth lab"}
    assert named(room, sales="Felt") == {"sales": "Felt"}
    if kind == "database":
        store.close()
        again = open_store(url)
        with again.transaction():
            assert again.session(room.session["id"]).names == {"sales": "Felt"}
        again.close()


def test_an_empty_field_and_the_ordinary_name_say_nothing():
    room = LiveRoom(names={"sales": "", "marketing": "Marketing"})
    assert room.session["names"] == {}
    assert named(room, sales="Salg", marketing="Growth") == {"marketing": "Growth"}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"sales": "\u200d\u2060 "}, "no-own-name"),
        ({"sales": "x" * (LIMIT + 1)}, "long-own-name"),
        ({"sales": "x" * 10_000_000}, "long-own-name"),
        ({"sales": "One", "marketing": "oNE"}, "same-names"),
        ({"sales": "marked"}, "same-names"),
        ({"sales": 7}, "bad-command"),
        (["sales"], "bad-command"),
        ("sales", "bad-command"),
    ],
)
def test_what_cannot_be_a_name_is_refused_in_one_sentence_and_changes_nothing(names, code):
    room = LiveRoom(names={"sales": "Field team"})
    assert room.refusal("names", code=room.code, names=names) == code
    assert room.refusal("open", op=new_op(), **OPENING, names=names) == code
    assert room.look()["session"]["names"] == {"sales": "Field team"}
    for language in ("en", "nb"):
        assert interface(language).find(f"refused.{code}") or code == "bad-command"


def test_the_sides_may_swap_their_ordinary_names_only_where_both_do():
    # Strange, but everybody can tell them apart.
    assert LiveRoom(names={"sales": "Marketing", "marketing": "Sales"}).session["names"]


def test_markup_braces_and_formulas_are_letters_like_others():
    names = {"sales": "<b>{other}</b>", "marketing": "=1+1 & {n}"}
    assert LiveRoom(names=names).session["names"] == names


def test_once_the_session_has_begun_names_are_fixed():
    room = LiveRoom(names={"sales": "Field team"})
    room.advance()
    with pytest.raises(Refused) as refused:
        named(room, sales="Other")
    assert refused.value.code == "names-late"


def test_phones_and_wall_hear_of_new_names_at_once():
    room = LiveRoom()
    person = room.seat("sales")
    before = person.look()["stamp"]
    room.host.take_bells()
    named(room, sales="Field team")
    assert {f"stage.{room.session['id']}", f"wall.{room.session['id']}"} <= room.host.take_bells()
    look = person.look()
    assert look["stamp"] != before
    assert look["session"]["names"] == {"sales": "Field team"}


def test_only_who_leads_may_name_a_side():
    room = LiveRoom()
    for ticket in (room.seat("sales").ticket, room.wall()):
        assert room.refusal("names", ticket, code=room.code, names={"sales": "x"}) == "not-allowed"
