"""Short forms of an exercise: which rounds can be left out, and which need each other. Pure."""

from collections.abc import Collection, Iterator

from workshop.exercises.exercise import Exercise, Reveal, Round

Lack = tuple[str, str]
"""The round that is missing, and the sentence that says so."""


def lacking(exercise: Exercise, rounds: Collection[str]) -> Iterator[Lack]:
    """Yield what rounds that are played need of rounds that are not.

    A result needs its questions, those of its model too. And what is asked is shown: nobody
    answers for nothing, and no prediction stays without its answer.

    Args:
        exercise: theirs.
        rounds: the ids of those that are played.
    """
    asked_in = {q.id: round.id for round in exercise.rounds for q in round.questions}
    for round in exercise.rounds:
        if round.id in rounds:
            yield from _unasked(exercise, round, rounds, asked_in)
            yield from _unshown(exercise, round, rounds)


def _unasked(
    exercise: Exercise, round: Round, rounds: Collection[str], asked_in: dict[str, str]
) -> Iterator[Lack]:
    needed = dict.fromkeys(
        id for reveal in round.reveals for id in needs(exercise, reveal) if id not in reveal.perhaps
    )
    for id in needed:
        there = asked_in.get(id)
        if there is not None and there not in rounds:
            sentence = f"the round {round.id!r} shows {id!r}, which is asked in {there!r}"
            yield there, f"{sentence}: name {there!r} too, or leave out {round.id!r}."


def _unshown(exercise: Exercise, round: Round, rounds: Collection[str]) -> Iterator[Lack]:
    for question in round.questions:
        shown = shown_in(exercise, question.id)
        if shown and not any(there in rounds for there in shown):
            sentence = f"what is asked in {round.id!r} is shown in {shown[0]!r}"
            yield shown[0], f"{sentence}: name {shown[0]!r} too, or leave out {round.id!r}."
            return


def needs(exercise: Exercise, reveal: Reveal) -> tuple[str, ...]:
    """Return the questions that a reveal shows or whose answers its model starts from."""
    runs = [run for run in exercise.runs if run.id == reveal.run]
    # A game beside an earlier one is shown without that where it was not played.
    played = (f"{run.plays[-1]}-1" for run in runs if run.plays)
    return (*reveal.questions, *(id for run in runs for id in run.questions), *played)


def shown_in(exercise: Exercise, question: str) -> list[str]:
    """Return the rounds in which anything of a question is shown."""
    return [
        round.id
        for round in exercise.rounds
        if any(question in needs(exercise, reveal) for reveal in round.reveals)
    ]
