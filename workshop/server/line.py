"""A page's websocket to its kernel, over the sockets with which the page was made."""

import asyncio
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from workshop.server.preparing import PreparedPage


class Line(ZMQChannelsWebsocketConnection):
    """Takes over sockets that are connected already, and so needs no asking whether they are.

    Kernels that were not prepared are reached the usual way.
    """

    _seasoned = False

    @property
    def _page(self) -> PreparedPage | None:
        found: PreparedPage | None = self.multi_kernel_manager.pages.get(self.kernel_id)
        return found

    async def prepare(self) -> None:
        """Get ready; a prepared kernel has answered before, so it is not asked what it is."""
        if self._page is None:
            await super().prepare()  # type: ignore[no-untyped-call]
            return
        await self._register_session()  # type: ignore[no-untyped-call]
        self.session.key = self.kernel_manager.session.key

    def create_stream(self) -> None:
        """Use the sockets that are there, or make others."""
        page = self._page
        kept = page.take_channels() if page else None
        if kept is None:
            super().create_stream()  # type: ignore[no-untyped-call]
            return
        self.channels, self._seasoned = kept, True

    def nudge(self) -> asyncio.Future[None]:
        """Make sure that messages pass in both directions."""
        if not self._seasoned:
            return super().nudge()
        done: asyncio.Future[None] = asyncio.Future()
        done.set_result(None)
        return done

    def _limit_rate(self, channel: Any, msg: Any, msg_list: Any) -> bool:
        """Let everything pass: our own code decides what a room's kernel sends."""
        if self._page:
            return False
        return bool(super()._limit_rate(channel, msg, msg_list))  # type: ignore[no-untyped-call]
