"""Somebody without a browser: cookies, HTTP and one websocket, as any page would use them."""

import resource
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urljoin, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.simple_httpclient import SimpleAsyncHTTPClient
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 20.0
"""Seconds a guest waits for anything; a browser would wait longer, a person would not."""
_MOST, _SOCKETS = 2000, 8192
_MOVED = (301, 302, 303, 307)


def let_many_fetch() -> None:
    """Let as many guests fetch at the same time as there are, each with sockets of her own."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _SOCKETS if hard == resource.RLIM_INFINITY else min(_SOCKETS, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    AsyncHTTPClient.configure(SimpleAsyncHTTPClient, max_clients=_MOST)


class Guest:
    """What a browser keeps about one address.

    Args:
        base: address of the server.
        patience: seconds to wait for an answer.
    """

    def __init__(self, base: str, patience: float = PATIENCE) -> None:
        self.base, self.patience = base.rstrip("/"), patience
        self.cookies: dict[str, str] = {}

    async def fetch(
        self, path: str, more: Mapping[str, str] | None = None, **request: Any
    ) -> HTTPResponse:
        """Fetch a page, with more headers where given; one that has moved is returned so."""
        try:
            answer = await AsyncHTTPClient().fetch(
                HTTPRequest(
                    urljoin(self.base, path),
                    headers=self._headers() | dict(more or {}),
                    follow_redirects=False,
                    request_timeout=self.patience,
                    connect_timeout=self.patience,
                    **request,
                )
            )
        except HTTPClientError as error:
            if error.code not in _MOVED or error.response is None:
                raise
            answer = error.response
        for line in answer.headers.get_list("Set-Cookie"):
            self.cookies |= {name: cookie.value for name, cookie in SimpleCookie(line).items()}
        return answer

    async def follow(self, path: str, **request: Any) -> tuple[str, str]:
        """Fetch a page, wherever it has moved to; return its last path and its text."""
        answer = await self.fetch(path, **request)
        while answer.code in _MOVED:
            path = urljoin(answer.effective_url, answer.headers["Location"])
            answer = await self.fetch(path)
        return urlsplit(path).path, answer.body.decode()

    async def connect(self, path: str, protocols: list[str]) -> WebSocketClientConnection:
        """Open a websocket, which like a browser's does not hold small messages back."""
        request = HTTPRequest(
            f"ws{self.base.removeprefix('http')}{path}",
            headers=self._headers(),
            request_timeout=self.patience,
        )
        line = await websocket_connect(
            request, subprotocols=protocols or None, max_message_size=1 << 26
        )
        if line.protocol:
            line.protocol.set_nodelay(True)
        return line

    def _headers(self) -> dict[str, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.base))
        return {"Cookie": kept, "Origin": origin, "Accept-Encoding": "gzip"}
