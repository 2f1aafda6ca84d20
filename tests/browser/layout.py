"""Looks at a page as an eye does: is anything cut off, in the way of something else, or too small?

`Eye.look` measures the page as it stands and remembers what is wrong with it. With a folder in
`WORKSHOP_PICTURES` it also takes a picture of everything it looks at.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

PROBE = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
PICTURES = os.environ.get("WORKSHOP_PICTURES")

SETTLED = """() => new Promise((done) => {
  const drawn = () => [...document.querySelectorAll('.ws-chart')].every(
    (one) => one.wsChart?.view && one.querySelector('svg'));
  const shape = () => [...document.querySelectorAll('.ws-chart svg')].map(
    (one) => `${one.clientWidth} ${one.clientHeight} ${one.textContent}`).join();
  let before, calm = 0;
  const look = () => {
    const now = drawn() ? shape() : undefined;
    calm = now !== undefined && now === before ? calm + 1 : 0;
    before = now;
    calm < 6 ? requestAnimationFrame(look) : done();
  };
  document.fonts.ready.then(() => requestAnimationFrame(look));
})"""
"""Resolves when what changed is laid out and every picture has stood still for some frames."""

SECONDARY = [
    (".ws-chart svg", 12.5),  # labels beside marks; the finding and the table say it in full
]
"""Marks that may be smaller than body type on small screens, each with its own least size."""


@dataclass(frozen=True)
class Place:
    """Where a page is seen: size in CSS pixels, and what is readable and reachable there."""

    name: str
    width: int
    height: int
    least: float
    marks: tuple[tuple[str, float], ...] = ()
    touch: int = 0

    @property
    def size(self) -> dict[str, int]:
        return {"width": self.width, "height": self.height}


PHONE = Place("phone", 390, 844, 17, tuple(SECONDARY), touch=44)
SMALL = Place("small", 320, 640, 17, tuple(SECONDARY), touch=44)
ZOOMED = Place("zoomed", 640, 400, 17, tuple(SECONDARY), touch=44)
LAPTOP = Place("laptop", 1280, 800, 14, tuple(SECONDARY))
WALL = Place("wall", 1280, 720, 28)
HALL = Place("hall", 1920, 1080, 28)


class Turns:
    """Gives each look one of the choices, the next look of its kind the next one."""

    def __init__(self, start: int = 0) -> None:
        self._start = start
        self._looks: dict[object, int] = {}

    def one(self, kind: object, choices: list) -> list:
        at = self._looks[kind] = self._looks.get(kind, self._start - 1) + 1
        return [choices[at % len(choices)]]


class Eye:
    """Looks at pages in several places and remembers every fault."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, str]] = []

    def look(self, page, name: str, *places: Place) -> None:
        for place in places:
            page.set_viewport_size(place.size)
            page.evaluate(SETTLED)
            self._measure(page, f"{name}, {place.name}", place)

    def told(self) -> str:
        """Return every fault once, with where it was seen."""
        places: dict[str, list[str]] = {}
        for place, fault in self.faults:
            places.setdefault(fault, []).append(place)
        return "\n".join(f"{fault}\n    {'; '.join(seen)}" for fault, seen in places.items())

    def _measure(self, page, name: str, place: Place) -> None:
        asked = {
            "least": place.least,
            "marks": [list(mark) for mark in place.marks],
            "still": ".ws-wall",
            "touch": place.touch,
        }
        self.faults += [(name, fault) for fault in page.evaluate(PROBE, asked)]
        if PICTURES:
            file = re.sub(r"[^\w-]+", "-", name.lower()).strip("-")
            page.screenshot(path=Path(PICTURES) / f"{file}.png", full_page="wall" not in name)
