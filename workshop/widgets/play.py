"""A game in a notebook cell: what was played, a stepper for each task, and a button."""

from collections.abc import Callable, Mapping, Sequence

import ipywidgets

from workshop.widgets.lesson import Lesson
from workshop.widgets.said import Said


class Board(ipywidgets.VBox):
    """What happened so far, a plan to set, and a button that carries it out.

    Args:
        tasks: how many there are to set.
        changed: is called when a plan was set.
        pressed: is called when the button was pressed.
    """

    def __init__(
        self, tasks: int, changed: Callable[[], None], pressed: Callable[[], None]
    ) -> None:
        self._shown = Lesson({})
        self._steppers = [_stepper(lambda _: self._hear(changed)) for _ in range(tasks)]
        self._offer = Said({})
        style = {"font_size": "17px", "button_color": "#1D4ED8", "text_color": "#FFFFFF"}
        self._button = ipywidgets.Button(style=style, layout=_wide())
        self._button.on_click(lambda _: pressed())
        self._quiet = False
        super().__init__([self._shown, *self._steppers, self._offer, self._button])
        self.add_class("ws-play")

    @property
    def plan(self) -> list[int]:
        """What is set."""
        return [stepper.value for stepper in self._steppers]

    def _hear(self, changed: Callable[[], None]) -> None:
        if not self._quiet:
            changed()

    def _set(self, plan: Sequence[int], most: int) -> None:
        """Set a plan, of which nobody is told."""
        self._quiet = True
        for stepper, n in zip(self._steppers, plan, strict=True):
            stepper.max = most
            stepper.value = n
        self._quiet = False

    def _show(self, page: Mapping[str, object]) -> None:
        self._shown.turn_to(page)

    def _label(self, tasks: Sequence[str], button: str) -> None:
        for stepper, name in zip(self._steppers, tasks, strict=True):
            stepper.description = stepper.tooltip = name
        self._button.description = button

    def _say(self, offer: Mapping[str, object], *, ready: bool, setting: bool) -> None:
        """Show a sentence; the button may be pressed or not, and there may be a plan to set."""
        self._offer.turn_to(offer)
        self._button.disabled = not ready
        for stepper in self._steppers:
            stepper.layout.display = None if setting else "none"


def _stepper(changed: Callable[[object], None]) -> ipywidgets.BoundedIntText:
    # Words of both languages fit beside it, and a finger hits its arrows.
    style = {"description_width": "12em"}
    stepper = ipywidgets.BoundedIntText(min=0, layout=_wide(), style=style)
    stepper.observe(changed, names="value")
    return stepper


def _wide() -> ipywidgets.Layout:
    return ipywidgets.Layout(width="20em", max_width="100%", height="44px")
