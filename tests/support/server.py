"""A real server in a process of its own, and everything it leaves behind."""

import contextlib
import json
import os
import resource
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from workshop.host.client import ask_once, new_op
from workshop.host.place import Place, read_note
from workshop.server.walls import wall_pass, wall_secret

PATIENCE = 40
PORTS = range(20_000, 32_000)
"""Below those that systems lend to whoever connects, so that none is taken before it is used."""


def free_port() -> int:
    # Not of `random`, which is seeded alike where tests run beside each other.
    port = secrets.choice(PORTS)
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return free_port()
    return port


def wait_until(condition, patience=PATIENCE, pause=0.05):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(pause)
    raise AssertionError("it did not happen in time")


class RunningServer:
    """`workshop serve` as a person starts it, on a port and a database of its own."""

    def __init__(
        self,
        place: Path,
        port: int | None = None,
        expect: int = 0,
        options: tuple[str, ...] = (),
        environment: dict[str, str] | None = None,
        folder: Path | None = None,
        log: Path | None = None,
        files: int | None = None,
    ) -> None:
        self.files = files
        self.log = log.open("w") if log else None
        self.environment, self.folder = environment or {}, folder
        self.database = place / "room.db"
        self.url = f"sqlite:///{self.database}"
        self.port = port or free_port()
        self.options = ("--expect", str(expect), *options)
        self.temporary = Path(f"/tmp/ws{self.port}")  # short enough for unix sockets
        self.temporary.mkdir(exist_ok=True)
        self.links = {}
        self.acknowledged = set()  # operations of answers that must be kept
        self.process = None

    def start(self) -> "RunningServer":
        command = [sys.executable, "-m", "workshop", *self.arguments()]
        environment = os.environ | {"TMPDIR": str(self.temporary), "LANG": "C.UTF-8"}
        environment.pop("XDG_RUNTIME_DIR", None)
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            env=environment | self.environment,
            text=True,
            start_new_session=True,
            cwd=self.folder,
            stderr=self.log,
            preexec_fn=self._prepare if self.files or _outlives_terminals() else None,
        )
        line = self.process.stdout.readline()
        assert line, "the server did not start"
        self.links = json.loads(line)
        return self

    def arguments(self) -> list[str]:
        """What follows `workshop` on the command line."""
        return [
            "serve", "--port", str(self.port), "--db", self.url,
            "--lan-address", "127.0.0.1", "--no-browser", "--json", *self.options,
        ]  # fmt: skip

    def _prepare(self) -> None:
        for number in (signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        if self.files:
            resource.setrlimit(resource.RLIMIT_NOFILE, (self.files, self.files))

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wall(self, code: str) -> str:
        """The link by which a computer shows a wall that is not the facilitator's."""
        secret = wall_secret(self.database)
        return f"{self.base}/wall/{code}#{wall_pass(secret, code)}"

    def ask(self, do, ticket=None, **fields):
        note = read_note(self.database)
        place = Place(note["ask"], note["bell"])
        return ask_once(place, ticket or note["key"], do, wait=10, **fields)

    def go(self, code, round, phase):
        """Take a session on to a phase of a round."""
        session = self.ask("look", code=code)["session"]
        while (session["round"], session["phase"]) != (round, phase):
            session = self.ask("advance", op=new_op(), code=code, to=None)["session"]

    def kernels(self) -> list[int]:
        return [pid for pid in self.family() if _is_kernel(pid)]

    def room_kernels(self) -> list[int]:
        """The kernels with participants' cards; one of them may be spare."""
        return [pid for pid in self.kernels() if b"\0room\0" in _command(pid)]

    def page_kernels(self) -> list[int]:
        """The kernels of pages with charts; where people are expected, some wait for a page."""
        return [pid for pid in self.kernels() if b"\0full\0" in _command(pid)]

    def host(self) -> int:
        (pid,) = (pid for pid in self.family() if b"workshop.host.process" in _command(pid))
        return pid

    def family(self) -> list[int]:
        """The server's processes, found by a mark in their environment."""
        mark = f"TMPDIR={self.temporary}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
        return found

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)
        self.process.stdout.close()

    def assert_kept(self) -> None:
        """Every acknowledged answer is in the database of a server that has ended."""
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            kept = {op for (op,) in database.execute("SELECT op FROM responses")}
        assert self.acknowledged <= kept

    def assert_nothing_left(self) -> None:
        """No process, and no socket or file in the temporary folder.

        A kernel that was just starting or ending ends by itself once its server is gone.
        """
        wait_until(lambda: self.family() == [], patience=10)
        assert list(self.temporary.iterdir()) == []
        self.temporary.rmdir()


def _outlives_terminals() -> bool:
    """Whether the tests run in the background, which a server of theirs would then too."""
    return signal.SIG_IGN in (signal.getsignal(signal.SIGHUP), signal.getsignal(signal.SIGINT))


def _is_kernel(pid: int) -> bool:
    return b"workshop.kernel" in _command(pid)


def _command(pid: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""
