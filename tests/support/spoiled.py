"""Copies of the kit's content, whole or in part, that may be spoiled."""

import json
import re
import shutil

from tests.support.room import EXERCISE
from workshop.commands.check import mistakes
from workshop.content import content_root
from workshop.exercises.agenda import load_agenda
from workshop.exercises.exercise import exercises
from workshop.exercises.routing import ways

FOLDER = f"data/exercises/{EXERCISE}"
STRUCTURE, ENGLISH, NORWEGIAN = (f"{FOLDER}/{n}.toml" for n in ("exercise", "en", "nb"))
AGENDA = "data/agendas/first-session.toml"
POOL, POOL_SWEEP, POOL_ENGLISH = (
    f"data/models/lead-pool{ending}.toml" for ending in ("", ".sweep", ".en")
)


_PLAYED = (item.exercise for item in load_agenda("first-session").items)
_ASKED = [slug for slug in _PLAYED if slug in exercises()]
ROOM = (*(f"exercises/{slug}" for slug in _ASKED), "moments", "paces.toml",
        "agendas/first-session.toml")  # fmt: skip
FUNNEL = ("models/funnel.en.toml", "models/funnel.nb.toml")
CONCERNED = {
    "exercises": (*ROOM, *FUNNEL, "people"),
    "people": ("people", "paces.toml", *FUNNEL),
    "agendas": (*ROOM, *FUNNEL),
    "models": ("models", "paces.toml"),
    "ui": ("ui", "paces.toml", *FUNNEL),
}
"""Which part of the data is checked with a spoiled file of a folder, rather than all of it."""


class Kit:
    """A copy of the kit's data, or of a part that is whole in itself, that may be spoiled."""

    def __init__(self, root, parts=("",)) -> None:
        self.root = root
        for part in parts:
            copy(content_root() / "data" / part, root / "data" / part)
        (root / "notebooks").mkdir()
        if parts != ("",):
            self._plan_what_is_missing()
            self._ask_afterwards()

    def _plan_what_is_missing(self):
        """Let ways lead to exercises that are not in this part, as to those yet to come."""
        missing = sorted({slug for way in ways() for slug in way.exercises})
        text = (content_root() / "data" / "routes.toml").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^planned = .*$", f"planned = {json.dumps(missing)}", text)
        self.path("data/routes.toml").write_text(text, encoding="utf-8")

    def _ask_afterwards(self):
        """Ask after a session only what takes no words of an exercise."""
        data = content_root() / "data"
        copy(data / "indicators.toml", self.path("data/indicators.toml"))
        asks = re.split(r"(?m)^(?=\[\[ask\]\])", (data / "pulse.toml").read_text(encoding="utf-8"))
        own = "".join(one for one in asks if not re.search(r"(?m)^of = ", one))
        self.path("data/pulse.toml").write_text(own, encoding="utf-8")

    def path(self, name):
        return self.root / name

    def replace(self, name, old, new):
        """Change one place of a file and return the line it stands on."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.path(name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def line(self, name, start):
        lines = self.path(name).read_text(encoding="utf-8").splitlines()
        return next(n for n, line in enumerate(lines, 1) if line.startswith(start))

    def mistakes(self):
        return mistakes(self.root)


def copy(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)


def concerned(root, name):
    """Return a kit with what a file is checked together with."""
    return Kit(root, CONCERNED[name.split("/")[1]])


def keys(table, path=()):
    """Return the path to every value of a table, tables and lists included."""
    children = table.items() if isinstance(table, dict) else enumerate(table)
    for key, value in children:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from keys(value, (*path, key))


def write(table):
    """Write a table as TOML, all of it inline."""

    def inline(value):
        if isinstance(value, dict):
            return "{" + ", ".join(f'"{k}" = {inline(v)}' for k, v in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(inline, value)) + "]"
        if isinstance(value, str):
            escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{escaped}"'
        return str(value).lower()

    return "".join(f'"{k}" = {inline(v)}\n' for k, v in table.items())


def spoil(table, path, value):
    """Put a value into a table and return the one that stood there."""
    *above, last = path
    for key in above:
        table = table[key]
    before, table[last] = table[last], value
    return before
