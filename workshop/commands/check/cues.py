"""Checks of `cues.LANGUAGE.toml`: a cue for each slide, short enough to be read standing."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from workshop.commands.check.stories import missing_file
from workshop.content import LANGUAGES
from workshop.content.noting import Findings
from workshop.content.tables import meant, unknown_key
from workshop.exercises.cues import HEAD, LONGEST, cues_path, is_moment, moments_of, needed
from workshop.exercises.exercise import Exercise, Round
from workshop.questions.kinds import kinds

HEAD_WORDS = 30
"""The most words that a line of a head has: it is one sentence."""


def check_cues(found: Findings, exercise: Exercise) -> None:
    """Check the cues of an exercise in every language; a room can be led without them."""
    if any(q.kind not in kinds() for round in exercise.rounds for q in round.questions):
        return  # whether it has texts nobody knows; that the kind is unknown was said
    given = {}
    for language in LANGUAGES:
        path = cues_path(exercise.folder, language)
        if not path.is_file() and not exercise.reveals:
            continue  # what shows nothing may be led without a word
        if not path.is_file():
            found.add(path, "", missing_file(exercise, path), stops=False)
            continue
        table = found.read(path, stops=False)
        if table is not None:
            given[path] = _cued(table, exercise)
            _check_file(found, path, exercise, table)
    _compare(found, given)


def _cued(table: dict[str, Any], exercise: Exercise) -> set[str]:
    """Return what of an exercise has a cue, as `ROUND.NAME`."""
    cues = _tables(table.get("cue"))
    ids = [round.id for round in exercise.rounds]
    return {f"{id}.{name}" for id in ids for name in _tables(cues.get(id))}


def _tables(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _check_file(found: Findings, path: Path, exercise: Exercise, table: dict[str, Any]) -> None:
    for key in table.keys() - {"head", "cue"}:
        found.add(path, key, unknown_key(key, ("head", "cue")), stops=False)
    # Nobody prepares for a question that has just come up.
    if "head" in table or (exercise.reveals and exercise.folder.parent.name != "asked"):
        _check_lines(found, path, "head", table.get("head"), dict.fromkeys(HEAD, HEAD_WORDS))
    rounds = {round.id: round for round in exercise.rounds}
    cues = _tables(table.get("cue"))
    for id in cues.keys() - rounds.keys():
        hint = meant(id, rounds) or f"; there are: {', '.join(rounds)}."
        found.add(path, f"cue.{id}", f"there is no round {id!r}{hint}", stops=False)
    for id, round in rounds.items():
        if id in cues or not any(meant(name, [id]) for name in cues.keys() - rounds.keys()):
            _check_round(found, path, round, needed(round), _tables(cues.get(id)))


def _check_round(
    found: Findings, path: Path, round: Round, slides: list[str], cues: dict[str, Any]
) -> None:
    id, moments = round.id, moments_of(round)
    missing = [name for name in slides if name not in cues]
    for name in cues.keys() - {*slides, *moments}:
        hint = meant(name, missing) or f"; there are: {', '.join((*slides, *moments))}."
        found.add(path, f"cue.{id}.{name}", f"this names no slide{hint}", stops=False)
        missing = [one for one in missing if not meant(name, [one])]
    for name in missing:
        key = f"cue.{id}.{name}"
        sentence = f"this slide has no cue: write say, ask and avoid under [{key}]."
        found.add(path, key, sentence, stops=False)
    for name in [one for one in (*slides, *moments) if one in cues]:
        _check_lines(found, path, f"cue.{id}.{name}", cues[name], LONGEST, all=name in slides)


def _check_lines(
    found: Findings, path: Path, key: str, lines: Any, longest: dict[str, int], *, all: bool = True
) -> None:
    """Check lines: of a phase one is enough, of a slide and of a head there are all."""
    given = _tables(lines)
    for line in given.keys() - longest.keys():
        found.add(path, f"{key}.{line}", unknown_key(line, longest), stops=False)
    lacks = [line for line in longest if line not in given]
    if lacks and (all or len(lacks) == len(longest)):
        found.add(path, key, f"these lines are missing: {', '.join(lacks)}.", stops=False)
    for line in [one for one in longest if one in given]:
        for sentence in _wrong(given[line], longest[line]):
            found.add(path, f"{key}.{line}", sentence, stops=False)


def _wrong(text: Any, longest: int) -> Iterator[str]:
    if not isinstance(text, str):
        yield "this line must be a text."
    elif not text.strip():
        yield "this line is empty: write what to say, or what is needed."
    elif "{" in text or "}" in text:
        # A cue stands whatever the room has answered; what depends on that is a debrief question.
        yield "a line is shown as it stands: write it without { and }."
    elif (words := len(text.split())) > longest:
        yield f"a line here has at most {longest} words, to be read at a glance; this has {words}."


def _compare(found: Findings, given: dict[Path, set[str]]) -> None:
    """Note cues of phases that one language has and another has not; slides were said."""
    everything = set().union(*given.values())
    for path, cues in given.items():
        for name in sorted(everything - cues):
            if is_moment(name.rpartition(".")[2]):
                other = _having(given, name)
                sentence = f"this cue is missing; {other} has it."
                found.add(path, f"cue.{name}", sentence, stops=False)


def _having(given: Mapping[Path, Collection[str]], name: str) -> str:
    return next(path.name for path, cues in given.items() if name in cues)
