"""The host as a process: commands in on one socket, bells out on another, commits in groups."""

import json
import logging
import os
import queue
import sys
import threading
import time
from typing import Any

import zmq

from workshop import machine, quick
from workshop.contracts.replies import Command
from workshop.contracts.runs import Outcome
from workshop.host.calculator import Calculator
from workshop.host.jobs import Job
from workshop.host.place import LARGEST_MESSAGE, Place
from workshop.host.service import Host
from workshop.host.steady import SteadyClock
from workshop.session import KEEP_DAYS

log = logging.getLogger(__name__)

LARGEST_BATCH = 500
RING_EVERY = 0.1
"""Seconds between two rings of a `responses` bell."""


class Bells:
    """Rings at once, but rings `responses` topics at most ten times a second."""

    def __init__(self, socket: zmq.Socket[bytes]) -> None:
        self._socket = socket
        self._waiting: set[str] = set()
        self._last = 0.0

    def ring(self, topics: set[str]) -> None:
        """Ring what may ring now and keep the rest."""
        for topic in topics:
            if topic.startswith("responses."):
                self._waiting.add(topic)
            else:
                self._send(topic)
        self.flush()

    def flush(self) -> None:
        """Ring the waiting topics once their time has come."""
        now = time.monotonic()
        if not self._waiting or now - self._last < RING_EVERY:
            return
        self._last = now
        for topic in self._waiting:
            self._send(topic)
        self._waiting.clear()

    def pause(self) -> int | None:
        """Return how many milliseconds may pass before `flush` has work; None for ever."""
        if not self._waiting:
            return None
        return max(1, round(1000 * (RING_EVERY - (time.monotonic() - self._last))))

    def _send(self, topic: str) -> None:
        self._socket.send(topic.encode())


Message = tuple[Job, Outcome | float | None]
"""A job with its outcome, with how near the best it is so far, or with None: it failed."""


class Inside:
    """The host's own threads speak to its loop here: outcomes, and that it is time to stop."""

    def __init__(self, context: zmq.Context[Any]) -> None:
        self.waking: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self.socket = context.socket(zmq.PULL)
        self.socket.bind("inproc://inside")
        self._context = context

    def finished(self, job: Job, outcome: Outcome | None) -> None:
        """Hand over what a job gave."""
        self._wake((job, outcome))

    def heard(self, job: Job, gap: float) -> None:
        """Hand over how near the best a job is meanwhile."""
        self._wake((job, gap))

    def stop(self) -> None:
        """End the loop once it has answered what it took."""
        self._wake(None)

    def _wake(self, message: Message | None) -> None:
        self.waking.put(message)
        with self._context.socket(zmq.PUSH) as bell:
            bell.connect("inproc://inside")
            bell.send(b"")

    def take(self) -> list[Message | None]:
        """Return what was handed over since the last time."""
        return [self.waking.get() for _ in _drain(self.socket)]


def serve(host: Host, ask: zmq.Socket[bytes], bell: zmq.Socket[bytes], inside: Inside) -> None:
    """Answer commands, and hand out what is to be computed, until `inside` says stop."""
    bells, calculator = Bells(bell), Calculator(inside.finished, inside.heard)
    poller = zmq.Poller()
    poller.register(ask, zmq.POLLIN)
    poller.register(inside.socket, zmq.POLLIN)
    while True:
        poller.poll(min(filter(None, (bells.pause(), host.pause())), default=None))
        for message in inside.take():
            if message is None:
                calculator.close()
                return
            _hand_over(host, *message)
        frames = _drain(ask)
        commands = [(f[0], _parse(f[-1])) for f in frames]
        replies = host.run(command for _, command in commands) if commands else []
        for (sender, command), reply in zip(commands, replies, strict=True):
            ask.send_multipart([sender, json.dumps({"re": command.get("re"), **reply}).encode()])
        host.tick()
        calculator.take(host.take_jobs())
        bells.ring(host.take_bells())


def _hand_over(host: Host, job: Job, said: Outcome | float | None) -> None:
    if isinstance(said, float):
        host.hear(job, said)
    else:
        host.finish(job, said)


def _drain(socket: zmq.Socket[bytes]) -> list[list[bytes]]:
    frames: list[list[bytes]] = []
    while len(frames) < LARGEST_BATCH:
        try:
            frames.append(socket.recv_multipart(zmq.NOBLOCK))
        except zmq.Again:
            break
    return frames


def _parse(raw: bytes) -> Command:
    try:
        command = json.loads(raw)
    except (ValueError, RecursionError):  # nested without end
        return {}
    return command if isinstance(command, dict) else {}


def bind(
    context: zmq.Context[Any], place: Place
) -> tuple[zmq.Socket[bytes], zmq.Socket[bytes], Place]:
    """Open both sockets and return them with the place they really have."""
    ask = context.socket(zmq.ROUTER)
    ask.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
    ask.setsockopt(zmq.SNDHWM, 10_000)
    ask.setsockopt(zmq.LINGER, 0)
    bell = context.socket(zmq.PUB)
    bell.setsockopt(zmq.LINGER, 0)
    ask.bind(place.ask)
    bell.bind(place.bell)
    return ask, bell, Place(_endpoint(ask), _endpoint(bell))


def _endpoint(socket: zmq.Socket[bytes]) -> str:
    return socket.getsockopt_string(zmq.LAST_ENDPOINT)


def main() -> None:
    """Run a host: told over standard input, it lives until that is closed.

    The first line of standard input is a table with `database`, `key`, `addresses`, `ask`,
    `bell` and perhaps `keep_days`; the answer on standard output is one line, `{"ask", "bell"}` or
    `{"problem": sentence}`.
    """
    machine.ignore_stop()  # it is the server that is asked to stop; this ends with its input
    logging.basicConfig(level=logging.WARNING, format="host: %(message)s")
    told = json.loads(sys.stdin.readline())
    from workshop.errors import WorkshopError
    from workshop.host.opening import open_patiently

    try:
        store = open_patiently(told["database"])
    except WorkshopError as error:
        print(json.dumps({"problem": str(error)}), flush=True)  # noqa: T201
        return
    context: zmq.Context[Any] = zmq.Context()
    for address in (told["ask"], told["bell"]):
        machine.clear_endpoint(address)
    ask, bell, place = bind(context, Place(told["ask"], told["bell"]))
    inside = Inside(context)
    threading.Thread(target=_stop_at_end_of_input, args=(inside,), daemon=True).start()
    print(place.to_json(), flush=True)  # noqa: T201
    quick.keep_for_ever()
    days = int(told.get("keep_days") or KEEP_DAYS)
    serve(Host(store, told["key"], SteadyClock(), told["addresses"], days), ask, bell, inside)
    store.close()
    ask.close()
    bell.close()
    os._exit(0)  # the watching thread may still sit in a read that nothing ends


def _stop_at_end_of_input(inside: Inside) -> None:
    while sys.stdin.readline():
        pass
    inside.stop()


if __name__ == "__main__":
    main()
