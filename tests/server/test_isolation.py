"""Whatever a phone says reaches its own card or nothing: tried with all that can be said."""

import asyncio
import json
import string

import jupyter_client
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.full_line import KINDS, as_bytes, as_text, message
from tests.support.phone_line import PhoneLine, packed, seated
from workshop.host.client import new_op
from workshop.server.channels import MOST_PARTS, bounded
from workshop.server.lines import LARGEST_SAID, MOST_BUFFERS, Said, understood


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


SHARED = settings(
    deadline=None, max_examples=40, suppress_health_check=list(HealthCheck), database=None
)
EXAMPLES_A_SEAT = 12
"""Examples before the enemy takes another seat: one that opens lines without end is held back."""


class World:
    """Ten people with open lines in one room and two in another, and an enemy's seat.

    Attributes:
        comms: the ids by which the kernel knows everybody's cards; no phone could find them out.
        marker: a file that exists once code of a phone's has run in the kernel.
    """

    def __init__(self, server, rooms, marker) -> None:
        self.server, self.rooms, self.marker = server, rooms, marker
        self.loop = asyncio.new_event_loop()
        visitors = [seated(server, rooms[0]) for _ in range(10)]
        visitors += [seated(server, rooms[1], "marketing") for _ in range(2)]
        self.others = [PhoneLine(server, visitor) for visitor in visitors]
        self.run(self._open())
        self.kernels, self.hosts = server.room_kernels(), server.host()
        self.comms = comms_of(server)
        self.before = self.seen()
        self.tried = 0

    def run(self, work):
        return self.loop.run_until_complete(work)

    async def _open(self) -> None:
        for line in self.others:
            await (await line.open()).has_card()
            line.texts.clear()

    def seen(self):
        """What the host has of both rooms, but for how many people there are."""
        looks = [self.server.ask("look", code=code) for code in self.rooms]
        counts = [[told["n"] for told in look["answered"]["questions"].values()] for look in looks]
        return [look["session"] for look in looks], counts

    def enemy(self):
        if self.tried % EXAMPLES_A_SEAT == 0:
            self.seat = seated(self.server, self.rooms[0])
        self.tried += 1
        return self.seat

    def try_all(self, said) -> None:
        """Say things on a fresh line each; then look whether anybody but the enemy noticed."""
        self.run(self._say(self.enemy(), said))
        assert [line.said for line in self.others] == [[]] * len(self.others)
        assert [line.code for line in self.others] == [None] * len(self.others)
        assert not self.marker.exists()

    async def _say(self, seat, said) -> None:
        for raw in said:
            async with PhoneLine(self.server, seat) as line:
                await line.has_card()
                await line.write(raw)
                # A kernel takes what it is told in order: once this is refused, all was taken.
                op = new_op()
                await line.say({"op": "answer", "id": op, "question": "none/none", "value": 1})
                await line.until(lambda line=line, op=op: line.reply(op) or line.code)

    def close(self) -> None:
        """Everybody can still answer, in the same kernel, and the rooms are where they were."""
        assert self.server.room_kernels() == self.kernels
        assert self.server.host() == self.hosts
        assert self.seen() == self.before
        replies = [self.run(line.answer()) for line in self.others]
        assert [reply["op"] for reply in replies] == ["saved"] * len(self.others)
        assert not self.marker.exists()
        for line in self.others:
            line.close()
        self.run(asyncio.sleep(0.1))
        self.loop.close()


def comms_of(server) -> list[str]:
    """Ask the kernel itself for the ids of all cards."""
    (file,) = server.temporary.rglob("kernel-*.json")
    client = jupyter_client.BlockingKernelClient(connection_file=str(file))
    client.load_connection_file()
    client.start_channels(iopub=False, stdin=False, hb=False, control=False)
    client.session.send(client.shell_channel.socket, "comm_info_request", {})
    comms = client.get_shell_msg(timeout=30)["content"]["comms"]
    client.stop_channels()
    return list(comms)


@pytest.fixture(scope="module")
def world(server, tmp_path_factory):
    rooms = []
    for name in ("One", "Other"):
        told = {
            "name": name,
            "agenda": "only.where-are-the-sales",
            "departments": ["sales", "marketing"],
        }
        opened = server.ask("open", op=new_op(), language="en", expected=20, **told)["session"]
        server.ask("advance", op=new_op(), code=opened["code"], to="asking")
        rooms.append(opened["code"])
    made = World(server, rooms, tmp_path_factory.mktemp("isolation") / "marker")
    yield made
    made.close()


# ---- what may be said ----

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)
FORMS = st.fixed_dictionaries(
    {},
    optional={
        "send": JSON,
        "to": st.integers() | st.integers(-3, 3) | JSON,
        "buffers": st.lists(st.text(max_size=9) | st.binary(max_size=9).map(lambda b: packed(b)[0]))
        | JSON,
        "comm_id": JSON,
    },
)
OPS = ("answer", "language", "vega", "advance", "open", "end_seats", "look", "saved", "update")
ACTIONS = st.fixed_dictionaries(
    {"op": st.sampled_from(OPS) | JSON},
    optional={
        "id": st.text(max_size=70) | JSON,
        "question": st.sampled_from(["where-are-the-sales/claims", "x", "/"]) | JSON,
        "value": JSON,
        "to": st.sampled_from(["revealed", "closed"]) | JSON,
        "language": st.just("en") | JSON,
        "ticket": st.text(string.ascii_letters, min_size=32, max_size=32),
    },
)


