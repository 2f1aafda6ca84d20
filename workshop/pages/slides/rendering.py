"""The process that reads a document: its pages become pictures, within limits, or it says why not.

What somebody downloaded may be anything. So it is read where nothing else is: a crash, a page that
never ends or one that fills the memory ends this process and nothing besides.
"""

import json
import sys
from pathlib import Path
from typing import Any

from workshop.machine import limit_this_process

LARGEST = 40_000_000
"""Bytes of a document."""

MOST_PAGES = 60

WIDTH, HEIGHT = 1920, 1080
"""Points of a picture at the most: a projector has no more of them."""

SMALL_ENOUGH = 700_000
"""Bytes up to which a picture is kept as it is drawn; larger ones are photographs."""

QUALITY = 90

SECONDS, MEMORY = 60, 1_500_000_000
"""What it may need: seconds of computing, and bytes."""

LARGEST_PICTURE = 12_000_000


class Unfit(Exception):
    """The document cannot be shown; `code` names why, in words of `data/ui/slides`."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def main() -> None:
    """Read a document from standard input into the folder that is named; tell it in lines."""
    limit_this_process(SECONDS, MEMORY, LARGEST_PICTURE)
    data = sys.stdin.buffer.read(LARGEST + 1)
    try:
        for page, pages in drawn(data, Path(sys.argv[1])):
            _tell(page=page, pages=pages)
    except Unfit as error:
        _tell(problem=error.code, details=error.details)
    except MemoryError:
        _tell(problem="heavy", details={})
    except Exception:  # whatever a library says of a document that is none
        _tell(problem="broken", details={})


def _tell(**said: object) -> None:
    print(json.dumps(said), flush=True)  # noqa: T201 - its parent reads it


def drawn(data: bytes, folder: Path) -> Any:
    """Draw every page of a document into a folder; yield how many are done, and how many there are.

    Raises:
        Unfit: `large`, `many`, `locked`, `broken`, `empty`.
    """
    import pypdfium2

    if len(data) > LARGEST:
        raise Unfit("large", limit=LARGEST // 1_000_000)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unfit("locked" if "password" in str(error).lower() else "broken") from None
    pages = len(document)
    if not 1 <= pages <= MOST_PAGES:
        raise Unfit("many" if pages else "empty", n=pages, limit=MOST_PAGES)
    for number in range(1, pages + 1):
        _draw(document[number - 1], folder / f"{number:03}")
        yield number, pages


def _draw(page: Any, stem: Path) -> None:
    """Draw a page as large as a projector shows it, on white."""
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise Unfit("broken")
    image = page.render(scale=min(WIDTH / width, HEIGHT / height)).to_pil().convert("RGB")
    path = stem.with_suffix(".png")
    image.save(path, compress_level=3)
    if path.stat().st_size > SMALL_ENOUGH:
        # Colours at full width: letters on a photograph stay sharp.
        image.save(stem.with_suffix(".jpg"), quality=QUALITY, subsampling=0)
        path.unlink()
    page.close()


if __name__ == "__main__":
    main()
