"""Benches of sliders: with settings to begin again from, or with cases beside them."""

from abc import abstractmethod
from collections.abc import Collection, Mapping
from typing import ClassVar

from workshop.content.texts import Texts
from workshop.contracts.actions import Action
from workshop.contracts.bench import Setting
from workshop.contracts.parts import Option
from workshop.models.bench import Bench, presets, sent_slider


class Sliding(Bench):
    """A bench whose sliders are all that is set, but for one choice.

    Attributes:
        chosen: the choice by name; empty where what is set has none.
        values: where the sliders stand, in their whole steps.
    """

    NAMES: ClassVar[Collection[str]]
    """What may be chosen; the first one is shown first."""

    CALLED: ClassVar[str]
    """The table of the model's words in which they stand."""

    START: ClassVar[Mapping[str, int]]
    """Where each slider stands first."""

    chosen: str
    values: dict[str, int]

    @abstractmethod
    def _play(self, chosen: str, values: dict[str, int]) -> None:
        """Play what is about to be set; a ValueError leaves all as it was."""

    def _set(self, chosen: str, values: Mapping[str, int]) -> None:
        self._play(chosen, dict(values))
        self.chosen, self.values = chosen, dict(values)

    def _sent(self, action: Action) -> dict[str, int]:
        return {name: sent_slider(action, name) for name in self.START}

    def _setting(self, words: Texts) -> Setting:  # noqa: ARG002 - one signature
        return {"chosen": self.chosen}

    def _presets(self, words: Texts) -> list[Option]:
        return presets(self.NAMES, words, self.CALLED)


class FromSettings(Sliding):
    """One that begins again from whole settings; what is set by hand may be one of them."""

    NAMES: ClassVar[Mapping[str, Mapping[str, int]]]

    def _begin(self) -> None:
        self._start_from(next(iter(self.NAMES)))

    def _start_from(self, name: str) -> bool:
        if name in self.NAMES:
            self._set(name, self.NAMES[name])
        return name in self.NAMES

    def _take(self, action: Action) -> None:
        values = self._sent(action)
        self._set(next((name for name, set_ in self.NAMES.items() if set_ == values), ""), values)


class InCases(Sliding):
    """One whose sliders stay where they are in another case, so that only one thing differs."""

    def _begin(self) -> None:
        self._set(next(iter(self.NAMES)), self.START)

    def _start_from(self, name: str) -> bool:
        if name in self.NAMES:
            self._set(name, self.values)
        return name in self.NAMES

    def _take(self, action: Action) -> None:
        self._set(self.chosen, self._sent(action))
