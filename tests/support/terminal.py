"""A command in a real terminal: what stands on it, keys that are pressed, and its being closed."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time

from tests.support.server import PATIENCE, RunningServer

CTRL_C, CTRL_BACKSLASH = b"\x03", b"\x1c"

_ECHO = re.compile(r"\^[C\\]|\r")
"""What the terminal itself writes when a key is pressed, and at the end of each line."""


class Terminal:
    """A terminal with one command in front, which is its session's leader as a shell's job is."""

    def __init__(self, *arguments: str, environment: dict[str, str] | None = None) -> None:
        self._line, inner = pty.openpty()
        self.raw = b""
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=inner, stdout=inner, stderr=inner,
            env=os.environ | (environment or {}),
            start_new_session=True,
            preexec_fn=_take_terminal,
        )  # fmt: skip
        os.close(inner)

    @property
    def said(self) -> str:
        """What stands on it, without the echo of keys."""
        return _ECHO.sub("", self.raw.decode(errors="replace"))

    def until(self, text: str, patience: float = PATIENCE) -> str:
        """Read until a text stands there, and return all that does."""
        deadline = time.monotonic() + patience
        while text not in self.said:
            assert time.monotonic() < deadline, self.said
            assert self._read(), self.said
        return self.said

    def press(self, key: bytes) -> None:
        os.write(self._line, key)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._line)
        self._line = -1

    def ends(self, patience: float = 20) -> int:
        """Wait for the command's end, reading what it still says; return its code."""
        deadline = time.monotonic() + patience
        while self.process.poll() is None:
            assert time.monotonic() < deadline, self.said
            if self._line < 0 or not self._read():
                time.sleep(0.02)
        while self._line >= 0 and self._read():
            pass
        if self._line >= 0:
            self.hang_up()
        return self.process.wait()

    def _read(self) -> bool:
        """Take what comes within a moment; False once nobody can write any more."""
        if select.select([self._line], [], [], 0.1)[0]:
            with contextlib.suppress(OSError):
                piece = os.read(self._line, 65536)
                self.raw += piece
                return bool(piece)
            return False
        return self.process.poll() is None


def _take_terminal() -> None:
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)  # whoever runs the tests may outlive a terminal
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class ServerInTerminal(RunningServer):
    """`workshop serve` in a terminal of its own."""

    def begin(self, *, browser: bool = False) -> "ServerInTerminal":
        """Start it, and wait for nothing."""
        environment = {"TMPDIR": str(self.temporary), "XDG_RUNTIME_DIR": "", "LANG": "C.UTF-8"}
        self.terminal = Terminal(
            "-m", "workshop", "serve", "--port", str(self.port), "--db", self.url,
            "--lan-address", "127.0.0.1", *([] if browser else ["--no-browser"]), *self.options,
            environment=environment | self.environment,
        )  # fmt: skip
        self.process = self.terminal.process
        return self

    def start(self) -> "ServerInTerminal":
        """Start it, and wait until people can come."""
        self.begin().terminal.until("Ctrl+C")
        return self

    def says_when(self, happens) -> str:
        """Let something happen that ends it, and return what it says from then on."""
        before = len(self.terminal.said)
        happens(self)
        self.code = self.terminal.ends()
        return self.terminal.said[before:].strip()
