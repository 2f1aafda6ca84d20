"""The benchmark's own arithmetic; its figures are for people and never asserted."""

import asyncio
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from benchmarks import table
from benchmarks.meter import Meter
from benchmarks.peers.streamlit import field

KIT = {"arrive_20": 0.2, "arrive_100": 1.0, "memory": 21.0}
LEAN = {"arrive_20": 12.0}


def test_a_figure_is_the_median_of_the_runs_that_have_it():
    runs = [{"start": 3.0, "stage": 1.0}, {"start": 1.0}, {"start": 2.0}]
    assert table.medians(runs) == {"start": 2.0, "stage": 1.0}


def test_ratios_say_how_many_times_longer_twenty_people_wait_elsewhere():
    assert table.ratios({table.KIT: KIT, table.LEAN: LEAN, "other": {}}) == {table.LEAN: 60.0}


def test_what_misses_its_target_is_named():
    slow = {table.LEAN: {"arrive_20": 3.0}}
    assert table.missed({table.KIT: KIT} | slow) == [
        "memory for one participant (PSS)", f"20× {table.LEAN}",
    ]  # fmt: skip


def test_the_table_says_what_could_not_be_measured():
    shown = table.table({table.KIT: KIT}, {"oTree": "not installed"})
    assert "| ≤ 20 MB | 21 MB |" in shown
    assert "oTree: not installed" in shown


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
