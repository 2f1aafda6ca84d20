"""People nobody invited: they guess, they hold connections, they say nothing."""

import contextlib
import http.client
import itertools
import socket
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

SLOW_HEADERS = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
"""The beginning of a request that never ends."""


class Guesser:
    """Tries codes and keys, from an address of this machine's own network."""

    def __init__(self, port: int, address: str = "127.0.0.1", trust=None) -> None:
        self.port, self.address, self.trust = port, address, trust

    def ask(self, method: str, path: str, fields=None, headers=None) -> int:
        """Return the status of an answer."""
        place = {"host": "127.0.0.1", "port": self.port, "source_address": (self.address, 0)}
        if self.trust:
            line = http.client.HTTPSConnection(**place, timeout=60, context=self.trust)
        else:
            line = http.client.HTTPConnection(**place, timeout=60)
        body = urllib.parse.urlencode(fields) if fields else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
        with contextlib.closing(line):
            line.request(method, path, body, kind | (headers or {}))
            return line.getresponse().status

    def code(self, code: str, **headers) -> int:
        return self.ask("GET", f"/join/{code}", headers=headers)

    def key(self, key: str) -> int:
        form = {"key": key, "_xsrf": "0" * 32}
        return self.ask("POST", "/facilitate", form, {"Cookie": f"_xsrf={'0' * 32}"})


def guess_codes(port: int, addresses: list[str], many: int) -> list[int]:
    """Let addresses take turns at wrong codes, and return the statuses."""
    guessers = [Guesser(port, address) for address in addresses]
    turns = zip(itertools.cycle(guessers), range(many), strict=False)
    with ThreadPoolExecutor(8) as hands:
        return list(hands.map(lambda turn: turn[0].code(f"WRNG{turn[1] % 10_000:04d}"), turns))


def silent_sockets(port: int, many: int, says: bytes = b"") -> list[socket.socket]:
    """Open connections over which nothing more is ever asked."""
    opened = []
    for _ in range(many):
        one = socket.create_connection(("127.0.0.1", port), timeout=20)
        with contextlib.suppress(OSError):  # closed already: there were too many
            one.sendall(says)
        opened.append(one)
    return opened


def still_open(sockets) -> int:
    """Count the connections that the other end has not closed."""
    count = 0
    for one in sockets:
        one.setblocking(False)
        try:
            count += bool(one.recv(1))
        except BlockingIOError:
            count += 1
        except OSError:
            pass
    return count