def jupyter(comms, marker, wire):
    """Every message that Jupyter knows, at everybody's card."""
    code = f"open({str(marker)!r}, 'w').close()"
    state = {"method": "update", "state": {"page": {"phase": "owned"}}, "buffer_paths": []}
    custom = {"method": "custom", "content": {"op": "answer", "id": "x", "question": "x"}}
    content = st.fixed_dictionaries(
        {
            "comm_id": st.sampled_from(comms) | st.text(max_size=9),
            "data": st.sampled_from([state, custom]) | JSON,
            "code": st.just(code),
            "silent": st.booleans(),
            "target_name": st.sampled_from(["jupyter.widget", "jupyter.widget.control"]),
            "restart": st.booleans(),
        }
    )
    channels = st.sampled_from(["shell", "control", "iopub", "stdin", "hb", ""])
    buffers = st.lists(st.binary(max_size=9), max_size=3)
    told = st.builds(message, st.sampled_from(KINDS), content, channels, buffers)
    return told.map(wire)


def try_many(world, what, many=4):
    """Try lists of things."""

    @SHARED
    @given(st.lists(what, min_size=1, max_size=many))
    def tried(said):
        world.try_all(said)

    tried()


def test_arbitrary_bytes_reach_nobody(world):
    try_many(world, st.binary(max_size=200))


def test_arbitrary_text_reaches_nobody(world):
    try_many(world, st.text(st.characters(exclude_categories=["Cs"]), max_size=200))


def test_arbitrary_json_reaches_nobody(world):
    try_many(world, (JSON | FORMS).map(json.dumps))


def test_what_is_sent_reaches_nobody_elses_card(world):
    contents = st.fixed_dictionaries({"send": JSON | ACTIONS}, optional={"to": st.integers(-2, 9)})
    try_many(world, contents.map(json.dumps))


def test_jupyters_messages_as_text_reach_nobody(world):
    try_many(world, jupyter(world.comms, world.marker, as_text))


def test_jupyters_messages_as_bytes_reach_nobody(world):
    try_many(world, jupyter(world.comms, world.marker, as_bytes))


def test_jupyters_messages_inside_our_own_form_reach_nobody(world):
    def wrapped(told):
        named = {"send": told["content"] | {"op": "answer"}, "buffers": packed(*told["buffers"])}
        return json.dumps(named)

    try_many(world, jupyter(world.comms, world.marker, wrapped))


# ---- the filters by themselves ----


def read(text):
    try:
        return understood(text)
    except ValueError:
        return None


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_whatever_is_no_json_is_not_understood(raw):
    said = read(raw)
    assert said is None or isinstance(raw, str)


@given(FORMS.map(json.dumps) | JSON.map(json.dumps))
def test_what_is_understood_is_in_the_one_form(text):
    said = read(text)
    if said is not None:
        told = json.loads(text)
        assert told.keys() <= {"send", "to", "buffers"}
        assert isinstance(said.to, int)
        assert len(said.buffers) <= MOST_BUFFERS
        assert all(isinstance(part, bytes) for part in said.buffers)
        json.dumps(said.content).encode()


@given(JSON.filter(lambda value: value == value), st.lists(st.binary(max_size=30), max_size=4))
def test_what_a_page_of_ours_says_is_understood_as_it_was_meant(content, buffers):
    text = json.dumps({"send": content, "buffers": packed(*buffers), "to": 1})
    said = read(text)
    assert said is not None
    assert said.buffers == buffers
    assert json.dumps(said.content) == json.dumps(content)


@given(st.integers(1, 3000), st.sampled_from(["[]", "{}"]))
def test_nothing_nested_without_end_is_understood(depth, kind):
    opens = "[" if kind == "[]" else '{"a":'
    text = '{"send":' + opens * depth + "1" + kind[1] * depth + "}"
    said = read(text)
    assert (said is not None) == (depth <= 20 and len(text) <= LARGEST_SAID)
    assert read('{"send":1}') == Said(1, 1, []) or read('{"send":1}') == Said(0, 1, [])


@given(
    st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 400), max_size=MOST_PARTS + 2),
    st.binary(max_size=300),
)
def test_a_table_of_contents_that_is_believed_is_true(numbers, rest):
    raw = b"".join(number.to_bytes(8, "little") for number in numbers) + rest
    try:
        bounded(raw)
    except ValueError:
        return
    count, *ends = (int.from_bytes(raw[at : at + 8], "little") for at in range(0, 8 * 65, 8))
    assert 6 <= count <= MOST_PARTS
    assert ends[:count] == sorted(ends[:count])
    assert ends[count - 1] <= len(raw)


@given(st.sampled_from(KINDS), JSON, st.lists(st.binary(max_size=50), max_size=20))
def test_every_message_of_our_pages_is_let_through(kind, content, buffers):
    raw = as_bytes(message(kind, content, buffers=buffers))
    assert bounded(raw) == raw


@given(st.sampled_from(KINDS), st.integers(0, 200), st.integers(0, 2**64 - 1))
def test_a_table_changed_anywhere_is_true_or_refused(kind, at, number):
    raw = bytearray(as_bytes(message(kind, {"a": 1})))
    at = min(8 * (at // 8), len(raw) - 8)
    raw[at : at + 8] = number.to_bytes(8, "little")
    try:
        bounded(bytes(raw))
    except ValueError:
        return
    count = int.from_bytes(raw[:8], "little")
    assert int.from_bytes(raw[8 * count : 8 * count + 8], "little") <= len(raw)
