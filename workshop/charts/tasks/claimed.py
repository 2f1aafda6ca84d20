"""Who says "we do that": each department's claim on every task, back to back."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import labels, naming, theme
from workshop.charts.cells import agreed, share
from workshop.charts.counted import mostly
from workshop.charts.finding import (
    Bar,
    Column,
    Data,
    Finding,
    Holds,
    Part,
    Picture,
    chart,
    columns,
    each,
    nothing,
)
from workshop.charts.marks import across, layer, toned
from workshop.charts.own import Own
from workshop.charts.tasks import BOTH, MARKETING, SALES
from workshop.charts.view import View
from workshop.questions.taking import Takes

SIDES = (SALES, MARKETING)
HALF = 0.5
END = 1.62
"""Where each half ends, in lengths of a full bar: the number stands beyond it."""

STEP = 42


class Claim(NamedTuple):
    """The share of each department that says its own people do a task, alone or together.

    `ours` of `people` say so in both departments together. Where each task has one owner, and
    everybody knows which, that is half of the people, however many there are on each side.
    `nearly` is what all of both departments say, or all but one of each; mostly nothing.
    """

    item: str
    label: str
    parts: Sequence[float]
    ours: int
    people: int
    nearly: str

    @property
    def twice(self) -> bool:
        """Whether more than half of each department claim it, and not all agree to share it."""
        return min(self.parts) > HALF and self.nearly != BOTH

    @property
    def nobody(self) -> bool:
        """Whether fewer than half of each do."""
        return max(self.parts) < HALF


class Sure(NamedTuple):
    """The tasks that are surely claimed from both sides, and from neither."""

    twice: Sequence[Claim]
    nobody: Sequence[Claim]


@chart(
    Takes(("sort",), options=(*SIDES, BOTH), asked=SIDES),
    holds={"claimed-twice": ("item",), "cannot-tell": ()},
    stake=2,
)
def claimed(view: View) -> Finding[Claim]:
    """Find the tasks that both departments claim, and those that neither does."""
    question = view.questions()[0]
    claims = (_claim(view, item) for item in question.items)
    found = sorted(filter(None, claims), key=lambda one: -min(one.parts))
    if not found:
        hidden = any(view.cell(question, item) for item in question.items)
        return nothing(view, "hidden" if hidden else "nothing")
    sure, agreed = _sure(view, found), all(one.nearly for one in found)
    missing = naming.not_shown(view, question, {one.item for one in found})
    return Finding(
        _title(view, found, sure, agreed),
        found,
        [*_told(view, sure, len(found), agreed), missing],
        _columns(view),
        [_bar(view, one) for one in found],
        lambda: _picture(view, found, sure),
        holds=_holds(view, sure, agreed),
        names=[one.item for one in (*sure.twice, *sure.nobody)],
        chance=not agreed and len(sure.twice) + len(sure.nobody) < len(found),
    )


def _claim(view: View, item: str) -> Claim | None:
    question = view.questions()[0]
    cells = [(side, cell) for side in SIDES if (cell := view.cell(question, item, side))]
    if len(cells) < len(SIDES):
        return None
    parts = [share(cell, side) + share(cell, BOTH) for side, cell in cells]
    ours = sum(cell["counts"].get(side, 0) + cell["counts"].get(BOTH, 0) for side, cell in cells)
    said = {agreed(cell) for _, cell in cells}
    nearly = said.pop() if len(said) == 1 else ""
    people = sum(int(cell["n"]) for _, cell in cells)
    return Claim(item, view.item(question, item), parts, int(ours), people, nearly)


def _sure(view: View, found: Sequence[Claim]) -> Sure:
    """Return what surely more, or fewer, than half of all say of their own people."""
    certain = view.certain.of(2)
    twice = mostly(certain, [(one.ours, one.people) for one in found])
    nobody = mostly(certain, [(one.people - one.ours, one.people) for one in found])
    return Sure(
        [one for one, yes in zip(found, twice, strict=True) if yes and one.twice],
        [one for one, yes in zip(found, nobody, strict=True) if yes and one.nobody],
    )


def _holds(view: View, sure: Sure, agreed: bool) -> Holds:
    if sure.twice:
        return {"claimed-twice": {"item": view.quoted(view.questions()[0], sure.twice[0].item)}}
    return {} if sure.nobody or agreed else {"cannot-tell": {}}


def _title(view: View, found: Sequence[Claim], sure: Sure, agreed: bool) -> str:
    if agreed:
        same = {one.nearly for one in found} == {BOTH}
        return view.tell("claimed.all_both" if same else "claimed.all", n=len(found))
    if sure.twice:
        one, several = _phrase(view, sure.twice[0]), len(sure.twice) > 1
        words = {"n": len(sure.twice), "of": len(found), "one": one}
        return view.tell("claimed.several", **words) if several else one
    if sure.nobody:
        return naming.named(view, _names(view, sure.nobody), "claimed.nobody")
    return view.tell("claimed.unsure")


def _phrase(view: View, one: Claim) -> str:
    each = [
        view.say("claimed.each", department=view.inside(side), share=view.percent(part))
        for side, part in zip(SIDES, one.parts, strict=True)
    ]
    item = view.quoted(view.questions()[0], one.item)
    return view.tell("claimed.one", item=item, each=view.listed(each))


def _told(view: View, sure: Sure, of: int, agreed: bool) -> list[str]:
    if agreed:
        return []
    if not (sure.twice or sure.nobody):
        return [view.tell("claimed.why")]
    both = _names(view, sure.twice) if len(sure.twice) > 1 else []
    none = naming.named(view, _names(view, sure.nobody), "claimed.nobody")
    # Without a task that both claim, the title says which ones neither does.
    neither = f"{none}." if none and sure.twice else ""
    rest = view.tell("claimed.rest") if len(sure.twice) + len(sure.nobody) < of else ""
    return [naming.named(view, both, "claimed.twice"), neither, rest]


def _names(view: View, some: Sequence[Claim]) -> list[str]:
    question = view.questions()[0]
    return naming.quoted(view, [view.quoted(question, one.item) for one in some])


def _columns(view: View) -> list[Column[Claim]]:
    sides = [(at, view.inside(side)) for at, side in enumerate(SIDES)]
    heads = [(view.say("claimed.head", department=side), at) for at, side in sides]
    return [
        *columns(view, task=lambda one: one.label),
        *each(heads, lambda at, one: view.percent(one.parts[at])),
    ]


def _bar(view: View, one: Claim) -> Bar:
    """Return a task, half of the bar for each department."""
    parts = [
        Part(view.name(side), part / 2, view.percent(part), side)
        for side, part in zip(SIDES, one.parts, strict=True)
    ]
    # In words alone: the halves count who says "we do", and not whom everybody names.
    return Bar(one.label, parts, own=[Own(view.questions()[0], one.item, full=0)])


def _picture(view: View, found: Sequence[Claim], sure: Sure) -> Picture:
    look = {"orient": "top", "labelFontWeight": "bold", "title": view.say("claimed.axis")}
    axis = theme.grid([-0.7, 0.7], [view.name(side) for side in SIDES], **look)
    colour, y = toned("side", {side: side for side in SIDES}), theme.ordered(0.25)
    weight = theme.altair().ExprRef("datum.twice ? 'bold' : 'normal'")
    layers = [
        layer("rows", "bar", x=across("start", -END, END, axis), x2="end:Q", y=y, color=colour),
        *(
            layer("rows", "text", {"align": align, "fontWeight": weight},
                  f"datum.side === '{side}'", x="at", y=y, text="text")
            for side, align in zip(SIDES, ("left", "right"), strict=True)
        ),
    ]  # fmt: skip
    strong = {one.item for one in sure.twice}
    rows = [row for n, one in enumerate(found) for row in _rows(view, one, n, one.item in strong)]
    return Picture(layers, {"rows": rows}, {"step": STEP})


def _rows(view: View, one: Claim, order: int, strong: bool) -> Data:
    place = {"label": labels.broken(one.label), "order": order, "twice": strong, "start": 0}
    return [
        place | {"side": side, "at": sign * END, "end": sign * part, "text": view.percent(part)}
        for side, sign, part in zip(SIDES, (-1, 1), one.parts, strict=True)
    ]
