"""The honest clock: what each step is expected to take, how late it will be, what would help."""

import math
from collections.abc import Iterable, Sequence
from datetime import datetime

from workshop.content.texts import Texts
from workshop.contracts.console import LateBox, SheetSum
from workshop.contracts.overview import FacilitatorLook, Timing
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content, steps_in
from workshop.exercises.exercise import Exercise, Round, load_exercise
from workshop.exercises.looking_back import for_promises
from workshop.exercises.minutes import Measured, Parts, of_round, of_talk, planned_as
from workshop.exercises.saving import Saving, savings
from workshop.session import Beat, Mode, Phase, Position, Step

LATE = 2 * 60
"""Seconds below which nobody hurries."""

LONGEST_STAY = 12 * 3600
"""Seconds that a room may be in one place; a longer time is a night, or a mistake of a clock."""


class Pacing:
    """The times of one session as they stand at a moment.

    Args:
        look: what the facilitator may see.
        now: the present moment.

    Where `data/paces.toml` cannot be read nothing is expected: a console never fails over it.
    """

    def __init__(self, look: FacilitatorLook, now: datetime) -> None:
        self._look, self._now, self.mode = look, now, look["session"]["mode"]
        self.steps = steps_in(look["session"]["course"])
        here = look["here"]
        self._here = Position(here["step"], Phase(here["phase"]), talk=here["talk"])
        self._measured = _measured(look["timing"])
        self._expected = [self._parts(step) for step in self.steps]

    def _parts(self, step: Step) -> Parts:
        try:
            if step.gone:
                return Parts()
            return of_round(*self._content(step), self._measured, self.mode)
        except ContentError:
            return Parts()

    def _content(self, step: Step) -> tuple[Exercise, Round]:
        """Return what a step plays; looking back takes as long as there are promises."""
        exercise, round = step_content(step, self.mode)
        return exercise, for_promises(round, self._look["carried"])

    def expected(self, step: int) -> int:
        """Return the minutes a step is expected to take; 0 where that is not known."""
        return self._expected[step].minutes

    def planned(self, step: int) -> int:
        """Return the minutes planned for a step; 0 of one that there is no more."""
        there = self.steps[step]
        own = self._look["session"].get("minutes", {})
        return 0 if there.gone else planned_as(own, *self._content(there), self.mode)

    def used(self, step: int) -> int:
        """Return the seconds the room has been in a step, up to now where it is there."""
        before = self._look["timing"]["used"].get(str(step), 0)
        return before + (self._stay() if step == self._here.step else 0)

    def _stay(self) -> int:
        moved = self._look["timing"]["moved"]
        if moved is None or self._here.phase is Phase.ENDED:
            return 0
        stay = int((self._now - datetime.fromisoformat(moved)).total_seconds())
        return stay if 0 <= stay <= LONGEST_STAY else 0

    def seconds(self, step: int) -> float:
        """Return the seconds a step is expected to take; 0 where that is not known."""
        return self._expected[step].seconds

    def of_exercise(self, slug: str) -> float:
        """Return the seconds that the whole of an exercise would take, here; 0 if not known."""
        exercise = load_exercise(slug).played_by(self.mode)
        return self.of_steps([(slug, round.id) for round in exercise.usual])

    def of_steps(self, course: Iterable[Sequence[str]]) -> float:
        """Return the seconds that some rounds would take, here; 0 if that is not known.

        Args:
            course: exercise and round of each.
        """
        return sum(self._parts(step).seconds for step in steps_in(course))

    def late(self) -> int:
        """Return by how many seconds the session will be longer than planned, as it goes on."""
        ends = self.ends()
        return ends - self._plan() if ends else 0

    def ends(self) -> int:
        """Return after how many seconds it will be over, as it goes on; 0 if that is not known.

        They are counted from where the room left the lobby.
        """
        at = self._here.step
        if (
            at < 0
            or self._here.phase is Phase.ENDED
            or not any(one.seconds for one in self._expected)
        ):
            return 0
        used = sum(self.used(n) for n in range(len(self.steps)))
        later = (n for n in range(at + 1, len(self.steps)) if n not in self._look["passed"])
        return int(used + self._rest() + sum(self._expected[n].seconds for n in later))

    def _plan(self) -> int:
        return 60 * sum(self.planned(n) for n in range(len(self.steps)))

    def _rest(self) -> float:
        """Return the seconds still to come in this step: at least what lies ahead in it."""
        step, parts = self.steps[self._here.step], self._expected[self._here.step]
        ahead = step.course[step.at(self._here.beat) + 1 :]
        there = self._content(step)
        coming = sum(_of_beat(there, beat, self._measured, self.mode) for beat in ahead)
        return max(coming, parts.seconds - self.used(self._here.step))

    def saves(self) -> list[Saving]:
        """Return what may be left out, what costs least first."""
        return savings(self.steps, self._here, self._look["revealed"], self._measured, self.mode)

    def sessions(self) -> int:
        """Return of how many past sessions times were measured for this programme; 0 for none."""
        played = {(step.exercise, step.round) for step in self.steps}
        there = self._look["timing"]["measured"]
        return max(
            (m["sessions"] for m in there if (m["exercise"], m["round"]) in played), default=0
        )


