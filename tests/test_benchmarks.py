"""The benchmark's own arithmetic; its figures are for people and never asserted."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from benchmarks import line, soak, table
from benchmarks.bare import broadcast
from benchmarks.enemy import Enemy
from benchmarks.kills import missing
from benchmarks.meter import Meter
from benchmarks.others import Others
from benchmarks.peers.streamlit import field
from benchmarks.visitor import Visitor, carried, has_card
from tests.support.server import wait_until
from tests.support.tiny_room import ASKING, CLOSED, TinyRoom, soon

KIT = {"arrive_100": 1.0, "memory": 0.7, "stage": 0.2, "bare": 0.1}
OTREE = {"arrive_100": 4.0}
SOAK = os.environ.get("WORKSHOP_SOAK_MINUTES", "")
BURN = "[number for number in range(10**7)]"


def test_a_figure_is_the_median_of_the_runs_that_have_it():
    runs = [{"start": 3.0, "stage": 1.0}, {"start": 1.0}, {"start": 2.0}]
    assert table.medians(runs) == {"start": 2.0, "stage": 1.0}


def test_ratios_say_how_many_times_what_a_figure_is_compared_with_it_is():
    assert table.ratios({table.KIT: KIT, table.OTREE: OTREE}) == {"arrive_100": 0.25, "stage": 2.0}


def test_what_misses_its_target_is_named():
    quick = {"arrive_100": 1.5}
    assert table.missed({table.KIT: KIT, table.OTREE: quick}) == [
        "100 arrive at once, ready, p95", "memory for one participant (PSS)",
    ]  # fmt: skip


def test_a_target_that_needs_a_peer_is_not_missed_where_the_peer_is_not_installed():
    assert table.missed({table.KIT: KIT | {"memory": 0.2}}) == []


def test_the_table_says_target_and_ratio_and_what_could_not_be_measured():
    shown = table.table({table.KIT: KIT, table.OTREE: OTREE}, {"Panel": "not installed"})
    assert "| ≤ 0.5 × oTree's | 0.25 × | 1 s | 4 s |" in shown
    assert "| ≤ 0.5 MB | (missed) | 0.7 MB | – |" in shown
    assert "Panel: not installed" in shown


def test_what_nobody_measured_has_no_row():
    assert "killed server" not in table.table({table.KIT: KIT}, {})


async def sitting(room, count=1):
    people = [Visitor(room.base, "ABC234", "sales") for _ in range(count)]
    await asyncio.gather(*(person.arrive() for person in people))
    return people


def test_a_visitor_is_ready_when_page_and_line_have_her_card_and_answers():
    async def visit():
        async with TinyRoom() as room:
            (person,) = await sitting(room)
            assert has_card(person.page)
            await person.answer()
            await person.leave()
            return person, room

    person, room = asyncio.run(visit())
    (told,) = room.answers
    assert (told["question"], told["value"]) == ("x/one", "often")
    assert person.acknowledged == [told["id"]]
    assert room.had == ["1-1"]


def test_a_line_that_breaks_is_opened_again_with_what_it_has():
    async def visit():
        async with TinyRoom() as room:
            people = await sitting(room, 3)
            room.show(ASKING)
            await soon(lambda: all(person.line.n == 2 for person in people))
            moment = max(person.line.told for person in people)
            room.cut()
            for person in people:
                await person.line.wait_for(has_card, since=moment)
                await person.leave()
            return room.had

    assert asyncio.run(visit()) == [*3 * ["1-1"], *3 * ["1-2"]]


def test_an_answer_that_nobody_acknowledged_is_sent_again_with_its_operation(monkeypatch):
    monkeypatch.setattr(line, "RESEND", 0.05)

    async def visit():
        async with TinyRoom() as room:
            (person,) = await sitting(room)
            room.deaf = 2
            await person.answer()
            await person.leave()
            return room.answers

    ids = [told["id"] for told in asyncio.run(visit())]
    assert len(ids) == 3
    assert len(set(ids)) == 1


def test_an_answer_lost_with_its_line_is_sent_again_as_soon_as_the_line_is_back(monkeypatch):
    monkeypatch.setattr(line, "RESEND", 600)

    async def visit():
        async with TinyRoom() as room:
            (person,) = await sitting(room)
            room.deaf = 1
            answering = asyncio.create_task(person.answer())
            await soon(lambda: room.answers)
            room.cut()
            await answering
            await person.leave()
            return room.answers

    first, second = asyncio.run(visit())
    assert first == second


def test_a_page_without_a_room_says_what_it_is_instead():
    with pytest.raises(RuntimeError, match="Everything is busy"):
        carried("<p>Everything is busy</p>")


def test_a_bare_server_tells_many_phones_what_one_of_a_room_heard():
    async def hear():
        async with TinyRoom() as room:
            (person,) = await sitting(room)
            room.show(CLOSED)
            await person.line.wait_for(lambda page: page["phase"] == "closed")
            person.line.texts.clear()
            room.show(ASKING)
            await person.line.wait_for(has_card)
            await person.leave()
            return person.line.texts

    texts = asyncio.run(hear())
    assert asyncio.run(broadcast(texts, 5)) > 0


def test_an_enemy_floods_her_line_and_comes_back_when_she_is_cut_off():
    async def attack():
        async with TinyRoom() as room:
            room.cuts_off_after = 20
            enemy = Enemy(room.base, "ABC234")
            await enemy.sit_down()
            flood = asyncio.create_task(enemy.flood())
            await soon(lambda: enemy.done["cut"] >= 2)
            flood.cancel()
            return room.heard

    heard = asyncio.run(attack())
    assert b"\xff" * 8 in heard
    assert "{" in heard
    assert any(isinstance(told, dict) and told.get("op") == "answer" for told in heard)


def test_acknowledged_answers_that_a_database_lacks_are_counted(tmp_path):
    with closing(sqlite3.connect(tmp_path / "room.db")) as database, database:
        database.execute("CREATE TABLE responses (op TEXT)")
        database.executemany("INSERT INTO responses VALUES (?)", [("a",), ("b",)])
    assert missing(tmp_path / "room.db", ["a", "c", "b", "d"]) == 2


@pytest.fixture
def stranger(tmp_path):
    """A shell that init has adopted; what it starts burns half a second, and then it waits."""
    burn = f'{sys.executable} -c "{BURN}"; touch {tmp_path}/burnt; exec sleep 60'
    (tmp_path / "stranger").write_text(burn)
    told = subprocess.run(
        ["sh", "-c", f"sh {tmp_path}/stranger >/dev/null 2>&1 & echo $!"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    yield int(told.stdout)
    with suppress(ProcessLookupError):
        os.kill(int(told.stdout), signal.SIGKILL)


def cores(others, tmp_path):
    with others.watched():
        wait_until((tmp_path / "burnt").exists)
    return others.cores()


def test_what_others_started_counts_also_when_it_has_ended(stranger, tmp_path):
    assert cores(Others(list, everyone=lambda: [stranger]), tmp_path) > 0.02


def test_what_belongs_to_a_contestant_is_nobody_else_s(stranger, tmp_path):
    assert cores(Others(lambda: [stranger], everyone=lambda: [stranger]), tmp_path) == 0


def test_what_init_inherits_from_a_contestant_s_orphan_is_not_another_s(stranger, tmp_path):
    others = Others(list, everyone=lambda: [1])
    with others.watched():
        wait_until((tmp_path / "burnt").exists)
        os.kill(stranger, signal.SIGKILL)
        wait_until(lambda: not Path(f"/proc/{stranger}").exists())
    assert others.cores() < 0.1


def test_time_that_was_not_watched_does_not_count():
    assert Others(list).cores() == 0


def samples(*, memory=lambda minute: 100.0, files=lambda minute: 50.0):
    minutes = [number / 10 for number in range(100)]
    return [soak.Sample(minute, memory(minute), files(minute), 9) for minute in minutes]


def test_what_grows_in_the_second_half_is_named():
    assert soak.grown(samples(memory=lambda minute: 100 + minute), soak.Limits(1)) == ["megabytes"]
    assert soak.grown(samples(files=lambda minute: 5 * minute), soak.Limits(1)) == ["descriptors"]


def test_what_grows_while_everything_gets_warm_is_not():
    warming = samples(memory=lambda minute: 100 + 10 * min(minute, 4))
    assert soak.grown(warming, soak.Limits(1)) == []


def test_one_peak_is_no_growth():
    assert (
        soak.grown(samples(memory=lambda minute: 400.0 if minute > 9.8 else 100.0), soak.Limits(1))
        == []
    )


def test_what_swings_is_no_growth():
    swinging = samples(memory=lambda minute: 100 + 5 * (round(10 * minute) % 3))
    assert soak.grown(swinging, soak.Limits(1)) == []


def test_the_hour_s_limit_is_a_megabyte():
    assert soak.limits(60).megabytes == 1


def test_a_soak_ends_with_its_growth():
    last = soak.table(samples(memory=lambda minute: 100 + minute)).splitlines()[-1]
    assert last == "| second half | +4.90 MB | +0 | +0 |"


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not SOAK, reason="only where WORKSHOP_SOAK_MINUTES says for how long")
def test_nothing_grows_while_fifty_people_answer_and_reload(tmp_path):
    seen, lost = asyncio.run(soak.soak(float(SOAK), tmp_path))
    assert lost == 0
    assert soak.grown(seen.samples, soak.limits(float(SOAK))) == [], soak.table(seen.samples)


def test_long_fields_of_a_protobuf_carry_their_length_in_two_bytes():
    assert field(11, b"ab") == b"\x5a\x02ab"
    assert field(1, b"x" * 300)[:3] == b"\x0a\xac\x02"


def test_the_meter_counts_what_a_browser_gets():
    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * 5000)

        def log_message(self, *_):
            pass

    async def weigh(port):
        async with Meter(port) as meter:
            await asyncio.to_thread(lambda: urllib.request.urlopen(meter.base).read())
            return meter.take()["kilobytes"]

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        weight = asyncio.run(weigh(server.server_port))
        server.shutdown()
    assert 5.0 < weight < 5.5
