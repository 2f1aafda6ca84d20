"""Jupyter's own protocol in the hands of somebody who writes her own messages."""

import asyncio
import contextlib
import itertools
import json
import uuid

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

from tests.support.phone_line import PATIENCE, cookies

V1 = "v1.kernel.websocket.jupyter.org"
KINDS = [
    "execute_request", "inspect_request", "complete_request", "history_request",
    "is_complete_request", "connect_request", "comm_info_request", "kernel_info_request",
    "shutdown_request", "interrupt_request", "debug_request", "create_subshell_request",
    "delete_subshell_request", "list_subshell_request", "input_reply", "input_request",
    "comm_open", "comm_msg", "comm_close", "usage_request", "abort_request", "clear_request",
    "stream", "display_data", "update_display_data", "execute_result", "error", "status", "sat",
]  # fmt: skip
"""Kinds of messages that Jupyter knows, in both directions, and one of ours."""


def kernel_of(page) -> str:
    """Return the kernel that one of Voilà's full pages names."""
    config = page.body.split('id="jupyter-config-data" type="application/json">')[1]
    return json.loads(config.split("</script>")[0])["kernelId"]


def message(kind, content, channel="shell", buffers=()):
    """Return a message as Jupyter's front end would make it."""
    header = {
        "msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": "x",
        "date": "2026-05-04T12:00:00Z", "version": "5.3",
    }  # fmt: skip
    told = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
    return told | {"channel": channel, "buffers": list(buffers)}


def as_text(told) -> str:
    return json.dumps(told | {"buffers": []})


def as_bytes(told) -> bytes:
    """Pack a message in the binary form: a number of offsets, the offsets, the parts."""
    names = ("header", "parent_header", "metadata", "content")
    parts = [told["channel"].encode(), *(json.dumps(told[name]).encode() for name in names)]
    return with_table([*parts, *told["buffers"]])


def with_table(parts, change=lambda offsets: offsets, count=None) -> bytes:
    """Pack parts behind a table of offsets, which may be changed to tell a lie."""
    offsets = [8 * (len(parts) + 2)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    table = [len(offsets) if count is None else count, *change(offsets)]
    numbers = (number.to_bytes(8, "little", signed=number < 0) for number in table)
    return b"".join([*numbers, *parts])


class FullLine:
    """A page's websocket to the kernel of its own."""

    def __init__(self, server, visitor, kernel, protocol=V1, origin=None) -> None:
        self._protocols = [protocol] if protocol else None
        self.request = HTTPRequest(
            f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels?session_id=x",
            headers={"Cookie": cookies(visitor), "Origin": origin or server.base},
            request_timeout=PATIENCE,
        )

    async def __aenter__(self) -> "FullLine":
        self._socket = await websocket_connect(
            self.request, subprotocols=self._protocols, max_message_size=1 << 26
        )
        return self

    async def __aexit__(self, *_) -> None:
        self._socket.close()

    async def say(self, kind, content, **more) -> None:
        told = message(kind, content, **more)
        await self.write(as_bytes(told) if self._protocols else as_text(told))

    async def act(self, model, **action) -> None:
        await self.say(
            "comm_msg", {"comm_id": model, "data": {"method": "custom", "content": action}}
        )

    async def write(self, raw) -> None:
        """Send anything; a line that is cut already takes nothing."""
        with contextlib.suppress(WebSocketClosedError):
            await self._socket.write_message(raw, binary=isinstance(raw, bytes))

    async def hear(self, kind, patience=PATIENCE):
        """Return the content of the next message of a kind, None once the line was cut."""
        async with asyncio.timeout(patience):
            while (raw := await self._socket.read_message()) is not None:
                heard = json.loads(raw) if isinstance(raw, str) else _unpacked(raw)
                if heard["header"]["msg_type"] == kind:
                    return heard["content"]
        return None

    async def cut(self, patience=PATIENCE) -> int:
        """Wait until it is closed, and return the code."""
        assert await self.hear("never", patience) is None
        return self._socket.close_code

    async def models(self):
        """Return the widgets of the page: only a kernel that answers has them."""
        await self.say("comm_info_request", {"target_name": "jupyter.widget"})
        return list((await self.hear("comm_info_reply"))["comms"])


def _unpacked(raw: bytes):
    count = int.from_bytes(raw[:8], "little")
    at = [int.from_bytes(raw[8 * n : 8 * n + 8], "little") for n in range(1, count + 1)]
    parts = [raw[one:next] for one, next in itertools.pairwise(at)]
    return {"header": json.loads(parts[1]), "content": json.loads(parts[4])}
