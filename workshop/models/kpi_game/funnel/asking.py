"""What is noted while a file is read: what is wrong, what is doubtful, what was done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from workshop.errors import Mistake, Unreadable

MOST_TOLD = 10
"""How many sentences are told about one file."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "sheet": (),
    "which": (),
    "row": ("leave", "keep"),
    "unnamed": ("leave", "keep"),
    "hidden": ("leave", "keep"),
    "falling": ("newest", "oldest"),
    "shuffled": ("calendar", "file"),
    "dates": ("day", "month"),
    "two-ways": ("whole", "decimals"),
    "share": ("of_leads", "counts"),
    "share-won": ("of_leads", "of_fit", "counts"),
    "share-lost": ("of_customers", "counts"),
    "percent": ("of_leads", "other"),
    "percent-won": ("of_leads", "of_fit", "other"),
    "percent-lost": ("of_customers", "other"),
    "thousands": ("thousands", "counts"),
    "running": ("running", "months"),
    "money": ("kroner", "thousand", "million"),
    "foreign": ("leave", "kroner", "thousand"),
}
"""Every question there is, and its answers; where there are none, the file's own words are."""


class Choice(NamedTuple):
    """One answer to a doubt; `text` is the file's own word where the kit has none."""

    id: str
    text: str = ""


@dataclass(frozen=True)
class Doubt:
    """Something that is asked about before the numbers are used.

    Attributes:
        id: stays the same however often the file is read.
        code: one of `CHOICES`; the words stand under `doubts`.
        details: what the words mention, by placeholder.
        choices: two to five answers.
        chosen: the `id` of the one that was given; empty before.
    """

    id: str
    code: str
    details: Mapping[str, object]
    choices: tuple[Choice, ...]
    chosen: str = ""

    def answered(self, answers: Mapping[str, str]) -> "Doubt":
        """Return the doubt with what was answered, as far as that is one of its choices."""
        given = answers.get(self.id, "")
        return replace(self, chosen=given if any(given == one.id for one in self.choices) else "")


@dataclass
class Notes:
    """Everything there is to say about a file, gathered while it is read.

    Attributes:
        answers: what was answered, by the `id` of a doubt.
        wrong: what cannot be used.
        doubts: what was asked, answered or not.
        read: how something was understood that could have been meant otherwise.
        left: what was left out.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    wrong: list[Mistake] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    read: list[Mistake] = field(default_factory=list)
    left: list[Mistake] = field(default_factory=list)

    def ask(self, id: str, code: str, *choices: Choice, **details: object) -> str:
        """Ask about something; return what was answered, or an empty text."""
        offered = choices or tuple(Choice(name) for name in CHOICES[code])
        self.doubts.append(Doubt(id, code, details, offered).answered(self.answers))
        return self.doubts[-1].chosen

    def refuse(self, code: str, **details: object) -> None:
        """Note something that cannot be used."""
        if (mistake := Mistake(code, details)) not in self.wrong:
            self.wrong.append(mistake)

    def leave(self, code: str, **details: object) -> None:
        """Note what was left out."""
        self.left.append(Mistake(code, details))

    def tell(self, code: str, **details: object) -> None:
        """Note how something was understood."""
        self.read.append(Mistake(code, details))

    @property
    def open(self) -> bool:
        """Whether something that was asked has no answer yet."""
        return not all(one.chosen for one in self.doubts)

    def stop(self) -> None:
        """Raise what is wrong: the whole file's mistakes first, then those of its cells.

        Raises:
            Unreadable: with at most `MOST_TOLD` mistakes, the last of which counts the rest.
        """
        if not self.wrong:
            return
        found = sorted(self.wrong, key=_place)
        if len(found) > MOST_TOLD:
            more = found[MOST_TOLD - 1 :]
            cell = next((one.details["cell"] for one in more if "cell" in one.details), "")
            found[MOST_TOLD - 1 :] = [Mistake("more", {"n": len(more), "cell": cell})]
        raise Unreadable(found)


def _place(mistake: Mistake) -> tuple[int, int, str]:
    """Return where a mistake comes in the list: by row, and by column from left to right."""
    row, cell = mistake.details.get("row", 0), str(mistake.details.get("cell", ""))
    return int(str(row)), len(cell), cell


def refused(code: str, **details: object) -> Unreadable:
    """Return the one reason why a file cannot be read at all."""
    return Unreadable([Mistake(code, details)])
