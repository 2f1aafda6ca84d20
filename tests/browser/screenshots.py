"""Takes pictures of every page in every phase: `make screenshots`.

A real server, a real browser, and the invented room of `data/samples` as the people in it. Rooms,
doors and lessons stand beside each other, so as many are taken at once as the machine can bear.
"""

import os
import shutil
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.browser.people import CHROMIUM, Browsers
from tests.browser.pictures.alone import LESSONS, doors, in_lab, lesson
from tests.browser.pictures.camera import Camera
from tests.browser.pictures.room import Studio
from tests.browser.pictures.sheet import BEST, copy_best, write_index
from tests.browser.pictures.teams import TeamStudio
from tests.support.lab import RunningLab
from tests.support.server import RunningServer
from workshop.content import LANGUAGES

PICTURES = Path("build/screenshots")
DOCUMENTS = Path("docs/screenshots")


def room(browser, server, camera: Camera, slug: str) -> None:
    """Take a whole session of one exercise."""
    Studio(browser, server, camera, slug).play()


def teams(browser, server, camera: Camera, slug: str) -> None:
    """Take a session of one exercise that each side answers on one phone."""
    TeamStudio(browser, server, camera, slug).play()


STAGES = {"room": room, "teams": teams, "lesson": lesson, "lab": in_lab, "doors": doors}
BRIEF = "documents"


def take(order: tuple[str, str, str], brief: bool) -> str:
    """Take the pictures of one stage, with a server and a browser of its own."""
    stage, language, slug = order
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place, Browsers(CHROMIUM) as browsers:
        server = (RunningLab if stage == "lab" else RunningServer)(Path(place)).start()
        try:
            with browsers.fresh() as browser:
                camera = Camera(PICTURES, language, BEST, brief)
                STAGES[stage](browser, server, camera, slug)
        finally:
            server.stop()
    return f"{stage} {slug} {language}: {time.monotonic() - began:.0f} s"


def orders(wanted: list[str]) -> list[tuple[str, str, str]]:
    """Return what is to be taken: stage, language and exercise; the longest first."""
    stages = ["room", "teams", "doors"] if BRIEF in wanted else wanted or STAGES
    of_documents = [slug for slug in LESSONS if any(slug in picture for picture in BEST.values())]
    some = of_documents if BRIEF in wanted else LESSONS
    slugs = {"doors": list(LESSONS)[:1]}
    return [
        (stage, one, slug)
        for stage in stages
        for slug in slugs.get(stage, some)
        for one in LANGUAGES
    ]


def main(wanted: list[str]) -> None:
    """Take all pictures; or those of the stages named; or only those of the documents."""
    brief = BRIEF in wanted
    if not wanted:
        shutil.rmtree(PICTURES, ignore_errors=True)
    chosen = orders(wanted)
    with ProcessPoolExecutor(max_workers=2 * (os.cpu_count() or 1)) as workers:
        for done in workers.map(take, chosen, [brief] * len(chosen)):
            sys.stdout.write(f"{done}\n")
    write_index(PICTURES)
    if brief or not wanted:
        copy_best(PICTURES, DOCUMENTS)


if __name__ == "__main__":
    main(sys.argv[1:])
