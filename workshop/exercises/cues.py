"""What to say, to ask and to avoid beside each slide, and what an exercise needs.

Both stand in `cues.LANGUAGE.toml`, in a file of their own: who leads prints it and rewrites it
without looking for it among the words that participants read.
"""

from collections import Counter
from functools import cache
from pathlib import Path

from workshop.content import read_toml
from workshop.content.texts import Texts
from workshop.contracts.cues import Cue
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, Round
from workshop.questions.kinds import kind_of
from workshop.session import Phase

LONGEST = {"say": 20, "ask": 20, "avoid": 15}
"""The lines of a cue, and how many words each has at the most: they are read at a glance."""

HEAD = ("aim", "group", "materials", "room")
"""What the head of an exercise says besides its minutes, which are counted."""

LOG, TEXTS = "log", "texts"
"""The cues of the log that a reveal opens, and of the texts that are released."""

MOMENTS = tuple(
    phase.value for phase in Phase if phase not in (Phase.LOBBY, Phase.REVEALED, Phase.ENDED)
)
"""Phases that may have a cue; a reveal has one for each of its slides."""


def moments_of(round: Round) -> list[str]:
    """Return what in a round may have a cue besides its slides: phases, and each of its talks.

    A talk step without a cue of its own has that of all talk in its round.
    """
    return [*MOMENTS, *(talk_name(talk.id) for talk in round.talks)]


def is_moment(name: str) -> bool:
    """Whether a cue is one of a phase or of a talk step, and not of a slide."""
    return name in MOMENTS or name.startswith(talk_name(""))


def talk_name(talk: str) -> str:
    """Return what the cue of a talk step is called."""
    return f"{Phase.TALK}-{talk}"


def slide_names(round: Round) -> list[str]:
    """Return what the cues of a round's figures are called, in their order.

    That is the chart; a second figure of the same chart is `CHART-2`.
    """
    seen = Counter((*MOMENTS, LOG, TEXTS))
    names = []
    for reveal in round.reveals:
        seen[reveal.chart] += 1
        n = seen[reveal.chart]
        names.append(reveal.chart if n == 1 else f"{reveal.chart}-{n}")
    return names


def needed(round: Round) -> list[str]:
    """Return the names of all slides of a round: figures, its log, its texts."""
    log = [LOG] if any(reveal.log for reveal in round.reveals) else []
    kinds = [kind_of(question) for question in round.questions]
    own = any(kind.IN_OWN_WORDS and not kind.TABLED for kind in kinds)
    return [*slide_names(round), *log, *([TEXTS] if own else [])]


def cue(exercise: Exercise, round: Round, name: str, language: str) -> Cue | None:
    """Return the cue of a slide or a phase of a round; None where nobody wrote one.

    Args:
        exercise: whose cues.
        round: one of its rounds.
        name: of a slide (`needed`), a phase or a talk step (`moments_of`).
        language: of the words.
    """
    if exercise.is_reworded:
        return None  # what was written for other words misleads beside these
    table = _cues(exercise.folder, language).table("cue").get(round.id)
    lines = table.get(name) if isinstance(table, dict) else None
    said = _texts_of(lines, tuple(LONGEST))
    return (
        {"say": said["say"], "ask": said["ask"], "avoid": said["avoid"]}
        if any(said.values())
        else None
    )


def head(exercise: Exercise, language: str) -> dict[str, str]:
    """Return the lines of an exercise's head by `HEAD`; those that nobody wrote are left out."""
    said = _texts_of(_cues(exercise.folder, language).table("head"), HEAD)
    return {key: text for key, text in said.items() if text}


def cues_path(folder: Path, language: str) -> Path:
    """Return where the cues of an exercise stand."""
    return folder / f"cues.{language}.toml"


def _texts_of(table: object, keys: tuple[str, ...]) -> dict[str, str]:
    given = table if isinstance(table, dict) else {}
    found = {key: given.get(key) for key in keys}
    return {key: text.strip() if isinstance(text, str) else "" for key, text in found.items()}


@cache
def _cues(folder: Path, language: str) -> Texts:
    path = cues_path(folder, language)
    try:
        words = read_toml(path)
    except ContentError:  # a room can be led without; `workshop check` tells what is wrong
        words = {}
    return Texts(language, words, f"{folder.name}/{path.name}")
