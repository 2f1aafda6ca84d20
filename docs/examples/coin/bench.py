"""The bench of the coin: how biased it is."""

from typing import ClassVar

from workshop.models.coin.run import played

from workshop.content.texts import Texts
from workshop.contracts.actions import Action
from workshop.contracts.bench import Result, Slider
from workshop.contracts.parts import Option
from workshop.contracts.runs import Parameters
from workshop.models.bench import Bench, sent_slider, share_bar, slider

TOSSES = 10


class CoinBench(Bench):
    """One slider, one number."""

    MODEL = "coin"
    WORDS = "coin_bench"
    NOBODY: ClassVar[Parameters] = {}

    def _begin(self) -> None:
        self.bias = 50

    def _start_from(self, name: str) -> bool:
        if name == "fair":
            self._begin()
        return name == "fair"

    def _take(self, action: Action) -> None:
        bias = sent_slider(action, "bias")
        if not 0 <= bias <= 100:
            raise ValueError("The bias must lie between 0 and 100.")
        self.bias = bias

    @property
    def parameters(self) -> Parameters:
        """What the model is told."""
        return {"bias": self.bias / 100}

    def _sliders(self, ui: Texts, words: Texts) -> list[Slider]:
        text, span = words("parameters.bias"), (0, 100, 5)
        return [slider("bias", text, span, self.bias, lambda bias: ui.percent(bias / 100))]

    def _presets(self, words: Texts) -> list[Option]:
        return [{"id": "fair", "text": words("fair")}]

    def _result(self, ui: Texts, words: Texts) -> Result:
        heads = played(self.parameters)["heads"]
        bar = share_bar("heads", words("outcome.heads"), heads / TOSSES, ui)
        finding = words("found", heads=ui.number(heads))
        return {"finding": finding, "columns": [], "rows": [bar], "facts": [], "note": ""}

    def _csv(self, ui: Texts, words: Texts) -> str:  # noqa: ARG002 - one signature
        return f"{words('outcome.heads')}\r\n{played(self.parameters)['heads']}\r\n"


BENCH = CoinBench
