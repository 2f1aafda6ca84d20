"""A quarter of a game at a real server: killed, beside an enemy, ended by its clock."""

import os
import signal

import pytest

from tests.support.crowd import Person
from tests.support.firms import SLUG, make_kit
from tests.support.server import RunningServer, wait_until
from workshop.content import OWN_KIT
from workshop.errors import Refused
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.models.courses import course, game_of

GARBAGE = (
    [10**400, 0, 0], [[0], 0, 0], [None] * 3, ["8", 0, 0], {"0": 8}, "[8, 0, 0]", [8.0, 0, 0],
    [True, 0, 0], [8, 0, 0] * 20_000, [-8, 8, 8], 8, None,
)  # fmt: skip


@pytest.fixture
def server(tmp_path):
    kit = tmp_path / "kit"
    kit.mkdir()
    make_kit(kit)
    running = RunningServer(tmp_path, environment={OWN_KIT: str(kit)}).start()
    yield running
    running.stop()
    running.assert_nothing_left()


def test_a_quarter_survives_whatever_is_killed_and_an_enemy_changes_nothing_of_others(server):
    opened = {"name": "A room", "agenda": alone(SLUG), "language": "en", "expected": 12}
    opened["departments"] = ["sales", "marketing"]
    code = server.ask("open", op=new_op(), **opened)["session"]["code"]
    people = [Person(server.base).join(server, code, side) for side in ("sales", "marketing") * 5]
    enemy = Person(server.base).join(server, code, "sales")
    server.ask("arrived", token_hashes=[one.token_hash for one in (*people, enemy)])
    to_quarter(server, code, 1)
    assert len(server.ask("look", code=code)["play"]["firms"]) == 2
    theirs = [firm(enemy)["number"], firm(enemy)["seat"]]
    others = [p for p in people if [firm(p)["number"], firm(p)["seat"]] != theirs]
    for nth, person in enumerate(people):
        person.answer(SLUG, "plan-1", [nth % 3, 8 - nth % 3, 0])
        for value in GARBAGE if nth == 0 else ():
            with pytest.raises(Refused):
                enemy.answer(SLUG, "plan-1", value)
        enemy.answer(SLUG, "plan-1", [0, 0, nth % 8])
    before = [firm(person)["proposals"] for person in others]
    server.kill()
    server.start()
    for person in (*people, enemy):
        person.bind()
    assert server.ask("look", code=code)["session"]["talk"] == "plan-1"
    assert [firm(person)["proposals"] for person in others] == before
    stop_the_host(server)
    for person in people:
        person.bind()
    assert [firm(person)["proposals"] for person in others] == before
    # A moment for the clock that ended meanwhile; then the quarter closes, and nobody presses.
    server.ask("clock", code=code, seconds=1)
    wait_until(lambda: server.ask("look", code=code)["session"]["talk"] == "plan-2")
    wait_until(lambda: all(firm(person)["offers"] for person in people))
    for person in others:
        assert firm(person)["last"] in [one["plan"] for one in before[others.index(person)]]
    to_quarter(server, code, 2)
    while server.ask("look", code=code)["session"]["phase"] != "revealed":
        server.ask("advance", op=new_op(), code=code)
    told = wait_until(lambda: outcome(server, code))
    for one in told["games"][0]["firms"]:
        game = game_of("kpi-game", {"bonus": "each", "quarters": 2})
        again = course(game, one["plans"])
        assert one["path"]["worth"] == pytest.approx(again["worth"], rel=1e-9)


def to_quarter(server, code, turn):
    while server.ask("look", code=code)["session"]["talk"] != f"plan-{turn}":
        server.ask("advance", op=new_op(), code=code)


def firm(person):
    return person.server.ask("look", person.ticket)["me"]["firm"]


def outcome(server, code):
    return server.ask("look", code=code)["results"].get("game", {}).get("outcome")


def stop_the_host(server):
    """Kill the host in mid-quarter; the server starts another one."""
    gone = server.host()
    os.kill(gone, signal.SIGKILL)
    wait_until(lambda: other_host(server, gone))


def other_host(server, gone):
    try:
        return server.host() != gone and server.ask("sessions")
    except (ValueError, OSError, Refused, TypeError):
        return False
