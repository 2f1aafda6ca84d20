"""A game for one person in a notebook cell: one side against a persona, then the other side.

    play = Play(seat="marketing", against="hunter")
    play             # steppers, a button, a table and a picture
    play.quarters    # a data frame

Everything can be played from code too: `play.turn([8, 0, 0])`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from workshop.charts import played
from workshop.charts.quarters import Past, frame
from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.errors import Misnamed
from workshop.models.choosing import chosen
from workshop.models.courses import Ledger, game_of, ledger, playable, replay
from workshop.models.playing import Closed, Game, Persona, Plan, Plans, State
from workshop.pages.following.live import own_words
from workshop.pages.lesson.drawing import on_paper
from workshop.pages.lesson.playing import page
from workshop.pages.paper.beats import beat
from workshop.pages.paper.leaf import lay
from workshop.widgets.play import Board

if TYPE_CHECKING:
    from workshop.charts.quarters import Frame


class Play(Board):
    """One side of a game, played by oneself; the others are played by a persona.

    Args:
        model: one of `courses.playable()`; without one the first.
        seat: the side to begin with; without one the first.
        against: who plays the others: `hunter`, `guardian`, `calculating` or `helper`.
        care: how careful they are, 0 or more (`choosing.slipped`).
        seed: of their slips; the same seed gives the same game.
        language: of what is shown; without one that of the browser, or English.
        setting: what is played, such as `bonus="crossed"`, as the model's `game` has it.

    Raises:
        Misnamed: there is no such model, seat or persona, or it does not know the setting; the
            sentence says what there is.
    """

    def __init__(
        self,
        model: str = "",
        seat: str = "",
        against: str = "hunter",
        care: float = 10,
        seed: int = 1,
        language: str = "",
        **setting: Any,
    ) -> None:
        self.game, self.against = _game(model or playable()[0], setting), cast("Persona", against)
        self.care, self.seed = care, seed
        self.language = interface(language or own_words().language).language
        self.seat = _named(self.game, seat or self.game.names[0])
        self._past: list[Past] = []
        self._closed: list[Closed] = []
        self.ended: Callable[[], None] = lambda: None  # called whenever a game is over
        self._others()  # who they are is checked before anything is shown
        super().__init__(len(self.game.seats[0].tasks), self._offer_plan, self._press)
        self._begin()
        if on_paper():
            lay(self, lambda: beat(self._shown.page), self._shown)

    # -- what was played -----------------------------------------------------------------

    @property
    def over(self) -> bool:
        """Whether all quarters of this game are over."""
        return self._now.over

    @property
    def quarters(self) -> "Frame":
        """All quarters so far, one row each, of all games that were played here.

        Columns and their types stand at `charts.quarters.frame`.
        """
        return frame([*self._past, self._now])

    @property
    def ledger(self) -> Ledger:
        """What is written down of this game: plain data, which `replay` plays once more."""
        return ledger(self.game, self._now.plans)

    @staticmethod
    def replay(written: Mapping[str, Any]) -> "Frame":
        """Return the quarters of a game once more, all that was to be seen of both sides.

        Raises:
            ValueError: it is no ledger, or the game comes out otherwise than was written.
        """
        game = game_of(written["model"], written["setting"])
        return frame([Past(game, "", replay(written)["quarters"])])

    def __repr__(self) -> str:
        done = f"{len(self._closed)} of {self.game.quarters} quarters"
        paid = f", last paid {self._closed[-1]['paid'][self.seat]:.0%}" if self._closed else ""
        return f"Play({self.game.MODEL}, {self.seat} against a {self.against}: {done}{paid})"

    # -- playing -------------------------------------------------------------------------

    def turn(self, plan: Sequence[int] | None = None) -> "Play":
        """Play a quarter.

        Args:
            plan: how much of each task; without one, what is set.

        Returns:
            Itself, so that a cell shows it.

        Raises:
            ValueError: it is no plan, or the game is over; nothing has changed.
        """
        mine: object = self.plan if plan is None else list(plan)
        plans = {**self._others(), self.seat: mine}
        self._closed.append(self.game.step(self._state, plans))
        self._set(self._last[self.seat], self.game.seat(self.seat).most)
        self._draw()
        if self.over:
            self.ended()
        return self

    def other_side(self) -> "Play":
        """Begin again from the start, on the other side; where there is none, on the same."""
        if self._closed:
            self._past.append(self._now)
        at = self.game.names.index(self.seat) + 1
        self.seat, self._closed = self.game.names[at % len(self.game.names)], []
        self._begin()
        return self

    def speak(self, language: str) -> None:
        """Show everything in another language."""
        self.language = interface(language).language
        self._draw()

    @property
    def _now(self) -> Past:
        return Past(self.game, self.seat, self._closed)

    @property
    def _state(self) -> State:
        return self._closed[-1]["state"] if self._closed else self.game.start()

    @property
    def _last(self) -> Plans:
        return self._closed[-1]["plans"] if self._closed else self.game.usual()

    def _others(self) -> Plans:
        """Return what the persona does in this quarter, on each side that is not one's own."""
        if self._closed and self._now.over:
            return self._last
        names = [name for name in self.game.names if name != self.seat] or [self.seat]
        found = {name: self._chosen(name) for name in names}
        return {name: plan for name, plan in found.items() if name != self.seat}

    def _chosen(self, name: str) -> Plan:
        try:
            return chosen(
                self.game, self._state, name, self._last, self.against, self.care, self.seed
            )
        except ValueError as wrong:
            raise Misnamed(f"{str(wrong)[0].upper()}{str(wrong)[1:]}") from None

    # -- showing -------------------------------------------------------------------------

    def _begin(self) -> None:
        self._set(self.game.usual()[self.seat], self.game.seat(self.seat).most)
        self._draw()

    def _press(self) -> None:
        if self.over:
            self.other_side()
        else:
            self.turn()

    @property
    def _ui(self) -> Texts:
        return interface(self.language)

    @property
    def _words(self) -> Texts:
        return model_words(self.game.MODEL, self.language)

    def _draw(self) -> None:
        ui, words = self._ui, self._words
        tasks = [words(f"played.tasks.{task}") for task in self.game.seat(self.seat).tasks]
        again = "again" if len(self.game.seats) > 1 else "once_more"
        self._label(tasks, ui(f"play.{again if self.over else 'close'}"))
        self._show(page(self._now, self.against, ui, words))
        self._offer_plan()

    def _offer_plan(self) -> None:
        """Say what was paid, and what the plan that is set would pay, or that it is none."""
        over = sum(self.plan) - self.game.seat(self.seat).most
        ready = self.over or over <= 0
        told = {"language": self.language, "text": self._offered(over)}
        self._say(told, ready=ready, setting=not self.over)

    def _offered(self, over: int) -> str:
        ui, seat = self._ui, self.game.seat(self.seat)
        if self.over:
            return played.paid(self._now, ui)
        if over > 0:
            return ui("play.too_many", most=seat.most, over=over)
        at = self.game.plans(self.seat).tolist().index(self.plan)
        share = ui.percent(self.game.offers(self._state, self.seat, self._last)[at])
        key = "offer" if len(self.game.seats) > 1 else "offer_alone"
        return ui(f"play.{key}", share=share, free=-over)


def _game(model: str, setting: Mapping[str, Any]) -> Game:
    try:
        return game_of(model, setting)
    except ValueError as wrong:
        raise Misnamed(f"{str(wrong)[0].upper()}{str(wrong)[1:]}") from None


def _named(game: Game, seat: str) -> str:
    try:
        return game.seat(seat).id
    except ValueError as wrong:
        raise Misnamed(f"{str(wrong)[0].upper()}{str(wrong)[1:]}") from None
