"""The pen: a process beside a kernel that draws pictures, so that the kernel stays quick.

The drawing library holds the interpreter as long as it draws: no thread would help.
"""

import json
import logging
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import closing

from workshop.beside import Beside
from workshop.pages.paper import picture

log = logging.getLogger(__name__)

PATIENCE = 30.0
"""Seconds a picture may take before the process is ended."""

Drawn = Callable[[str], None]


class Pen:
    """Draws pictures one after the other, each once; its process starts with the first one."""

    def __init__(self) -> None:
        self._asked: queue.SimpleQueue[tuple[str, Drawn]] = queue.SimpleQueue()
        self._program = Beside("workshop.pages.paper.pen", PATIENCE)
        self._thread: threading.Thread | None = None
        self._known: dict[str, str] = {}

    def known(self, asked: str) -> str | None:
        """Return a picture that was drawn before, empty where that failed; None where it is new."""
        return self._known.get(asked)

    def draw(self, asked: str, then: Drawn) -> None:
        """Draw what `picture.request` asks for, and call `then` with it in the pen's own thread."""
        self._asked.put((asked, then))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the process."""
        self._program.end()

    def _work(self) -> None:
        while True:
            asked, then = self._asked.get()
            if asked not in self._known:
                self._known[asked] = self._ask(asked)
            then(self._known[asked])

    def _ask(self, asked: str) -> str:
        try:
            told = json.loads(self._told(asked))
        except (OSError, ValueError) as error:
            log.warning("A picture was not drawn: %s", error)
            self.close()
            return ""
        if "problem" in told:
            log.warning("A picture cannot be drawn: %.300s", told["problem"])
        return str(told.get("svg", ""))

    def _told(self, asked: str) -> bytes:
        with closing(self._program.answers(picture.line(asked))) as lines:
            return next(lines, b"")


def main() -> None:
    """Answer one line after the other until the input is closed: then the kernel is gone."""
    for line in sys.stdin.buffer:
        print(json.dumps(picture.answer(line.decode())), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
