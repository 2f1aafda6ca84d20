"""Talk steps as pages show them: what about, with whom, whom to find, and the time that runs."""

from dataclasses import replace
from datetime import UTC, datetime

from workshop.content.texts import Texts, interface
from workshop.contracts.looks import Countdown, Group, Look, SharedLook
from workshop.contracts.talking import ClockPanel, GroupMark, PhoneTalk, TalkScene, Timer, WallTalk
from workshop.exercises.exercise import Exercise
from workshop.exercises.talk import SIZES, Talk
from workshop.pages.parts import place
from workshop.questions.question import Question

MINUTES = [1, 2, 3, 5, 10]
"""What the clock can be started for where nothing is planned."""


def timer(countdown: Countdown | None) -> Timer | None:
    """Return the time that runs, as it stands at this moment; in a pause it stands still."""
    if countdown is None:
        return None
    still = countdown["still"]
    now = datetime.fromisoformat(still) if still else datetime.now(UTC)
    spent = now - datetime.fromisoformat(countdown["began"])
    return {
        "left": countdown["seconds"] - int(spent.total_seconds()),
        "total": countdown["seconds"],
        "still": still is not None,
    }


def talk_title(look: Look, language: str) -> str:
    """Return the title of the talk step that a room is in."""
    exercise, talk = _present(look)
    return title_of(exercise, talk.id, language)


def title_of(exercise: Exercise, talk: str, language: str) -> str:
    """Return the title of a talk step."""
    return exercise.texts(language)(f"talks.{talk}.title")


def wall_talk(look: SharedLook, language: str) -> WallTalk:
    """Return what wall and console say while people talk."""
    exercise, talk = _present(look)
    ui, counted = interface(language), look["understood"]
    of, n = counted["of"], counted["n"]
    told = ui.count("talk.understood", n, m=of) if talk.says_back and of else ""
    return {**_scene(exercise, talk, ui), "understood": told}


def phone_talk(look: Look, department: str, language: str) -> PhoneTalk:
    """Return what the phones of a department say while people talk."""
    exercise, talk = _present(look)
    ui, words = interface(language), exercise.texts(language)
    mine = [q for round in exercise.rounds for q in round.asked(department) if q.id in talk.notes]
    lines = [line for q in mine for line in words.find(f"questions.{q.words}.lines") or []]
    return {
        **_scene(exercise, talk, ui),
        "notes": lines,
        "notes_title": _kept(mine, words, ui),
        "find": ui("talk.find") if talk.form in SIZES else "",
        "says_back": talk.says_back,
    }


def _kept(notes: list[Question], words: Texts, ui: Texts) -> str:
    """Return what stands above notes: whose they are, or their own heading if they are all's."""
    if any(note.only_for for note in notes):
        return ui("talk.notes")
    return words(f"questions.{notes[0].words}.prompt") if notes else ""


def group_mark(group: Group, language: str) -> GroupMark:
    """Return by what people of a group find each other: a colour and a number."""
    ui = interface(language)
    colours = list(ui.table("talk.colours").items())
    id, name = colours[group["number"] % len(colours)]
    return {
        "colour": {"id": id, "text": str(name)},
        "number": group["number"] + 1,
        "people": ui.count("talk.people", group["size"]),
        "understood": group["understood"],
    }


def clock_panel(look: SharedLook) -> ClockPanel:
    """Return the time on the console, with what it can be started for."""
    talking = look["session"]["phase"] == "talk"
    planned = _present(look)[1].seconds if talking else 0
    return {"planned": planned, "choices": MINUTES, "timer": timer(look["countdown"])}


def _present(look: Look) -> tuple[Exercise, Talk]:
    exercise, round = place(look)
    talk = round.talk(look["session"]["talk"])
    if talk is None:
        raise LookupError(look["session"]["talk"])
    # Each promise that is looked back at takes its time.
    many = max(1, len(look["promises"])) if talk.looks_back else 1
    return exercise, replace(talk, seconds=talk.seconds * many)


def _scene(exercise: Exercise, talk: Talk, ui: Texts) -> TalkScene:
    words, key = exercise.texts(ui.language), f"talks.{talk.id}"
    form = f"{talk.form}_across" if talk.across else talk.form
    minutes, seconds = divmod(talk.seconds, 60)
    return {
        "form": ui(f"talk.forms.{form}"),
        "prompt": words(f"{key}.prompt"),
        "bring": words.find(f"{key}.bring") or "",
        "rule": ui("talk.rule") if talk.says_back else "",
        # Nobody who looks at slides has a time of her own.
        "time": "" if talk.slides else _time(minutes, seconds, ui),
    }


def _time(minutes: int, seconds: int, ui: Texts) -> str:
    if (minutes, seconds) == (1, 0):
        return ui("talk.time_one")
    return ui("talk.time", time=f"{minutes}:{seconds:02}" if seconds else minutes)
