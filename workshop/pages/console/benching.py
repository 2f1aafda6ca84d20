"""The bench on the facilitator's page: the model that the room's run is played on."""

from workshop.contracts.actions import Action
from workshop.contracts.bench import BenchPage
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.runs import Outcome
from workshop.host.client import new_op
from workshop.models import bench_of
from workshop.models.bench import Bench
from workshop.pages.console.steering import Handlers, Steering
from workshop.pages.stage import outcome_of, stage_for_playing


class Benching:
    """The part of the page that holds the bench, where the reveal shows a run."""

    def __init__(self, steering: Steering) -> None:
        self._steering = steering
        self._bench: Bench | None = None

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        bring = ("load", "settle", "use", "drop", "forget")
        moved = {"try": self._try, "preset": self._preset, "play": self._play}
        return {**moved, **dict.fromkeys(bring, self._bring)}

    def page(self, look: FacilitatorLook) -> BenchPage | None:
        """Return the bench for what the room's run gave; None where the reveal shows none."""
        found = outcome_of(look)
        if found is None:
            return None
        play = stage_for_playing(look) is not None
        return self._for(*found).page(self._steering.language, play=play)

    def _for(self, model: str, outcome: Outcome) -> Bench:
        """Return the one there is, as long as it fits."""
        there = self._bench
        if there is None or model != there.MODEL or there.outcome != outcome:
            there = bench_of(model, outcome)
        self._bench = there
        return there

    async def _try(self, action: Action) -> None:
        if self._bench:
            self._bench.take(action)
            self._steering.live.widget.reply(**self._bench.tried(self._steering.language))

    async def _preset(self, action: Action) -> None:
        if self._bench:
            self._bench.preset(str(action.get("preset")))
            self._steering.live.redraw()

    async def _bring(self, action: Action) -> None:
        """Read, ask about, use or put away numbers of a team's own."""
        if self._bench and self._bench.bring(action):
            self._steering.live.redraw()

    async def _play(self, action: Action) -> None:
        """Let the room see what is set on the bench, and bring it to the front."""
        seen = self._steering.seen
        slide = stage_for_playing(seen) if seen else None
        if self._bench is None or slide is None:
            return
        self._bench.take(action)
        await self._steering.ask("play", op=new_op(), parameters=self._bench.parameters)
        await self._steering.ask("show", slide=slide, part=str(slide))
        self._steering.live.widget.reply(op="played")
