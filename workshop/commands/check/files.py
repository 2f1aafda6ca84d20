"""Names files that lie in `data` and that nothing reads: mostly copies, and wrong names."""

import re
from collections.abc import Callable
from pathlib import Path

from workshop.content import LANGUAGES, is_language, listed
from workshop.content.noting import Findings
from workshop.content.tables import meant
from workshop.exercises.asked import FORMS
from workshop.exercises.exercise import SLUG
from workshop.exercises.ghost import ROOMS
from workshop.models import models

FOLDERS = (
    "agendas",
    "asked",
    "exercises",
    "kit",
    "models",
    "moments",
    "people",
    "samples",
    "templates",
    "ui",
)
FILES = ("indicators.toml", "paces.toml", "pulse.toml", "routes.toml")

_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def check_files(found: Findings, data: Path) -> None:
    """Name what nothing reads; what systems leave behind is hidden, and no concern of anybody."""
    _check(found, data, "*", _is_known, _folders)
    _check(found, data / "agendas", "*", _is_agenda, _agendas)
    _check(found, data / "exercises", "*", Path.is_dir, lambda _: "put each exercise in a folder")
    _check(found, data / "moments", "*", Path.is_dir, lambda _: "put each moment in a folder")
    _check(found, data / "asked", "*", _is_form, lambda _: f"its forms are {', '.join(FORMS)}")
    _check(found, data / "models", "*", _is_model, _models)
    _check(found, data / "ui", "*", _is_interface, _interface)
    _check(found, data / "samples", "*", _is_sample, _samples)


def _check(
    found: Findings,
    folder: Path,
    pattern: str,
    belongs: Callable[[Path], bool],
    instead: Callable[[Path], str],
) -> None:
    for path in listed(folder, pattern):
        if not belongs(path):
            found.add(path, "", f"nothing reads this: {instead(path)}.", stops=False)


def _is_known(path: Path) -> bool:
    return path.is_dir() if path.name in FOLDERS else path.name in FILES


def _is_sample(path: Path) -> bool:
    return path.is_file() or path.name in ROOMS


def _samples(path: Path) -> str:
    hint = meant(path.name, ROOMS).removeprefix("; ").rstrip("?")
    return hint or f"invented people stand in {', '.join(ROOMS)}"


def _folders(path: Path) -> str:
    hint = meant(path.name, (*FOLDERS, *FILES)).removeprefix("; ").rstrip("?")
    return hint or f"data has the folders {', '.join(FOLDERS)}"


def _is_form(path: Path) -> bool:
    return path.is_dir() and path.name in FORMS


def _is_agenda(path: Path) -> bool:
    return path.suffix == ".toml" and bool(SLUG.fullmatch(path.stem)) and path.is_file()


def _agendas(_: Path) -> str:
    return "an agenda is called NAME.toml, in small letters, digits and hyphens; remove a copy"


def _is_model(path: Path) -> bool:
    name, *rest = path.name.split(".")
    if not path.is_file() or not _NAME.fullmatch(name) or rest[-1:] != ["toml"]:
        return False
    tables = (["toml"], ["sweep", "toml"], ["chance", "toml"])
    # A model may have words in more files than the one of its own name.
    return (rest in tables and name in models()) or (len(rest) == 2 and rest[0] in LANGUAGES)


def _models(path: Path) -> str:
    if path.name.count(".") == 1 and _NAME.fullmatch(path.stem):
        hint = meant(path.stem, models()) or f"; there are: {', '.join(models())}"
        return f"there is no model {path.stem!r}{hint.rstrip('?')}"
    return (
        _language(path)
        or "files are called MODEL.toml, MODEL.LANGUAGE.toml, MODEL.sweep.toml, MODEL.chance.toml"
    )


def _is_interface(path: Path) -> bool:
    name, *rest = path.name.split(".")
    if not path.is_file() or rest[-1:] != ["toml"]:
        return False
    language = name if len(rest) == 1 else rest[0]
    return len(rest) <= 2 and is_language(language) and bool(_NAME.fullmatch(name))


def _interface(path: Path) -> str:
    return _language(path) or "files are called LANGUAGE.toml, or PART.LANGUAGE.toml"


def _language(path: Path) -> str:
    """Return what to write instead of a language with its country, such as nb-NO."""
    wrong = re.fullmatch(r"(.*\.)?([a-z]{2,3})[-_][A-Za-z]{2,4}(\.toml)", path.name)
    if not wrong:
        return ""
    return f"call it {wrong[1] or ''}{wrong[2]}{wrong[3]}, a language without its country"
