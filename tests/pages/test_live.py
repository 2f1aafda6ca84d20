"""Pages in step with a real host in a process of its own."""

import asyncio
import contextlib
import os

import pytest

from tests.support.hosting import PATIENCE, RunningHost
from tests.support.room import EXERCISE
from workshop.content import LANGUAGES
from workshop.host.callers import hashed, new_token
from workshop.host.client import Client, new_op
from workshop.host.place import ENVIRONMENT, TICKET, Place
from workshop.pages import facilitator, room, wall
from workshop.pages.facilitator import Desk
from workshop.pages.live import Live, connection, own_words, worth_sending
from workshop.texts import interface
from workshop.widgets.card import Card
from workshop.widgets.console import Console


class Phone(Card):
    """A card that keeps what it would tell its browser side."""

    def __init__(self, **traits) -> None:
        super().__init__(**traits)
        self.told = []

    def reply(self, **message):
        self.told.append(message)


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    running = RunningHost(tmp_path_factory.mktemp("live") / "room.db").start()
    yield running
    running.stop()


async def until(condition):
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)


async def beside(deed, *arguments, **fields):
    """Do something at the host while the page goes on."""
    return await asyncio.to_thread(deed, *arguments, **fields)


async def end(live):
    """Let a page go, as its kernel's end does."""
    # A task that has just been answered may miss that it was cancelled.
    while live._tasks:
        for task in live._tasks:
            task.cancel()
        await asyncio.wait(live._tasks, timeout=0.05)
    live._bell.close()
    live.client.close()


@contextlib.asynccontextmanager
async def a_phone(host, ticket, compose=room.compose):
    """A phone in front of its room, kept in step."""
    phone, client = Phone(), Client(host.place, ticket)
    live = Live(phone, client, ticket, compose, room.topics)
    live.start()
    try:
        yield phone, live
    finally:
        await end(live)


def answer(value):
    return {"op": "answer", "id": new_op(), "question": f"{EXERCISE}/cause", "value": value}


# -- a phone -------------------------------------------------------------------------------


def test_a_phone_moves_on_with_the_room(host):
    code = host.open()["code"]
    ticket, _ = host.seat(code)

    async def scene():
        async with a_phone(host, ticket) as (phone, _):
            for move, phase in ((None, "story"), (None, "asking"), ("closed", "closed")):
                await beside(host.advance, code, move)
                await until(lambda phase=phase: phone.page.get("phase") == phase)

    asyncio.run(scene())


def test_a_phone_that_was_started_before_it_was_bound_finds_its_room(host):
    code = host.open()["code"]
    bound = host.seat(code)[1]
    ticket = new_token()

    async def scene():
        async with a_phone(host, ticket) as (phone, _):
            assert phone.page == {}
            await beside(host.ask, "bind", **bound | {"ticket_hash": hashed(ticket)})
            await until(lambda: phone.page.get("phase") == "lobby")

    asyncio.run(scene())


def test_an_answer_is_acknowledged_when_it_is_durable(host):
    code = host.open()["code"]
    ticket, _ = host.seat(code)
    host.advance(code, "asking")

    async def scene():
        async with a_phone(host, ticket) as (phone, live):
            action = answer("chaos")
            await room.act(live, action)
            assert phone.told == [{"op": "saved", "id": action["id"]}]
            assert host.ask("look", ticket)["answers"] == {"cause": "chaos"}

    asyncio.run(scene())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_answer_is_explained_in_the_language_of_the_phone(host, language):
    code = host.open()["code"]
    ticket, _ = host.seat(code)
    host.advance(code, "asking")

    async def scene():
        async with a_phone(host, ticket) as (phone, live):
            await room.act(live, {"op": "language", "language": language})
            await until(lambda: phone.page.get("language") == language)
            await room.act(live, answer("nonsense"))
            return phone.told

    (told,) = asyncio.run(scene())
    assert told["op"] == "refused"
    assert told["message"] == interface(language)("refused.bad-value")


def test_an_answer_of_a_kernel_that_is_not_bound_yet_stays_on_the_phone(host):
    async def scene():
        async with a_phone(host, new_token()) as (phone, live):
            await room.act(live, answer("chaos"))
            return phone.told

    assert asyncio.run(scene()) == []


