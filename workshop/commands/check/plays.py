"""Checks of games: a model is played so, and runs take the plans of games that there are."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from workshop.content.noting import Findings
from workshop.content.tables import meant
from workshop.exercises.exercise import Exercise, Round, Run
from workshop.models.courses import game_of, playable
from workshop.models.playing import Game
from workshop.questions.play import Play


def check_plays(found: Findings, path: Path, exercise: Exercise) -> None:
    """Check the games of an exercise, and the runs that take their plans."""
    wrong = {id for file, id in found.noted if file == path}
    for round in exercise.rounds:
        play = round.play
        for sentence in _misplaced(round):
            found.add(path, round.id, sentence)
        if play and play.id not in wrong:
            for sentence in _misfits(play):
                found.add(path, play.id, sentence)
    played = [round.play for round in exercise.rounds if round.play]
    for play in played[1:]:
        if play.seats != played[0].seats:
            seats = ", ".join(played[0].seats)
            found.add(path, play.id, f"its seats must be {seats}: people keep theirs in all games.")
    for at, run in enumerate(exercise.runs):
        for sentence in _unplayed(exercise, run):
            found.add(path, "plays", sentence, trail=(("run", at),))


def _misplaced(round: Round) -> Iterator[str]:
    """Yield what is wrong with where a game stands in its round."""
    turns = [question.turn for question in round.questions]
    if len({question.play for question in round.questions if question.play}) > 1:
        yield "one game to a round: move the other to a round of its own."
    elif any(later and not before for before, later in pairwise(turns)):
        yield "its quarters come first: move the game before the other questions."


def _misfits(play: Play) -> Iterator[str]:
    """Yield what a model does not know of a game."""
    if play.model not in playable():
        hint = meant(play.model, playable()) or f"; there are: {', '.join(playable())}."
        yield f"there is no model to play called {play.model!r}{hint}"
        return
    for bonus in dict.fromkeys((*play.bonuses, *play.choices)):
        try:
            game = game_of(play.model, {"bonus": bonus, "quarters": play.quarters})
        except ValueError as error:
            yield f"{bonus!r}: {error}"
            return
    if len({*play.choices}) < len(play.choices):
        yield "a choice stands there twice: name it once."
    yield from _otherwise(play, game)


def _otherwise(play: Play, game: Game) -> Iterator[str]:
    """Yield what is said of the seats and is otherwise in the model."""
    if play.seats != game.names:
        yield f"seats must be {', '.join(game.names)}, in this order."
    for seat in game.seats:
        if play.tasks != len(seat.tasks):
            yield f"tasks must be {len(seat.tasks)}: {', '.join(seat.tasks)}."
        if play.most != seat.most:
            yield f"most must be {seat.most}: so much a plan of {seat.id} has in all."


def _unplayed(exercise: Exercise, run: Run) -> Iterator[str]:
    """Yield what is wrong with the games that a run names."""
    plays = {round.play.id: round.play for round in exercise.rounds if round.play}
    for id in run.plays:
        if id not in plays:
            yield f"there is no game {id!r}{meant(id, plays) or '.'}"
        elif plays[id].model != run.model:
            yield f"the game {id!r} is of the model {plays[id].model!r}, and this run of another."
    if run.plays and run.questions:
        yield "a run takes the plans of games, or answers to questions: name the one or the other."
