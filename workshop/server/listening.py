"""Connections: whoever says nothing is let go, so that there is always room for who comes next."""

import errno
import logging
import socket
import time
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from tornado import httputil
from tornado.http1connection import HTTP1ConnectionParameters, HTTP1ServerConnection
from tornado.httpserver import HTTPServer, _HTTPRequestContext
from tornado.ioloop import IOLoop
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.web import Application

from workshop.server.crowds import Line, Lines
from workshop.server.outside import Outside
from workshop.server.visits import Visits

log = logging.getLogger(__name__)

PATIENCE = 15.0
"""Seconds a browser has to say what it wants, on a new connection and on one it keeps open."""
SLOWEST_BODY = 30.0
"""Seconds it has to send what it posts: forms of a few hundred bytes."""
PROXY_PATIENCE = 300.0
"""The same for a proxy that was named, which keeps its connections for the next visitor."""

BACKLOG = 1024
IN_A_ROW = 64
"""Connections that are taken before those that came before are heard."""
PAUSE = 0.5
"""Seconds until we look again when no more files may be opened."""
AT_ONCE = 50
"""Silent connections that are closed then."""
REMIND_EVERY = 60.0

_NO_FILES = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}


class _Context(_HTTPRequestContext):
    """Where requests of a connection come from."""

    def __init__(
        self, line: Line, address: tuple[Any, ...], outside: Outside, visits: Visits
    ) -> None:
        super().__init__(line.stream, address, None)
        self.line, self._outside, self._visits = line, outside, visits
        self.trusted = outside.trusts(self.remote_ip)

    def read(self, headers: httputil.HTTPHeaders) -> None:
        """Believe a trusted proxy, and nobody else, about whom it speaks for."""
        if self.trusted:
            self._believe(headers)
        self._visits.note(self.remote_ip)

    def _believe(self, headers: httputil.HTTPHeaders) -> None:
        self.remote_ip = self._outside.sender(
            self._orig_remote_ip, headers.get("X-Forwarded-For", "")
        )
        said = headers.get("X-Forwarded-Proto", "").rpartition(",")[2].strip().lower()
        self.protocol = said if said in ("http", "https") else self._orig_protocol


class _Heard(httputil.HTTPMessageDelegate):
    """Notes what comes over a connection on its way to the application."""

    def __init__(self, inner: httputil.HTTPMessageDelegate, context: _Context) -> None:
        self._inner, self._context = inner, context

    def headers_received(self, start_line: Any, headers: httputil.HTTPHeaders) -> Any:
        self._context.read(headers)
        return self._inner.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Any:
        return self._inner.data_received(chunk)

    def finish(self) -> None:
        self._context.line.begins()
        self._inner.finish()

    def on_connection_close(self) -> None:
        self._inner.on_connection_close()


class Listener(HTTPServer):
    """Tornado's server, with an end to silence and to crowds."""

    def watch(self, lines: Lines, outside: Outside, visits: Visits) -> None:
        """Take what connections are counted in, before the first one comes."""
        self.lines, self._outside, self._visits = lines, outside, visits
        self._for_proxies = HTTP1ConnectionParameters(
            header_timeout=PROXY_PATIENCE,
            max_body_size=self.conn_params.max_body_size,
            body_timeout=self.conn_params.body_timeout,
        )
        self._said = -REMIND_EVERY

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Accept connections, also when for a while no more files may be opened."""
        for listening in sockets:
            self._sockets[listening.fileno()] = listening
            self._accept_on(listening)

    def _accept_on(self, listening: socket.socket) -> None:
        loop = IOLoop.current()
        loop.add_handler(listening, lambda *_: self._accept(listening), IOLoop.READ)
        self._handlers[listening.fileno()] = partial(loop.remove_handler, listening)

    def _accept(self, listening: socket.socket) -> None:
        for _ in range(IN_A_ROW):
            try:
                connection, address = listening.accept()
            except BlockingIOError:
                return
            except OSError as error:
                if error.errno in _NO_FILES:
                    self._rest(listening)
                    return
                continue  # it was gone before we came to it
            self._handle_connection(connection, address)

    def _rest(self, listening: socket.socket) -> None:
        """Close what is silent, say so once, and look again a little later."""
        now = time.monotonic()
        if now - self._said >= REMIND_EVERY:
            self._said = now
            log.error("No more files may be opened on this machine; silent connections are closed.")
        self.lines.make_room(AT_ONCE, self.lines.idle(), any_of_them=True)
        self._handlers[listening.fileno()]()
        self._handlers[listening.fileno()] = lambda: None
        IOLoop.current().call_later(PAUSE, self._wake, listening)

    def _wake(self, listening: socket.socket) -> None:
        if not self._stopped:
            self._accept_on(listening)

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serve a connection."""
        context = _Context(self.lines.add(stream), address, self._outside, self._visits)
        params = self._for_proxies if context.trusted else self.conn_params
        connection = HTTP1ServerConnection(stream, params, context)
        self._connections.add(connection)
        connection.start_serving(self)

    def start_request(self, server_conn: Any, request_conn: Any) -> httputil.HTTPMessageDelegate:
        """Wait for the next request of a connection."""
        context = request_conn.context
        context.line.waits()
        request_conn.write_headers = partial(_unsigned, request_conn.write_headers)
        return _Heard(super().start_request(server_conn, request_conn), context)

    def on_close(self, server_conn: Any) -> None:
        """Forget a connection, unless it goes on as a websocket."""
        super().on_close(server_conn)
        if server_conn.stream.closed():
            self.lines.drop(server_conn.context.line)


def _unsigned(write: Any, start: Any, headers: httputil.HTTPHeaders, *more: Any) -> Any:
    """Answer without saying which program in which version answers, on whosever page it is."""
    headers.pop("Server", None)
    return write(start, headers, *more)


def listen(
    app: Application,
    port: int,
    addresses: Sequence[str],
    largest: int,
    lines: Lines,
    outside: Outside,
    visits: Visits,
) -> Listener:
    """Listen on a port.

    Args:
        app: what answers.
        port: TCP port.
        addresses: this machine's, in numbers; `0.0.0.0` and `::` are all of them.
        largest: bytes of the largest body.
        lines: where connections are counted.
        outside: the proxies before us.
        visits: where it is noted who came.

    Raises:
        OSError: the port cannot be had.
    """
    listener = Listener(
        app, max_body_size=largest, idle_connection_timeout=PATIENCE, body_timeout=SLOWEST_BODY
    )
    listener.watch(lines, outside, visits)
    for address in addresses:
        listener.add_sockets(bind_sockets(port, address=address, backlog=BACKLOG))
    return listener
