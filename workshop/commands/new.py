"""Makes a new exercise: its folder in `data/exercises`, invented rooms, and a notebook."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from workshop.commands.notebook import write_notebook
from workshop.content import OWN_KIT, content_root
from workshop.errors import WorkshopError
from workshop.exercises.exercise import SLUG
from workshop.exercises.ghost import ROOMS, ghost_path

_TEMPLATES = Path("data") / "templates"
_NUMBERED = re.compile(r"(\d\d)-.*")


def new_kit(folder: Path) -> Path:
    """Copy the kit's content to a folder, to be changed there; what lies there stays.

    Raises:
        WorkshopError: there are other things in the folder.
    """
    if (folder / "data").is_dir() and (folder / "notebooks").is_dir():
        return folder
    if folder.exists() and any(folder.iterdir()):
        raise WorkshopError(f"{folder} has other things in it: name a new folder for the kit.")
    for part in ("data", "notebooks"):
        shutil.copytree(content_root() / part, folder / part)
    return folder


def new_exercise(slug: str, root: Path, game: str = "") -> list[Path]:
    """Write an exercise that runs at once; returns the files, to be reworded.

    Args:
        slug: small letters, digits and hyphens, such as `gemba-day`.
        root: the kit that gets it.
        game: the model that is played in it; without one people answer questions.

    Raises:
        WorkshopError: the slug is none, it is taken, the kit is an installed one, or nobody can
            play that model.
    """
    seats = _seats(game) if game else {}
    folder = root / "data" / "exercises" / slug
    if not SLUG.fullmatch(slug):
        raise WorkshopError(f"{slug!r}: use small letters, digits and hyphens, such as gemba-day.")
    if (moment := root / "data" / "moments" / slug).exists():
        raise WorkshopError(f"{moment} has this name already: choose another one.")
    if folder.exists():
        raise WorkshopError(f"{folder} is there already: choose another name.")
    if root.name == "_kit":
        raise WorkshopError(
            "The kit is installed, and the next upgrade would overwrite your exercise: "
            f"give --kit FOLDER, and start the workshop with {OWN_KIT}=FOLDER."
        )
    title = slug.replace("-", " ").capitalize()
    shutil.copytree(root / _TEMPLATES / ("game" if game else "exercise"), folder)
    # Who goes through a game alone plays it, and is shown no invented room.
    rooms = () if game else ROOMS
    ghosts = [path for room in rooms if (path := _write_people(root, slug, room))]
    for path in folder.glob("*.toml"):
        path.write_text(_filled(path, {"title": title, **seats}), encoding="utf-8")
    notebook = _notebook_path(root / "notebooks", slug)
    write_notebook(notebook, slug, folder, played=bool(game))
    return [*sorted(folder.iterdir()), *ghosts, notebook]


def _seats(model: str) -> dict[str, str]:
    """Return what an exercise says of the game of a model, as it stands in its file."""
    from workshop.models.courses import game_of, playable

    if model not in playable():
        raise WorkshopError(f"Nobody can play {model!r}; there are: {', '.join(playable())}.")
    game = game_of(model)
    first = game.seats[0]
    return {
        "model": model,
        "tasks": str(len(first.tasks)),
        "most": str(first.most),
        "size": str(6 if len(game.seats) > 1 else 2),
        "seats": json.dumps(game.names),
        "bonus": game.usual_bonus,
    }


def _write_people(root: Path, slug: str, room: str) -> Path | None:
    """Write the invented people of a room; a kit of an earlier version knows fewer rooms."""
    template, path = root / _TEMPLATES / f"{room}.csv", ghost_path(root, slug, room)
    if not template.is_file():
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(template, path)
    return path


def _filled(path: Path, values: Mapping[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _notebook_path(folder: Path, slug: str) -> Path:
    found = (_NUMBERED.fullmatch(path.stem) for path in folder.glob("*.ipynb"))
    last = max((int(hit[1]) for hit in found if hit), default=0)
    return folder / f"{last + 1:02}-{slug}.ipynb"
