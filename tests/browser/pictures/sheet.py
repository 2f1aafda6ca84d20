"""What becomes of the pictures: a page to look through them, and the best for the documents."""

import html
import shutil
from itertools import groupby
from pathlib import Path

from tests.browser.pictures.camera import DOCUMENTS

STYLE = """
body { margin: 2rem; background: #8a8d96; font: 15px/1.4 system-ui, sans-serif; }
h1 { margin: 3rem 0 0; } h2 { margin: 1.6rem 0 .4rem; font-size: 1rem; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; }
div { display: flex; flex-wrap: wrap; gap: 10px; align-items: start; }
a { color: inherit; font-size: 12px; } img { display: block; height: 190px; max-width: 340px;
object-fit: cover; object-position: top; border: 1px solid #555; }
"""

BEST = {
    "phone-landing-nb": "doors/landing.phone-light-nb",
    "phone-sorting-nb": "phone/where-are-the-sales-room-lines-filled.phone-light-nb",
    "phone-mirror-dark-en": "phone/where-are-the-sales-room-mirror-told-filled.phone-dark-en",
    "phone-mirror-dark-nb": "phone/where-are-the-sales-room-mirror-told-filled.phone-dark-nb",
    "phone-points-en": "phone/kpi-tradeoffs-bonus-given-marketing-filled.phone-light-en",
    "phone-points-nb": "phone/kpi-tradeoffs-bonus-given-marketing-filled.phone-light-nb",
    "wall-lobby": "wall/where-are-the-sales-lobby.desktop-light-en",
    "wall-mirror": "wall/where-are-the-sales-room-revealed-3-mirror.desktop-light-en",
    "wall-ladder": "wall/kpi-tradeoffs-bonus-revealed-5-ladder.desktop-light-en",
    "wall-ladder-dark-nb": "wall/kpi-tradeoffs-bonus-revealed-5-ladder.desktop-dark-nb",
    "wall-talk": "wall/where-are-the-sales-again-say-back-talk.desktop-light-en",
    "wall-teams-nb": "wall/teams-where-are-the-sales-room-revealed-3-mirror.desktop-light-nb",
    "phone-talk-nb": "phone/where-are-the-sales-deal-exchange-talk.phone-light-nb",
    "wall-horizon": "wall/strategy-vs-tactics-horizon-revealed-3-horizon.desktop-light-en",
    "console-asking": "console/where-are-the-sales-room-asking.desktop-light-en",
    "console-revealed": "console/where-are-the-sales-room-revealed.desktop-light-en",
    "console-revealed-nb": "console/where-are-the-sales-room-revealed.desktop-light-nb",
    "report": "doors/report.desktop-light-en",
    "report-nb": "doors/report.phone-light-nb",
    "report-wide-nb": "doors/report.desktop-light-nb",
    "console-bench": "console/kpi-tradeoffs-bonus-revealed-bench.desktop-light-en",
    "console-bench-nb": "console/kpi-tradeoffs-bonus-revealed-bench.desktop-light-nb",
}
"""The pictures of the documents: name there, and picture."""


def write_index(folder: Path) -> None:
    """Write `index.html`: thumbnails by page, each with a link to the picture."""
    pictures = sorted(folder.glob("*/*.jpg"))
    pages = [(page, list(some)) for page, some in groupby(pictures, lambda p: p.parent.name)]
    links = "".join(f'<a href="#{page}">{page} ({len(some)})</a>' for page, some in pages)
    body = "".join(f'<h1 id="{page}">{page}</h1>{_subjects(some)}' for page, some in pages)
    head = f'<!doctype html><meta charset="utf-8"><title>screenshots</title><style>{STYLE}</style>'
    (folder / "index.html").write_text(f"{head}<nav>{links}</nav>{body}", encoding="utf-8")


def _subjects(pictures: list[Path]) -> str:
    by_subject = groupby(pictures, lambda picture: picture.name.partition(".")[0])
    return "".join(f"<h2>{subject}</h2><div>{_thumbs(some)}</div>" for subject, some in by_subject)


def _thumbs(pictures) -> str:
    return "".join(_thumb(f"{one.parent.name}/{one.name}") for one in pictures)


def _thumb(path: str) -> str:
    name = html.escape(path)
    return f'<a href="{name}"><img loading="lazy" src="{name}" alt="">{name.split(".")[1]}</a>'


def copy_best(pictures: Path, documents: Path) -> None:
    """Replace the pictures of the documents by those that were taken for them."""
    taken = {picture.stem: picture for picture in (pictures / DOCUMENTS).glob("*.png")}
    missing = set(BEST) - set(taken)
    if missing:
        raise FileNotFoundError(f"not taken: {', '.join(sorted(missing))}")
    shutil.rmtree(documents, ignore_errors=True)
    documents.mkdir(parents=True)
    for name in BEST:
        shutil.copy(taken[name], documents)
