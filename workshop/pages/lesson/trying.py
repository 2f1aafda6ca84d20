"""The bench of a lesson: what the learner sets by hand, beside her room once it was shown."""

from collections.abc import Iterable
from contextlib import suppress

from workshop.contracts.actions import Action
from workshop.contracts.bench import BenchPage
from workshop.contracts.overview import FacilitatorLook
from workshop.models import bench_of
from workshop.pages.stage import outcome_of
from workshop.widgets.bench import Bench as BenchWidget


class Trying:
    """A bench that all cells of a lesson share.

    Args:
        model: whose bench it is.
        shown: what the room has shown so far.
    """

    def __init__(self, model: str, shown: Iterable[FacilitatorLook]) -> None:
        self._bench = bench_of(model)
        self._compared: object = None
        self.compare(shown)

    def page(self, language: str) -> BenchPage:
        """Return the whole bench."""
        return self._bench.page(language)

    def compare(self, shown: Iterable[FacilitatorLook]) -> None:
        """Compare from now on with the newest outcome that the room has shown, if any."""
        found = [outcome for look in shown if (outcome := outcome_of(look))]
        if found and found[-1] != self._compared:
            self._compared, before = found[-1], self._bench
            self._bench = bench_of(*found[-1], before.number + 1)
            self._bench.follow(before)

    def answer(self, widget: BenchWidget, action: Action, language: str) -> None:
        """Answer something that was moved; half way it cannot be played yet."""
        with suppress(ValueError):
            self._bench.take(action)
            widget.reply(**self._bench.tried(language))

    def change(self, action: Action) -> bool:
        """Begin again from something else; whether that is what was asked for."""
        if action["op"] != "preset":
            return self._bench.bring(action)
        self._bench.preset(str(action.get("preset")))
        return True
