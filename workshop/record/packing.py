"""What was drawn of a reveal, packed for the database and for files."""

import base64
import json
import zlib
from collections.abc import Sequence

from workshop.contracts.record import Drawn


def packed(drawn: Sequence[Drawn]) -> str:
    """Return findings in one text of letters, digits, plus and slash."""
    plain = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(plain.encode(), 6)).decode()


def unpacked(kept: str) -> list[Drawn]:
    """Return the findings that `packed` packed."""
    found: list[Drawn] = json.loads(zlib.decompress(base64.b64decode(kept)))
    return found
