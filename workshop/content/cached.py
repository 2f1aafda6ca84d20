"""Files that save time and hold nothing of their own: they can be made again at any time."""

import os
import tempfile
from pathlib import Path

FOLDER = "marketing-sales-workshop"


def cache_file(name: str) -> Path:
    """Return where a file of this user's cache lies; it may not be there, nor its folder."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(FOLDER, appauthor=False)) / name


def write_whole(target: Path, content: bytes) -> None:
    """Write a file: whoever reads sees the old one or the whole new one, never a half.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
