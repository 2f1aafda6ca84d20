"""Pages in step with a real host in a process of its own."""

import asyncio
import contextlib

import pytest

from tests.support.hosting import PATIENCE, RunningHost
from tests.support.room import EXERCISE
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.host.callers import hashed, new_token
from workshop.host.client import Client, new_op
from workshop.pages import facilitator, room, wall
from workshop.pages.facilitator import Desk
from workshop.pages.following import handed
from workshop.pages.following.live import Live, over, own_words, worth_sending
from workshop.pages.following.own_kernel import OwnKernel
from workshop.pages.following.shared_kernel import SharedKernel
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


async def end(live, *others):
    """Let a page go, as its kernel's end does."""
    # A task that has just been answered may miss that it was cancelled.
    while left := [task for task in (*live._tasks, *others) if not task.done()]:
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=0.05)


@contextlib.asynccontextmanager
async def shared_kernel(host):
    """What the pages of a room's kernel share, and what it tells the server."""
    told = []
    client = Client(host.place, "")
    kernel = SharedKernel(client, lambda *what, **_: told.append(what))
    running = asyncio.get_running_loop().create_task(kernel.run())
    try:
        yield kernel, told
    finally:
        running.cancel()
        await asyncio.wait([running])
        kernel._bell.close()
        client.close()


def put_up(kernel, ticket, compose=room.compose):
    """Put up somebody's phone in a kernel that she shares."""
    phone = Phone()
    live = Live(phone, kernel.seat(ticket), compose, room.topics, lambda no: over(no, phone))
    live.start()
    return phone, live


@contextlib.asynccontextmanager
async def a_phone(host, ticket, compose=room.compose):
    """A phone in front of its room, kept in step."""
    async with shared_kernel(host) as (kernel, _):
        phone, live = put_up(kernel, ticket, compose)
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
    line = OwnKernel(client, ticket)
    desk = Desk(console, line)
    desk.start()
    try:
        yield console
    finally:
        await end(desk._live)
        line._bell.close()
        client.close()


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
            for phase in ("talk", "story", "asking", "closed", "revealed"):
                to, version = console.page["next"]["to"], console.page["session"]["version"]
                press(console, op="advance", to=to, version=version)
                await until(lambda phase=phase: console.page["session"]["phase"] == phase)
            press(console, op="clock", seconds=60)
            await until(lambda: console.page["countdown"]["timer"])
            press(console, op="clock", seconds=60, more=True)
            await until(lambda: console.page["countdown"]["timer"]["total"] == 120)
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
    [
        ("name", ""),
        ("departments", ["sales"]),
        pytest.param("name", "x" * 100, marks=pytest.mark.slow),
        pytest.param("expected", 0, marks=pytest.mark.slow),
        pytest.param("agenda", "nothing", marks=pytest.mark.slow),
        pytest.param("agenda", "", marks=pytest.mark.slow),
        pytest.param("language", "fr", marks=pytest.mark.slow),
    ],
)
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
def test_a_live_page_alone_says_in_one_sentence_that_it_belongs_to_a_session(page):
    shown = page.show().page
    assert shown["title"] == own_words()("study.live_only")
    assert shown.keys() == {"phase", "screen", "title", "language"}


def test_a_ticket_that_a_kernel_is_handed_is_for_one_page(host):
    async def scene():
        handed.take({"ask": host.place.ask, "bell": host.place.bell}, new_token())
        first = handed.connection()
        first._bell.close()
        first._client.close()
        return first, handed.connection()

    first, second = asyncio.run(scene())
    assert isinstance(first, OwnKernel)
    assert second is None


# -- many pages in one kernel --------------------------------------------------------------


def test_many_pages_of_one_kernel_move_on_together_and_each_has_its_own_answers(host):
    code = host.open()["code"]
    tickets = [host.seat(code)[0] for _ in range(30)]

    async def scene():
        async with shared_kernel(host) as (kernel, told):
            pages = [put_up(kernel, ticket) for ticket in tickets]
            await until(lambda: len(told) == len(tickets))
            assert {what for what, _ in told} == {"seated"}
            await beside(host.advance, code, "asking")
            await until(lambda: all(phone.page["phase"] == "asking" for phone, _ in pages))
            await room.act(pages[0][1], answer("chaos"))
            for phone, _ in pages[:2]:
                phone.page = {}  # as if it had to be drawn anew
            kernel._all_due(tickets[:2])
            for _, live in pages[:2]:
                live.seen = None
            await until(lambda: all(phone.page.get("cards") for phone, _ in pages[:2]))
            for _, live in pages:
                await end(live)
            return [card["value"] for phone, _ in pages[:2] for card in phone.page["cards"]]

    values = asyncio.run(scene())
    assert values.count("chaos") == 1


def test_a_page_hears_of_a_move_whose_bell_was_missed(host):
    code = host.open()["code"]
    ticket, _ = host.seat(code)

    async def scene():
        async with shared_kernel(host) as (kernel, told):
            phone, live = put_up(kernel, ticket)
            await until(lambda: told)
            kernel._bell.listen()  # nothing any more
            await beside(host.advance, code, "asking")
            await until(lambda: phone.page["phase"] == "asking")
            await end(live)

    asyncio.run(scene())


def test_whose_seat_was_ended_is_told_so_and_others_go_on(host):
    code = host.open()["code"]
    gone, stays = host.seat(code)[0], host.seat(code)[0]

    async def scene():
        async with shared_kernel(host) as (kernel, told):
            (phone, live), (other, other_live) = put_up(kernel, gone), put_up(kernel, stays)
            await until(lambda: len(told) == 2)
            seat = phone.page["seat"]
            await beside(host.ask, "end_seats", code=code, seats=[seat])
            await until(lambda: ("gone", gone) in told)
            await beside(host.advance, code)
            await until(lambda: other.page["phase"] == "story")
            await end(live, *other_live._tasks)
            return phone.page

    page = asyncio.run(scene())
    assert page["title"] == interface(page["language"])("refused.seat-ended")


def test_a_page_that_left_is_looked_for_no_more(host):
    code = host.open()["code"]
    ticket, _ = host.seat(code)

    async def scene():
        async with shared_kernel(host) as (kernel, told):
            phone, _ = put_up(kernel, ticket)
            await until(lambda: told)
            kernel.leave(ticket)
            await beside(host.advance, code)
            await asyncio.sleep(0.3)
            return phone.page["phase"], kernel._pages, kernel._stamps

    assert asyncio.run(scene()) == ("lobby", {}, {})
