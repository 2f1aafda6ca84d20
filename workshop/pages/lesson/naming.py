"""What a cell may ask a lesson for, and the sentence where it asks for something else."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from workshop.content import LANGUAGES, content_root
from workshop.content.parameters import Parameter, model_words, parameters
from workshop.errors import ContentError, Misnamed
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.ghost import ROOMS, rooms_of
from workshop.models import results_of
from workshop.pages.counted import model_of
from workshop.pages.lesson.alone import DEPARTMENTS
from workshop.pages.owned.bringing import own_question
from workshop.questions.question import Question
from workshop.sampling.kept import sweep
from workshop.session import Mode


def one_of(what: str, name: object, known: Sequence[str]) -> str:
    """Return a name that is known.

    Args:
        what: what it names, in a word or two.
        name: what the cell says.
        known: all that there are.

    Raises:
        Misnamed: it is none of them; the sentence names them all.
    """
    if isinstance(name, str) and name in known:
        return name
    there = f"there are: {', '.join(known)}" if known else "this lesson has none"
    raise Misnamed(f"There is no {what} {_short(name)}; {there}.")


def exercise_of(slug: object) -> Exercise:
    """Return an exercise by its name.

    Raises:
        ContentError: there is none of this name, or it cannot be read.
    """
    try:
        # Nobody who is alone can say that somebody else has agreed to be asked about.
        return load_exercise(one_of("exercise", slug, exercises())).played_by(Mode.PEOPLE)
    except Misnamed as unknown:
        raise ContentError([str(unknown)]) from None


def exercises() -> list[str]:
    """Return the names of all exercises, in alphabetical order."""
    folders = (content_root() / "data" / "exercises").glob("[a-z0-9]*/exercise.toml")
    return sorted(path.parent.name for path in folders)


def round_of(exercise: Exercise, name: object) -> str:
    """Return the id of a round of this exercise; raises `Misnamed`."""
    return one_of("round", name, [round.id for round in exercise.rounds])


def others_in(exercise: Exercise, name: object) -> str:
    """Return an invented room of an exercise by its name, without one the first.

    Raises:
        Misnamed: the exercise has no people in such a room; the sentence names those it has.
    """
    there = rooms_of(exercise.slug)
    return one_of("invented room", name, there) if name else next(iter(there), ROOMS[0])


def language_in(name: object) -> str:
    """Return a language by its code; raises `Misnamed`."""
    return one_of("language", name, LANGUAGES)


def department_in(name: object) -> str:
    """Return a department by its name; raises `Misnamed`."""
    return one_of("department", name, DEPARTMENTS)


def own_in(exercise: Exercise) -> Question:
    """Return the question of an exercise whose items may be one's own.

    Raises:
        Misnamed: it has none, so there is no such beat.
    """
    question = own_question(exercise)
    if question is None:
        raise Misnamed(f"{exercise.slug} asks about nothing of one's own, and so has no leads().")
    return question


def model_in(exercise: Exercise, what: str) -> str:
    """Return the model of an exercise, for a beat that shows it.

    Raises:
        Misnamed: it has no model, so there is no such beat; the sentence names those that have.
    """
    model = model_of(exercise)
    if model is not None:
        return model
    raise Misnamed(
        f"{exercise.slug} has no model and so no {what}(); "
        f"exercises that have one: {', '.join(_with_a_model())}."
    )


def _with_a_model() -> Iterator[str]:
    for slug in exercises():
        with suppress(ContentError):  # one that is broken is none to send anybody to
            if model_of(load_exercise(slug)):
                yield slug


def part_of(model: str, name: object) -> str:
    """Return the name of something that is told of a model; raises `Misnamed`."""
    return one_of("text", name, list(model_words(model, "en").table("tour")))


def parameters_of(model: str, names: Sequence[object]) -> list[Parameter]:
    """Return parameters of a model that may be varied; raises `Misnamed`."""
    known = {one.name: one for one in parameters(model) if one.low < one.high}
    return [known[one_of("parameter", name, list(known))] for name in names]


def words_of(model: str, name: object, language: str) -> dict[str, str]:
    """Return a table of a model's words by its name; raises `Misnamed`."""
    words = model_words(model, language)
    return dict(words.table(one_of("table of words", name, words.tables())))


def answers_of(model: str, names: Sequence[object]) -> tuple[str, ...]:
    """Return the names of answers of a model; raises `Misnamed`."""
    known = list(sweep(model).correlations)
    return tuple(one_of("answer", name, known) for name in names)


def result_of(model: str, outcome: object) -> object:
    """Return what a model returned.

    Raises:
        Misnamed: it is something else; the sentence names what can be shown.
    """
    tellers = results_of(model).TELLERS
    kind = type(outcome)
    if (kind.__module__, kind.__name__) in tellers:
        return outcome
    names = " or ".join(name for _, name in tellers)
    raise Misnamed(f"result() shows what the model returns, {names}, and not {_short(outcome)}.")


def _short(thing: object) -> str:
    """Return a thing as a sentence names it: a word as written, else of what kind it is."""
    if isinstance(thing, str | int | float) or thing is None:
        return f"{thing!r:.60}"
    kind = type(thing).__name__
    return f"{'an' if kind[0] in 'AEIOUaeiou' else 'a'} {kind}"
