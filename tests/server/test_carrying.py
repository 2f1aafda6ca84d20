"""From one laptop to another one: two servers, ten people, and an enemy between them."""

import asyncio
import re

import pytest

from tests.support.crowd import SEAT, Visitor
from tests.support.laptops import Leader, OtherLaptop, comes_over
from tests.support.server import RunningServer
from workshop.errors import Unreachable
from workshop.exercises.exercise import load_exercise
from workshop.host.callers import hashed
from workshop.host.client import new_op
from workshop.host.words import word_of
from workshop.questions.kinds import kind_of
from workshop.server.returning import Arrive

EXERCISE = "where-are-the-sales"
LEADING = ("/carry/ABCDEF", "/continue")


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    running = OtherLaptop(tmp_path_factory.mktemp("other")).start()
    yield running
    running.stop()
    running.assert_nothing_left()


def asked(server, phone):
    """Return the first question that somebody is asked, and a ticket of hers."""
    ticket, token = hashed(new_op()), phone.cookie(SEAT)
    who = {"role": "participant", "token_hash": hashed(token)}
    server.ask("bind", ticket_hash=hashed(ticket), **who)
    look = server.ask("look", ticket)
    round = load_exercise(EXERCISE).round(look["session"]["round"])
    return ticket, next(q for q in round.asked(look["me"]["department"]) if q.answerable), look


def answer(server, phone, nth):
    """Answer as her card does; return the operation that was acknowledged."""
    ticket, question, _ = asked(server, phone)
    op, value = new_op(), kind_of(question).invent(question, nth)
    fields = {"op": op, "exercise": EXERCISE, "question": question.id, "value": value}
    server.ask("answer", ticket, **fields)
    server.acknowledged.add(op)
    return op


def answers_of(server, phone):
    _, _, look = asked(server, phone)
    return look["answers"]


@pytest.fixture(scope="module")
def story(tmp_path_factory, other):
    """Ten people answer on one laptop, which is then closed and saved for the other one."""
    one = RunningServer(tmp_path_factory.mktemp("one")).start()
    code = one.ask("open", op=new_op(), name="A room", agenda=f"only.{EXERCISE}", language="en",
                   departments=["sales", "marketing"], expected=10,
                   names={"sales": "Field"})["session"]["code"]  # fmt: skip
    phones = [Visitor(one.base, follows=False) for _ in range(10)]
    for nth, phone in enumerate(phones):
        page = phone.post(f"/join/{code}", department=("sales", "marketing")[nth % 2])
        assert page.status == 303
    while one.ask("look", code=code)["session"]["phase"] != "asking":
        one.ask("advance", op=new_op(), code=code, to=None)
    for nth, phone in enumerate(phones):
        answer(one, phone, nth)
    file = Leader(one).save(code)
    yield one, other, code, phones, file
    one.stop()
    one.assert_kept()
    one.assert_nothing_left()


def test_only_who_leads_saves_or_continues_a_session(story):
    one, other, code, phones, _ = story
    for server, path in ((one, f"/carry/{code}"), (other, "/continue")):
        for stranger in (phones[0] if server is one else None, Visitor(server.base, follows=False)):
            page = (stranger or Visitor(server.base, follows=False)).get(path)
            assert page.status == 302
            assert page.headers["Location"] == "/facilitate"


def test_a_session_goes_on_with_another_laptop_and_nothing_that_was_acknowledged_is_lost(story):
    one, other, code, phones, file = story
    her, there = Leader(one), Leader(other)
    assert b"A room" not in file
    # What does not open it says so, and changes nothing.
    for page in (
        there.continues(file, passphrase="another passphrase"),
        there.continues(file[:-100]),
        there.continues(b"PK"),
        there.continues(b""),
    ):
        assert page.status == 400
        assert "wk-problem" in page.body
    assert there.continues(file, token="0" * 32).status == 403
    assert other.ask("sessions")["sessions"] == []
    with pytest.raises(Exception, match="goes-on"):
        answer(one, phones[0], 3)
    done = there.continues(file)
    assert done.status == 200
    assert other.base in done.body
    again = there.continues(file)
    assert again.status == 400
    assert "already" in again.body
    assert "wk-problem" in her.leads_to(code, "javascript:alert(1)").body
    assert her.leads_to(code, other.base).status == 303
    before = [answers_of(one, phone) for phone in phones]
    stolen = []
    for nth, phone in enumerate(phones[:8]):
        arrived, ticket = comes_over(phone, other)
        stolen.append(ticket)
        assert answers_of(other, arrived) == before[nth]
    # An enemy who heard all of it comes with each ticket again, and with half of one.
    enemy = Visitor(other.base, follows=False)
    for ticket in (*stolen, stolen[0][:-1], stolen[0] + "0", "x" * 300, ""):
        page = enemy.post(f"/arrive/{code}", key=ticket)
        assert page.status in (400, 429)
    assert enemy.cookie(SEAT) is None
    # Who joins the old laptop now is led to the new one.
    late = Visitor(one.base, follows=False).get(f"/join/{code}")
    assert late.headers["Location"] == f"{other.base}/join/{code}"
    assert other.ask("look", code=code)["joined"]["total"] == 10


class Door(Arrive):
    """The door of a laptop whose host goes down once some seats were given."""

    def __init__(self, good) -> None:
        self.good, self.kept = good, []

    def get_body_argument(self, *_):
        return "a,b,c"

    async def _seat_for(self, _, one):
        if self.good == 0:
            raise Unreachable("The session host does not answer.")
        self.good -= 1
        return f"token of {one}", {}

    def _keep(self, tokens):
        self.kept = tokens

    def settle(self, _):
        pass


def test_seats_that_were_given_are_kept_where_the_host_goes_down_before_the_rest():
    door = Door(2)
    asyncio.run(door.post("ABCDEF"))
    assert door.kept == ["token of a", "token of b"]
    with pytest.raises(Unreachable):
        asyncio.run(Door(0).post("ABCDEF"))


def test_a_return_word_gives_a_seat_back_where_the_old_laptop_is_dead(story):
    _, other, code, phones, file = story
    if not other.ask("sessions")["sessions"]:
        Leader(other).continues(file)
    word = word_of(phones[9].cookie(SEAT))
    back = Visitor(other.base, follows=False)
    assert back.post(f"/return/{code}", word="dado gika").status == 400
    page = back.post(f"/return/{code}", word=word.upper())
    assert page.status == 303
    assert answers_of(other, back)
    # It is good once; whoever guesses is held back, and nobody else with her.
    enemy = Visitor(other.base, follows=False)
    said = {enemy.post(f"/return/{code}", word=word).status for _ in range(40)}
    assert said == {400, 429}
    mine = word_of(back.cookie(SEAT))
    assert Visitor(other.base, follows=False).post(f"/return/{code}", word=mine).status == 303


def test_the_join_page_says_the_names_of_the_sides_and_the_way_back(story):
    _, other, code, _, file = story
    if not other.ask("sessions")["sessions"]:
        Leader(other).continues(file)
    page = Visitor(other.base).get(f"/join/{code}")
    assert re.search(r"<span>Field</span>", page.body)
    assert f"/return/{code}" in page.body


@pytest.mark.parametrize("path", LEADING)
def test_nobody_else_gets_anything_by_sending_much(story, path):
    _, other, *_ = story
    stranger = Visitor(other.base, follows=False)
    page = stranger.send(path, {"passphrase": "x" * 10_000, "file": "y" * 100_000})
    assert page.status in (302, 403)
