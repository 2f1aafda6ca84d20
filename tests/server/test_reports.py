"""A session that is taken home from a server: drawn while it is shown, and sent to who leads."""

import json

import pytest

from tests.support.crowd import Person, Visitor, facilitating
from tests.support.server import wait_until
from workshop.host.client import new_op
from workshop.record.packing import unpacked

SLUG = "where-are-the-sales"


@pytest.fixture(scope="module")
def code(own_server):
    """A session that looks at its first results, with people in it."""
    server, told = own_server, {"departments": ["sales", "marketing"], "expected": 10}
    told |= {"agenda": f"only.{SLUG}", "name": "Monday <b>&", "language": "nb"}
    code = server.ask("open", op=new_op(), **told)["session"]["code"]
    people = [Person(server.base).join(server, code, side) for side in 5 * ["sales", "marketing"]]
    server.go(code, "room", "asking")
    for nth, person in enumerate(people):
        person.answer(SLUG, "cause", ("information", "chaos")[nth % 2])
    server.go(code, "room", "revealed")
    return code


@pytest.fixture
def facilitator(own_server):
    return facilitating(own_server)


def test_a_reveal_that_is_looked_at_for_a_while_is_drawn_and_kept(own_server, code):
    def kept():
        return own_server.ask("seen", code=code, step=0)["seen"]["drawn"]

    found = wait_until(lambda: len(kept()) == 2 and kept())
    titles = {language: unpacked(one)[0]["figure"]["title"] for language, one in found.items()}
    assert titles["en"] != titles["nb"]
    assert own_server.ask("undrawn", code=code)["seen"] is None


def test_her_page_lists_the_files_and_sends_them(facilitator, code):
    page = facilitator.get(f"/report/{code}?lang=nb")
    assert page.status == 200
    assert "Ta med hjem" in page.body
    assert "<b>&" not in page.body
    for ending in ("html", "xlsx", "zip", "ipynb"):
        assert f"/report/{code}.{ending}?lang=nb" in page.body
    answer = facilitator.get(f"/report/{code}.ipynb?lang=nb")
    assert answer.status == 200
    assert f'filename="workshop-{code}-nb.ipynb"' in answer.headers["Content-Disposition"]
    assert json.loads(answer.body)["nbformat"] == 4


def test_what_is_none_is_said_so(facilitator):
    for path in ("/report/NOSUCH", "/report/NOSUCH.html", "/report/AAAAAA.exe"):
        assert facilitator.get(path).status == 404


def test_whoever_sits_in_the_room_gets_the_door(own_server, code):
    enemy = Visitor(own_server.base, follows=False)
    enemy.post(f"/join/{code}", department="sales")
    for path in (f"/report/{code}", f"/report/{code}.html", f"/report/{code}.xlsx"):
        for method in ("GET", "HEAD"):
            answer = enemy.request(method, path)
            assert answer.status == 302
            assert answer.headers["Location"] == "/facilitate"
