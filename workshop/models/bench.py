"""The bench: sliders to move, and what the model of an exercise makes of them at once."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import ClassVar

from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.contracts.actions import Action
from workshop.contracts.bench import BenchPage, Result, Setting, ShareBar, Slider, Tried
from workshop.contracts.parts import Option, Words
from workshop.contracts.runs import Outcome, Parameters
from workshop.models import run_of


class Bench(ABC):
    """What somebody has set, and what a model makes of it.

    Args:
        outcome: what the run of the room's answers gave; without one the bench has no room to
            compare with, and computes what it needs itself.
        number: of the last change on the bench that this one replaces: pages take what is newer.
    """

    MODEL: ClassVar[str]
    WORDS: ClassVar[str]
    """The table of the interface with the words of this bench."""

    NOBODY: ClassVar[Parameters]
    """What the run is told where there is no room."""

    def __init__(self, outcome: Outcome | None = None, number: int = 0) -> None:
        self.outcome: Outcome = outcome or run_of(self.MODEL).outcome(self.NOBODY)
        self.number = number
        self._begin()

    def preset(self, name: str) -> None:
        """Begin again from something known; what is not known changes nothing."""
        if self._start_from(name):
            self.number += 1

    def take(self, action: Action) -> None:
        """Take over what a page sent.

        Raises:
            ValueError: it is nothing the model can play; what was set before stays.
        """
        number = action.get("number", self.number)
        if type(number) is not int:
            raise ValueError("A number must be whole.")
        self._take(action)
        self.number = number

    # Numbers of a team's own: most models have no use for them.

    def bring(self, action: Action) -> bool:
        """Carry out an action that is about a team's own numbers; return whether it was one."""
        op, data = action.get("op"), action.get("data")
        if op == "load" and isinstance(data, bytes):
            self.load(data)
        elif op == "settle":
            self.settle(str(action.get("question")), str(action.get("choice")))
        elif op in ("use", "drop", "forget"):
            {"use": self.use, "drop": self.drop, "forget": self.forget}[op]()
        else:
            return False
        return True

    def load(self, data: bytes) -> None:  # noqa: B027 - optional
        """Read a file with numbers of a team's own; they are not used yet."""

    def settle(self, question: str, choice: str) -> None:  # noqa: B027 - optional
        """Answer what is doubtful in the file."""

    def use(self) -> None:  # noqa: B027 - optional
        """Use the file's numbers, once nothing in it is doubtful."""

    def drop(self) -> None:  # noqa: B027 - optional
        """Put the file away and go on as before."""

    def forget(self) -> None:  # noqa: B027 - optional
        """Go back to the numbers of the kit."""

    def follow(self, before: "Bench") -> None:  # noqa: B027 - optional
        """Keep what a bench before this one had of a team's own."""

    def tried(self, language: str) -> Tried:
        """Return the answer to a change: the result and what follows from it."""
        ui, words = interface(language), model_words(self.MODEL, language)
        sliders = {slider["id"]: slider["value_text"] for slider in self._sliders(ui, words)}
        return {
            "op": "tried",
            "number": self.number,
            "result": self._result(ui, words),
            "csv": self._csv(ui, words),
            "sliders": sliders,
        }

    def page(self, language: str, *, play: bool = False) -> BenchPage:
        """Return the whole bench; `play` offers to show its result to the room."""
        ui, words = interface(language), model_words(self.MODEL, language)
        tried = self.tried(language)
        return {
            "language": ui.language,
            "title": ui(f"{self.WORDS}.title"),
            "lead": ui(f"{self.WORDS}.lead"),
            "functions": [],
            "kpis": [],
            "sliders": self._sliders(ui, words),
            "presets": self._presets(words),
            "result": tried["result"],
            "number": self.number,
            "play": play and self.playable,
            "kept": "" if self.playable or not play else ui(f"{self.WORDS}.own.wall"),
            "csv": tried["csv"],
            "csv_name": ui(f"{self.WORDS}.file"),
            "words": _plain(ui.table("bench") | ui.table(self.WORDS)),
            **self._setting(words),
        }

    # -- what each model has of its own --------------------------------------------------

    @property
    def playable(self) -> bool:
        """Whether what is set may be shown to the room."""
        return True

    @property
    @abstractmethod
    def parameters(self) -> Parameters:
        """What the model is told."""

    @abstractmethod
    def _begin(self) -> None:
        """Set what is shown first."""

    @abstractmethod
    def _start_from(self, name: str) -> bool:
        """Set a preset; return whether there is one of this name."""

    @abstractmethod
    def _take(self, action: Action) -> None:
        """Set what a page sent, and play it; a ValueError leaves all as it was."""

    @abstractmethod
    def _sliders(self, ui: Texts, words: Texts) -> list[Slider]: ...

    @abstractmethod
    def _presets(self, words: Texts) -> list[Option]: ...

    @abstractmethod
    def _result(self, ui: Texts, words: Texts) -> Result: ...

    @abstractmethod
    def _csv(self, ui: Texts, words: Texts) -> str: ...

    def _setting(self, words: Texts) -> Setting:  # noqa: ARG002 - for those that have more to set
        """Return what there is to set besides sliders."""
        return {}


def _plain(words: Words) -> Words:
    """Leave out the tables among the words of a bench: pages get what stands in them ready-made."""
    return {name: text for name, text in words.items() if isinstance(text, str)}


def sent_slider(action: Action, name: str) -> int:
    """Return the whole number that a page sent for a slider.

    Raises:
        ValueError: there is none.
    """
    sliders = action.get("sliders")
    value = sliders.get(name) if isinstance(sliders, dict) else None
    if type(value) is not int:
        raise ValueError(f"The slider {name} must be a whole number.")
    return value


def slider(
    id: str,
    text: str,
    span: tuple[int, int, int],
    value: int,
    write: Callable[[int], str],
    ends: tuple[str, str] | None = None,
) -> Slider:
    """Return a slider.

    Args:
        id: names it in what a page sends.
        text: what it sets.
        span: the lowest value, the highest and the step.
        value: where it stands.
        write: writes a value in words.
        ends: the words at its two ends; the two values in words where there are none.
    """
    low, high, step = span
    low_text, high_text = ends or (write(low), write(high))
    return {
        "id": id,
        "text": text,
        "low_text": low_text,
        "high_text": high_text,
        "value": value,
        "min": low,
        "max": high,
        "step": step,
        "value_text": write(value),
    }


def presets(names: Iterable[str], words: Texts, table: str) -> list[Option]:
    """Return what to begin again from, with the model's words under the name of a table."""
    return [{"id": name, "text": words(f"{table}.{name}")} for name in names]


def decimal(value: float, ui: Texts) -> str:
    """Write a number as a spreadsheet reads it: one decimal, no separator of thousands."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if ui("bench.separator") == ";" else text


def share_bar(id: str, text: str, share: float, ui: Texts) -> ShareBar:
    """Return one bar of a result, its share of what is possible beside it."""
    return {
        "id": id,
        "text": text,
        "share": min(max(share, 0.0), 1.0),
        "text_value": ui.percent(share),
        "tone": "neither",
    }
