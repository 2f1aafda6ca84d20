"""The beats of a lesson in which its model is opened: the bench, a game, results, claims."""

from collections.abc import Iterable
from typing import Any

from workshop.content.parameters import model_words
from workshop.contracts.actions import Action
from workshop.exercises.exercise import Exercise
from workshop.pages.counted import claims_beat, sensitivity_page
from workshop.pages.lesson import naming
from workshop.pages.lesson.drawing import Drawing, in_voila
from workshop.pages.lesson.opened import assumptions_page, tour_page
from workshop.pages.lesson.results import result_page
from workshop.pages.lesson.trying import Trying
from workshop.pages.lesson.way import Way
from workshop.pages.play import Play
from workshop.widgets.bench import Bench as BenchWidget
from workshop.widgets.lesson import Lesson
from workshop.widgets.sliders import FloatSlider, between, moved_again, slider


class Modelled:
    """The part of a lesson that opens the model of its exercise."""

    language: str
    exercise: Exercise
    _drawing: Drawing
    _way: Way
    _trying: Trying | None
    _plays: list[Play]
    _sliders: list[dict[str, FloatSlider]]

    def _come(self, rounds: Iterable[str] = ()) -> None:
        raise NotImplementedError

    def bench(self) -> BenchWidget:
        """Return the bench on which the exercise's model is played."""
        model = naming.model_in(self.exercise, "bench")
        trying = self._trying = self._trying or Trying(model, self._way.shown.values())
        return self._drawing.keep(BenchWidget, lambda: trying.page(self.language), self._set)

    def play(self, seat: str = "", against: str = "hunter", **setting: Any) -> Play:
        """Return a game of the exercise's model, of which the learner plays a side.

        Args:
            seat: the side to begin with; without one the first.
            against: who plays the other one, as `Play` has it.
            setting: what is played, such as `bonus="crossed"`.
        """
        model = naming.model_in(self.exercise, "play")
        made = Play(model, seat, against, language=self.language, **setting)
        made.ended = self._played
        self._plays.append(made)
        return made

    def sliders(self, *names: str, **ranges: tuple[float, float]) -> dict[str, FloatSlider]:
        """Return ordinary sliders by name, as `interact` takes them, in the learner's language.

        Args:
            names: of parameters of the model: each slider goes over a plausible range.
            ranges: of what is none, from and to, with words under `own` in the model's.
        """
        model = naming.model_in(self.exercise, "sliders")
        known = {one.name: slider(one) for one in naming.parameters_of(model, names)}
        made = known | {name: between(*ends) for name, ends in ranges.items()}
        for name in ranges:
            naming.one_of("word of its own", name, list(self._own_words()))
        self._sliders.append(made)
        self._name_sliders()
        return made

    def words(self, table: str = "") -> dict[str, str]:
        """Return a table of the model's words in the learner's language, such as `outcome`."""
        return naming.words_of(naming.model_in(self.exercise, "words"), table, self.language)

    def _own_words(self) -> dict[str, str]:
        model = naming.model_in(self.exercise, "words")
        return model_words(model, self.language).table("own")

    def _name_sliders(self) -> None:
        for sliders in self._sliders:
            words = {**self._own_words(), **self.words("parameters")}
            for name, one in sliders.items():
                one.description = words[name]

    def _draw_played(self) -> None:
        """Have what is drawn below sliders drawn anew, whose words are the former language's."""
        for sliders in self._sliders:
            if sliders:
                moved_again(next(iter(sliders.values())))

    def tell(self, part: str = "", only_in_lab: bool = False) -> Lesson | None:
        """Return a few words about the exercise's model, by their name in `data/models`.

        Args:
            part: their name.
            only_in_lab: they speak of cells, of which nobody sees any in Voilà.
        """
        model = naming.model_in(self.exercise, "tell")
        named = naming.part_of(model, part)
        if only_in_lab and in_voila():
            return None
        return self._drawing.keep(Lesson, lambda: tour_page(model, named, self.language))

    def result(self, part: str = "", outcome: object = None) -> Lesson:
        """Return what was played, with the words of that name in `data/models`."""
        model = naming.model_in(self.exercise, "result")
        named, shown = naming.part_of(model, part), naming.result_of(model, outcome)
        return self._drawing.keep(Lesson, lambda: result_page(model, named, shown, self.language))

    def assumptions(self) -> Lesson:
        """Return the table of what the exercise's model assumes, and why."""
        model = naming.model_in(self.exercise, "assumptions")
        return self._drawing.keep(Lesson, lambda: assumptions_page(model, self.language))

    def claims(self) -> Lesson:
        """Return what is claimed of the exercise's model, and in how many worlds it holds."""
        model = naming.model_in(self.exercise, "claims")
        return self._drawing.keep(Lesson, lambda: claims_beat(model, self.language))

    def sensitivity(self, *answers: str) -> Lesson:
        """Return what moves these answers of the exercise's model; without a name, all."""
        model = naming.model_in(self.exercise, "sensitivity")
        named = naming.answers_of(model, answers)
        return self._drawing.keep(Lesson, lambda: sensitivity_page(model, self.language, named))

    def _set(self, widget: BenchWidget, action: Action) -> None:
        if self._trying is None:
            return
        if action["op"] == "try":
            self._trying.answer(widget, action, self.language)
            self._drawing.remember(widget)
        elif self._trying.change(action):
            self._drawing.again()

    def _played(self) -> None:
        """Keep that a game is over: where nothing is asked, that is the lesson."""
        asked = [one.id for one in self._way.room.exercise.rounds]
        self._come(() if asked else [one.id for one in self.exercise.rounds])