def test_one_page_that_cannot_be_drawn_does_not_stop_the_pages_after_it(host, capfd):
    code = host.open()["code"]
    ticket, _ = host.seat(code)

    def compose(look):
        if look["session"]["phase"] == "story":
            raise ZeroDivisionError
        return room.compose(look)

    async def scene():
        async with a_phone(host, ticket, compose) as (phone, live):
            await until(lambda: phone.page.get("phase") == "lobby")
            await beside(host.advance, code)
            await until(lambda: live.seen["session"]["phase"] == "story")
            await beside(host.advance, code)
            await until(lambda: phone.page["phase"] == "asking")

    asyncio.run(scene())
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_page_is_sent_again_only_for_news():
    page = {"phase": "asking", "cards": [{"id": "a", "value": None, "prompt": "?"}]}
    own = {"phase": "asking", "cards": [{"id": "a", "value": "5", "prompt": "?"}]}
    news = {"phase": "asking", "cards": [{"id": "a", "value": None, "prompt": "!"}]}
    assert not worth_sending(own, page)
    assert worth_sending(news, page)
    assert worth_sending({"phase": "closed"}, page)
    assert page["cards"][0]["value"] is None


# -- the facilitator's desk ----------------------------------------------------------------


@contextlib.asynccontextmanager
async def a_desk(host):
    token_hash, ticket = hashed(new_token()), new_token()
    await beside(host.ask, "admit", token_hash=token_hash)
    who = {"role": "facilitator", "token_hash": token_hash}
    await beside(host.ask, "bind", ticket_hash=hashed(ticket), **who)
    console, client = Console(), Client(host.place, ticket)
    desk = Desk(console, client, ticket)
    desk.start()
    try:
        yield console
    finally:
        await end(desk._live)


def press(console, **action):
    console._receive(console, action, [])


def test_a_desk_opens_a_session_leads_it_and_goes_back_to_the_list(tmp_path):
    host = RunningHost(tmp_path / "room.db").start()

    async def scene():
        async with a_desk(host) as console:
            await until(lambda: console.page.get("screen") == "sessions")
            press(console, op="open", form=console.page["form"])
            await until(lambda: console.page["screen"] == "session")
            assert console.page["session"]["phase"] == "lobby"
            for phase in ("story", "asking", "closed", "revealed"):
                to, version = console.page["next"]["to"], console.page["session"]["version"]
                press(console, op="advance", to=to, version=version)
                await until(lambda phase=phase: console.page["session"]["phase"] == phase)
            press(console, op="show", figure=2)
            await until(lambda: console.page["shown"] == 2)
            press(console, op="language", language="nb")
            await until(lambda: console.page["language"] == "nb")
            press(console, op="sessions")
            await until(lambda: console.page["screen"] == "sessions")
            assert console.page["sessions"][0]["phase_text"] == interface("nb")("phases.revealed")

    asyncio.run(scene())
    host.stop()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "x" * 100), ("departments", ["sales"]), ("expected", 0),
     ("agenda", "nothing"), ("agenda", ""), ("language", "fr")],
)  # fmt: skip
def test_a_form_with_a_mistake_comes_back_with_a_sentence_at_the_field(tmp_path, field, value):
    host = RunningHost(tmp_path / "room.db").start()

    async def scene():
        async with a_desk(host) as console:
            await until(lambda: console.page.get("screen") == "sessions")
            form = console.page["form"] | {field: value}
            press(console, op="open", form=form)
            await until(lambda: console.page["errors"])
            assert console.page["form"] == form
            return console.page["errors"]

    errors = asyncio.run(scene())
    host.stop()
    assert errors.keys() == {field}
    assert errors[field]


# -- pages without a live session ----------------------------------------------------------


@pytest.mark.parametrize("page", [room, wall, facilitator])
def test_a_live_page_alone_says_in_one_sentence_that_it_belongs_to_a_session(page, monkeypatch):
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    shown = page.show().page
    assert shown["title"] == own_words()("study.live_only")
    assert shown.keys() == {"phase", "screen", "title", "language"}


def test_a_kernel_takes_its_ticket_out_of_the_environment(monkeypatch, tmp_path):
    place = Place(f"ipc://{tmp_path}/a", f"ipc://{tmp_path}/b")
    monkeypatch.setenv(ENVIRONMENT, place.to_json())
    monkeypatch.setenv(TICKET, "secret")
    client, ticket = connection()
    client.close()
    assert ticket == "secret"
    assert TICKET not in os.environ
    assert connection() is None
