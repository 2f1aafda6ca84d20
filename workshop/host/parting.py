"""A session on its way to a host that takes it in: in parts, for it answers phones meanwhile."""

import base64
from collections.abc import Iterator

from workshop.contracts.tallies import Value
from workshop.host.client import new_op

EACH = 120_000
"""Bytes that a host is handed at a time."""


def parts_of(content: bytes) -> Iterator[dict[str, Value]]:
    """Yield the fields of each command by which a session is handed to a host, in their order."""
    op, ends = new_op(), range(EACH, len(content) + EACH, EACH)
    for end in ends:
        part = base64.b64encode(content[end - EACH : end]).decode()
        yield {"op": op, "part": part, "last": end >= len(content)}
