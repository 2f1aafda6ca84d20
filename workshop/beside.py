"""A program of ours beside this process that answers lines: for work that must hold nobody up."""

import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import suppress


class Beside:
    """Starts a module as a program with the first line, and ends it when an answer takes too long.

    It lives as long as its input is open. One thread asks at a time.

    Args:
        module: its `main` answers each line of standard input with lines on standard output.
        patience: seconds that all lines of one answer may take.
    """

    def __init__(self, module: str, patience: float) -> None:
        self._module, self._patience = module, patience
        self._process: subprocess.Popen[bytes] | None = None

    def answers(self, line: bytes) -> Generator[bytes, None, None]:
        """Hand over a line, and yield what is said to it until the caller has heard enough.

        Nothing comes any more once the program has ended, or was ended.

        Args:
            line: without its end.

        Raises:
            OSError: it had ended before.
        """
        process = self._process = self._process or self._start()
        assert process.stdin is not None  # noqa: S101 - both were opened as pipes
        assert process.stdout is not None  # noqa: S101
        watch = threading.Timer(self._patience, process.kill)
        watch.start()
        try:
            process.stdin.write(line + b"\n")
            process.stdin.flush()
            while said := process.stdout.readline():
                yield said
        finally:
            watch.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", self._module], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def end(self) -> None:
        """End the program; what it is doing is given up. The next line starts it again."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
