"""The command that words a coming question otherwise, for one session and without a file."""

from collections.abc import Mapping

from workshop.content import LANGUAGES
from workshop.contracts.replies import Command, Reworded
from workshop.contracts.wording import Wording
from workshop.errors import Refused
from workshop.exercises.agenda import step_content
from workshop.exercises.exercise import load_exercise
from workshop.exercises.rewording import PROMPT, rewordable
from workshop.host.callers import Caller
from workshop.host.courses import steps_of
from workshop.host.fields import line, one_of
from workshop.host.rooms import Rooms
from workshop.host.wording import reworded
from workshop.questions.question import Question
from workshop.session import Phase
from workshop.store import SessionRecord, WordingRecord


def reword(rooms: Rooms, _: Caller, command: Command) -> Reworded:
    """Word a question otherwise, language by language; an empty text brings back the file's.

    Whoever answers has read these words: once there is an answer, or the results were shown, they
    stay as they are.

    Raises:
        Refused: `ended`, `bad-choice`, `bad-command`; `moment-answered`; `too-long`.
    """
    record = rooms.named(command)
    if record.position.phase is Phase.ENDED:
        raise Refused("ended")
    slug, question = _question(record, command)
    _check_unanswered(rooms, record, slug, question)
    words = _words(command, slug, question)
    if words:
        rooms.store.put_wording(WordingRecord(record.id, slug, question.id, words))
    else:
        rooms.store.drop_wording(record.id, slug, question.id)
    reworded(rooms, record)
    return {"reworded": sorted(words)}


def _question(record: SessionRecord, command: Command) -> tuple[str, Question]:
    steps = [step for step in steps_of(record) if not step.gone]
    slug = one_of(command, "exercise", {step.exercise for step in steps})
    played = [step_content(s, record.mode) for s in steps if s.exercise == slug]
    there = {q.id: q for one in played for q in rewordable(*one)}
    return slug, there[one_of(command, "question", there)]


def _check_unanswered(rooms: Rooms, record: SessionRecord, slug: str, question: Question) -> None:
    shown = {
        steps_of(record)[step]
        for step in rooms.store.revealed(record.id)
        if steps_of(record)[step].exercise == slug
    }
    seen = any(q.id == question.id for s in shown for q in step_content(s)[1].questions)
    if seen or rooms.store.responses(record.id, slug, [question.id]):
        raise Refused("moment-answered", field="words")


def _words(command: Command, slug: str, question: Question) -> dict[str, Wording]:
    """Return the new words by language: those that are not empty, and not the file's own."""
    given = command.get("words")
    if not isinstance(given, Mapping):
        raise Refused("bad-command", field="words")
    found: dict[str, Wording] = {}
    for language in LANGUAGES:
        said = line(given.get(language))
        if len(said) > PROMPT:
            raise Refused("too-long", field="words", limit=PROMPT, length=len(said))
        if said and said != load_exercise(slug).texts(language)(_key(question)):
            found[language] = {"prompt": said}
    return found


def _key(question: Question) -> str:
    return f"questions.{question.words}.prompt"
