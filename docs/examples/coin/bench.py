"""The bench of the coin: how biased it is."""

from typing import ClassVar

from workshop.content.texts import Texts
from workshop.contracts.pages import Piece
from workshop.models.bench import Bench, sent_slider, share_bar

TOSSES = 10


class CoinBench(Bench):
    """One slider, one number."""

    MODEL = "coin"
    WORDS = "coin_bench"
    NOBODY: ClassVar[Piece] = {}

    def _begin(self) -> None:
        self.bias = 50

    def _start_from(self, name: str) -> bool:
        if name == "fair":
            self._begin()
        return name == "fair"

    def _take(self, action: Piece) -> None:
        bias = sent_slider(action, "bias")
        if not 0 <= bias <= 100:
            raise ValueError("The bias must lie between 0 and 100.")
        self.bias = bias

    @property
    def parameters(self) -> Piece:
        """What the model is told."""
        return {"bias": self.bias / 100}

    def _sliders(self, ui: Texts, words: Texts) -> list[Piece]:
        told = {"text": words("parameters.bias"), "value_text": ui.percent(self.bias / 100)}
        ends = {"low_text": ui.percent(0), "high_text": ui.percent(1)}
        return [{"id": "bias", "value": self.bias, "min": 0, "max": 100, "step": 5} | told | ends]

    def _presets(self, words: Texts) -> list[Piece]:
        return [{"id": "fair", "text": words("fair")}]

    def _result(self, ui: Texts, words: Texts) -> Piece:
        heads = self._run.played(self.parameters)["heads"]
        bar = share_bar("heads", words("outcome.heads"), heads / TOSSES, ui)
        finding = words("found", heads=ui.number(heads))
        return {"finding": finding, "columns": [], "rows": [bar], "facts": [], "note": ""}

    def _csv(self, ui: Texts, words: Texts) -> str:  # noqa: ARG002 - one signature
        return f"{words('outcome.heads')}\r\n{self._run.played(self.parameters)['heads']}\r\n"


BENCH = CoinBench
