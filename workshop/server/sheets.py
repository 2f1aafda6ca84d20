"""The scripts and sheets of widgets, at addresses that browsers may keep for ever."""

import functools
import gzip

from workshop.server import bundles
from workshop.server.plain_page import Page
from workshop.widgets import linked

_TYPES = {"js": "text/javascript", "css": "text/css"}


@functools.lru_cache(maxsize=32)
def _compressed(name: str, digest: str, kind: str) -> tuple[bytes, bytes] | None:
    ours = bundles.text(f"{name}.{kind}")
    if ours is not None and bundles.digest(ours) != digest:
        return None
    text = ours or linked.content(name, digest, kind)
    return (text.encode(), gzip.compress(text.encode(), 9)) if text is not None else None


class WidgetPart(Page):
    """`/assets/widgets/Card-DIGEST.js`: one script or sheet; another content, another address."""

    def get(self, name: str, digest: str, kind: str) -> None:
        """Send it, compressed where that is understood."""
        found = _compressed(name, digest, kind)
        if found is None:
            self.send_error(404)
            return
        packed = "gzip" in self.request.headers.get("Accept-Encoding", "")
        self.set_header("Content-Type", f"{_TYPES[kind]}; charset=utf-8")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        if packed:
            self.set_header("Content-Encoding", "gzip")
        self.finish(found[packed])
