"""Pages' lines to kernels of their own, in Jupyter's protocol: bounded, and for their owners."""

import json
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import HTTPError
from voila.app import VoilaKernelWebsocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import read_header_from_binary_message

from workshop.host.callers import Role
from workshop.server.parts import server_of
from workshop.server.plain_page import FACILITATOR_COOKIE, PARTICIPANT_COOKIE, STUDY_COOKIE
from workshop.server.seats import Allowance
from workshop.server.walls import may_show_wall

GRACE = 60
"""Seconds a page has to reach its kernel, or to come back to it; its seat waits for ever."""

SAID_IN_A_SECOND, SAID_AT_ONCE = 40, 800
"""Messages that a page with sliders, which speak while they move, may send its kernel."""
MOST_PARTS = 64
"""Parts of one message; a page of ours sends six, and one for each file."""
MOST_LINES = 3
"""Websockets to one kernel: a page has one, and for a moment two when it comes back."""

_V1 = "v1.kernel.websocket.jupyter.org"
"""The form in which pages speak to their kernels: binary, and nothing else on such a line."""

# The one conversation a page begins by itself: it asks for the widgets there are.
_BEGUN_BY_PAGES = "jupyter.widget.control"

COOKIES = {
    Role.PARTICIPANT: PARTICIPANT_COOKIE,
    Role.FACILITATOR: FACILITATOR_COOKIE,
    None: STUDY_COOKIE,
}


async def keep_strangers_out(handler: JupyterHandler, kernel_id: str) -> None:
    """Let nobody reach a kernel that serves somebody else.

    Raises:
        HTTPError: 403, or 404 where there is no such kernel.
    """
    visitor = server_of(handler).bindings.visitor(kernel_id)
    if visitor is None or kernel_id not in handler.kernel_manager:
        raise HTTPError(404)
    if visitor.role is Role.WALL:
        proved = await may_show_wall(handler, visitor.secret)
    else:
        proved = handler.get_cookie(COOKIES[visitor.role]) == visitor.secret
    if not proved:
        raise HTTPError(403)


class Goodbye(VoilaShutdownKernelHandler):
    """Ends the kernel of a page that leaves."""

    async def post(self, kernel_id: str) -> None:
        """End it for the person it serves."""
        await keep_strangers_out(self, kernel_id)
        await super().post(kernel_id)


class Kernel(KernelHandler):
    """Tells a page about its kernel."""

    async def get(self, kernel_id: str) -> None:
        """Tell it to the person it serves."""
        await keep_strangers_out(self, kernel_id)
        await ensure_async(super().get(kernel_id))

    async def delete(self, kernel_id: str) -> None:
        """End it for the person it serves."""
        await keep_strangers_out(self, kernel_id)
        await ensure_async(super().delete(kernel_id))


class Channels(VoilaKernelWebsocketHandler):
    """A page's line to its kernel; closed as soon as the kernel is gone."""

    async def get(self, kernel_id: str) -> None:
        """Let nobody reach a kernel that serves somebody else."""
        await keep_strangers_out(self, kernel_id)
        await super().get(kernel_id)

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass on what a page of ours may say; hang up on what none of them would.

        What it has said is counted by kernel and for as long as that lives: a line that is cut
        and opened again says no more than one that stays.
        """
        said = server_of(self).said
        allowance = said.setdefault(self.kernel_id, Allowance(SAID_IN_A_SECOND, SAID_AT_ONCE))
        if not allowance.take():
            self.close(1008)
            return
        try:
            if isinstance(ws_message, bytes) != (self.selected_subprotocol == _V1):
                raise ValueError("Jupyter's older binary form, which no page of ours speaks")
            if not _begins_something_else(*_kind_and_content(ws_message)):
                super().on_message(ws_message)
        except Exception:  # whatever cannot be read is no message of our pages
            self.close(1007)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with the status alone: scripts read it, not people."""
        self.finish(str(status_code))

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Keep a live kernel's own troubles, with their paths, from the person it serves."""
        visitor = server_of(self).bindings.visitor(self.kernel_id)
        if visitor and visitor.role and isinstance(message, bytes):
            header = read_header_from_binary_message(message) or {}
            if header.get("msg_type") in ("error", "stream"):
                return None
        return super().write_message(message, binary)

    async def open(self, kernel_id: str) -> None:
        """Hang up when the kernel dies, so that the page notices at once."""
        # Small messages follow each other; held back until the first is acknowledged, the
        # second would arrive 40 ms later.
        self.set_nodelay(True)
        self._replace_oldest()
        await super().open(kernel_id)
        self.kernel_manager.add_restart_callback(kernel_id, self.close, "dead")

    def _replace_oldest(self) -> None:
        mine = server_of(self).channels.setdefault(self.kernel_id, [])
        while len(mine) >= MOST_LINES:
            mine.pop(0).close(1008)
        mine.append(self)

    def on_close(self) -> None:
        """End the kernel of a page that went without a goodbye and does not come back."""
        if self.connection is not None:
            super().on_close()
        server = server_of(self)
        lines = server.channels.get(self.kernel_id, [])
        if self in lines:
            lines.remove(self)
        if not lines:
            server.channels.pop(self.kernel_id, None)
        server.expect_back(self.kernel_id, GRACE)


def bounded(message: bytes) -> bytes:
    """Return a binary message whose table of contents tells no lie.

    It begins with a number of offsets and the offsets; whoever believes the number may go
    through more of them than there are bytes in the world.

    Raises:
        ValueError: it lies.
    """
    count = int.from_bytes(message[:8], "little")
    if not 6 <= count <= MOST_PARTS or len(message) < 8 * (count + 1):
        raise ValueError("so many parts are not there")
    table = message[8 : 8 * (count + 1)]
    ends = [int.from_bytes(table[8 * n : 8 * n + 8], "little") for n in range(count)]
    if ends[0] < 8 * (count + 1) or ends != sorted(ends) or ends[-1] > len(message):
        raise ValueError("the parts are not where they are said to be")
    return message


def _kind_and_content(message: str | bytes) -> tuple[str, Any]:
    """Read what is needed of a message, in either of the two forms a page may send."""
    if isinstance(message, str):
        said = json.loads(message)
        return said["header"]["msg_type"], said["content"]
    _, (header, _, _, content, *_) = deserialize_msg_from_ws_v1(bounded(message))  # type: ignore[no-untyped-call]
    return json.loads(header)["msg_type"], json.loads(content)


def _begins_something_else(kind: str, content: Any) -> bool:
    """Whether a page wants a widget made: ours are made by the notebook, and never many."""
    return kind == "comm_open" and content.get("target_name") != _BEGUN_BY_PAGES
