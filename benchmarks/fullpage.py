"""A page of Voilà's full front end, as wall and facilitator have: all widgets of a kernel."""

import asyncio
import html
import json
import re
import time
import uuid
from typing import Any
from urllib.parse import urlencode

from benchmarks.guest import PATIENCE, Guest
from benchmarks.visitor import HIDDEN
from benchmarks.wire import PROTOCOL, packed, unpacked

_MODEL = re.compile(r'"model_id":\s*"([0-9a-f]{32})"')
_SETTINGS = re.compile(r'id="jupyter-config-data"[^>]*>(.*?)</script>', re.DOTALL)


class FullPage(Guest):
    """Somebody whose page asks its kernel for all widgets and keeps the state of the last."""

    notebook: str

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.page: dict[str, Any] = {}
        self._changed = asyncio.Condition()
        self._session = str(uuid.uuid4())

    async def fill_in(self, path: str, **fields: str) -> None:
        """Fill in the form of a page and send it."""
        form = await self.fetch(path)
        told = dict(HIDDEN.findall(form.body.decode())) | fields
        await self.fetch(path, method="POST", body=urlencode(told))

    async def open(self) -> None:
        """Open the page and its line."""
        text = (await self.fetch(self.notebook)).body.decode()
        settings = json.loads(html.unescape(_SETTINGS.findall(text)[0]))
        self._kernel, self._model = settings["kernelId"], _MODEL.findall(text)[-1]
        await self.fetch(f"/api/kernels/{self._kernel}?{time.time_ns()}")
        path = f"/api/kernels/{self._kernel}/channels?session_id={self._session}"
        self._line = await self.connect(path, [PROTOCOL])
        self._reader = asyncio.create_task(self._read())
        await self._say("kernel_info_request", {})

    async def wait_for(self, sight: Any) -> float:
        """Wait until the page is as wished and return that moment."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: sight(self.page)), PATIENCE)
        return time.perf_counter()

    async def leave(self) -> None:
        """Say goodbye as a page does that is closed."""
        self._reader.cancel()
        self._line.close()
        goodbye = urlencode({"_xsrf": self.cookies["_xsrf"]})
        await self.fetch(f"/voila/api/shutdown/{self._kernel}", method="POST", body=goodbye)

    async def show(self, state: dict[str, Any]) -> None:
        """Take what has changed."""
        async with self._changed:
            self.page = state.get("page", self.page)
            self._changed.notify_all()

    async def _ask_for_state(self) -> None:
        comm = uuid.uuid4().hex
        told = {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}
        await self._say("comm_open", told)
        await self._say("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})

    async def _read(self) -> None:
        while isinstance(message := await self._line.read_message(), bytes):
            kind, content = unpacked(message)
            if kind == "kernel_info_reply":
                await self._ask_for_state()
            elif kind == "comm_msg":
                await self._take(content)

    async def _take(self, content: dict[str, Any]) -> None:
        data = content["data"]
        if data.get("method") == "update_states":
            await self.show(data["states"][self._model]["state"])
        elif data.get("method") == "update" and content["comm_id"] == self._model:
            await self.show(data["state"])

    async def _say(self, kind: str, content: dict[str, Any]) -> None:
        await self._line.write_message(packed(kind, content, self._session), binary=True)
