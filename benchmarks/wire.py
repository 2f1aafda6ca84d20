"""What a page and its kernel say to each other: Jupyter's messages, as browsers write them."""

import json
import uuid
from typing import Any

PROTOCOL = "v1.kernel.websocket.jupyter.org"
_WORD = 8
_METADATA = {"version": "1.0.0"}  # of the widgets' control protocol; others do not look at it


def packed(kind: str, content: dict[str, Any], session: str) -> bytes:
    """Return a message on the shell channel, ready to be sent."""
    header = {
        "msg_id": uuid.uuid4().hex, "msg_type": kind, "session": session, "username": "",
        "date": "2026-01-01T00:00:00.000Z", "version": "5.3",
    }  # fmt: skip
    tables = [json.dumps(table).encode() for table in (header, {}, _METADATA, content)]
    parts = [b"shell", *tables]
    ends = [_WORD * (len(parts) + 2)]
    for part in parts:
        ends.append(ends[-1] + len(part))
    words = [len(ends), *ends]
    return b"".join([*(n.to_bytes(_WORD, "little") for n in words), *parts])


def unpacked(message: bytes) -> tuple[str, dict[str, Any]]:
    """Return kind and content of a message; what nobody looks at stays unread."""
    count = int.from_bytes(message[:_WORD], "little")
    ends = [
        int.from_bytes(message[_WORD * n : _WORD * (n + 1)], "little") for n in range(1, count + 1)
    ]
    header = json.loads(message[ends[1] : ends[2]])
    kind = header["msg_type"]
    content = json.loads(message[ends[4] : ends[5]]) if kind != "status" else {}
    return kind, content