def _measured(timing: Timing) -> Measured:
    return {(one["exercise"], one["round"]): one["card_s"] for one in timing["measured"]}


def _of_beat(there: tuple[Exercise, Round], beat: Beat, measured: Measured, mode: str) -> float:
    """Return how long one thing of a step takes; questions after a talk are a part of them."""
    exercise, round = there
    talk = round.talk(beat.talk)
    if beat.phase is Phase.TALK:
        return of_talk(talk, mode) if talk else 0
    if beat.phase is Phase.ASKING:
        asked = of_round(exercise, round.part(beat.talk), measured, mode)
        return asked.questions + asked.play
    parts = of_round(exercise, round, measured, mode)
    of_phase = {Phase.STORY: parts.story, Phase.REVEALED: parts.reveal + parts.debrief}
    return of_phase.get(beat.phase, 0)


# ---- in words ----


def times(pacing: Pacing, steps: Sequence[int], ui: Texts) -> str:
    """Return planned, expected and used minutes of some steps; what is 0 is left out."""
    plan = sum(map(pacing.planned, steps))
    expected = sum(pacing.expected(n) for n in steps)
    used = sum(pacing.used(n) for n in steps)
    told = [("planned", plan), ("expected", expected), ("used", math.ceil(used / 60))]
    parts = [ui(f"pacing.{name}", n=n) for name, n in told if n]
    return ui("pacing.times", times=" · ".join(parts)) if parts else ""


def sheet_sum(pacing: Pacing, ui: Texts) -> SheetSum:
    """Return the times of all steps, and where the expected ones come from."""
    sessions = pacing.sessions()
    unmeasured = "teams" if pacing.mode == Mode.TEAMS else "paces"
    note = ui.count("pacing.measured", sessions) if sessions else ui(f"pacing.{unmeasured}")
    return {"times": times(pacing, range(len(pacing.steps)), ui), "note": note}


def late_box(pacing: Pacing, ui: Texts) -> LateBox | None:
    """Return by how much it will be late and what to leave out; None where it is in time."""
    late = pacing.late()
    if late < LATE:
        return None
    minutes = math.ceil(late / 60)
    saves = [_proposal(one, ui) for one in pacing.saves()]
    lead = ui("pacing.choose" if saves else "pacing.nothing")
    title = ui.count("pacing.late", minutes)
    return {"title": title, "lead": lead, "proposals": saves}


def _proposal(saving: Saving, ui: Texts) -> str:
    """Return one sentence: what to leave out, what that saves, and what is lost."""
    words = saving.exercise.texts(ui.language)
    title = _title(saving, ui)
    place = {"title": title, "round": words(f"rounds.{saving.round.id}.title")}
    saved = ui.count("pacing.saves", max(1, round(saving.seconds / 60)))
    return ui(f"pacing.{saving.kind}", **place, saves=saved, loses=_loses(saving, ui))


def _title(saving: Saving, ui: Texts) -> str:
    words = saving.exercise.texts(ui.language)
    if saving.reveal:
        return ui(f"charts.{saving.reveal.chart}.table").partition(":")[0]
    if saving.talk:
        return words(f"talks.{saving.talk.id}.title")
    return words("title" if saving.kind == "exercise" else f"rounds.{saving.round.id}.title")


def _loses(saving: Saving, ui: Texts) -> str:
    """Return what would be lost: as the exercise says it, else in general."""
    key = None if saving.reveal else _key(saving)
    said = saving.exercise.texts(ui.language).find(key) if key else None
    return said if isinstance(said, str) else ui(f"pacing.loses.{saving.kind}")


def _key(saving: Saving) -> str:
    if saving.talk:
        return f"loses.talks.{saving.talk.id}"
    return "loses.exercise" if saving.kind == "exercise" else f"loses.rounds.{saving.round.id}"
