"""Who does what today, and who should: every task between the two departments.

An owner is a name and not a place on a line: half of a room for sales and half for marketing is no
"both". So owners are counted, today and as it should be, and nothing is averaged between them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import cut, labels, naming, theme
from workshop.charts.counted import Two, apart
from workshop.charts.cut import Sorted
from workshop.charts.finding import Bar, Data, Finding, Picture, chart, columns, each, nothing
from workshop.charts.marks import across, inside, layer
from workshop.charts.own import Own, middles
from workshop.charts.tasks import BOTH, MARKETING, SALES, elsewhere
from workshop.charts.view import View, capital
from workshop.questions.taking import Takes

TODAY, SHOULD = "today", "should"
STEP = 44
PART = 0.485
"""How much of the width each of a task's two bars takes: today's, and the one that should be."""

BEGIN = {TODAY: 0.0, SHOULD: 1 - PART}


class Task(NamedTuple):
    """One task: how its owner was sorted today, and as it should be."""

    item: str
    label: str
    today: Sorted
    should: Sorted

    @property
    def stays(self) -> bool:
        """Whether (nearly) all say the same owner for today and as it should be."""
        return bool(self.today.nearly) and self.today.nearly == self.should.nearly


class Move(NamedTuple):
    """An owner whom surely more people, or fewer, want for a task than say so today."""

    task: Task
    owner: str

    @property
    def size(self) -> float:
        """How much larger the share is that wants this owner."""
        return self.task.should.shares[self.owner] - self.task.today.shares[self.owner]


@chart(
    Takes(("sort",), 2, 2, options=(SALES, BOTH, MARKETING), alike=True),
    holds={"task-to-move": ("item",), "task-elsewhere": ("item", "owner"), "cannot-tell": ()},
    stake=3,
    mine=("today", "should"),
)
def ownership(view: View) -> Finding[Task]:
    """Find for which tasks surely another owner is wanted than the one there is."""
    found = _tasks(view)
    if not found:
        return nothing(view)
    moves = _moves(view, found)
    stay = all(one.stays for one in found)
    today = view.questions()[0]
    told = [
        *_told(view, moves, stay),
        *elsewhere.sentences(view, today),
        naming.not_shown(view, today, {one.item for one in found}),
    ]
    others = elsewhere.holds(view, today)
    first = {"task-to-move": {"item": view.quoted(today, moves[0].task.item)}} if moves else {}
    held = {**first, **others}
    return Finding(
        _title(view, moves, stay),
        found,
        told,
        [
            *columns(view, task=lambda one: one.label),
            *each(_heads(view), lambda who, one: view.percent(getattr(one, who[0]).shares[who[1]])),
        ],
        [_bar(view, one) for one in found],
        lambda: _picture(view, found, moves),
        holds=held or ({} if stay else {"cannot-tell": {}}),
        names=[*(one.task.item for one in moves), *(one["item"] for one in others.values())],
        chance=not stay and len({one.task.item for one in moves}) < len(found),
    )


def _tasks(view: View) -> list[Task]:
    """Return the tasks that may be shown, those that most want marketing to do first."""
    today, should = view.questions()
    after = {one.item: one for one in cut.items(view, should)}
    found = [
        Task(before.item, before.label, before, after[before.item])
        for before in cut.items(view, today)
        if before.item in after
    ]
    return sorted(found, key=lambda one: one.should.shares[SALES] - one.should.shares[MARKETING])


def _moves(view: View, found: Sequence[Task]) -> list[Move]:
    """Return the owners whom surely more or fewer want, one for each task, the largest first.

    Both answers of a person are counted as if two people had given them: that is on the safe side
    where people who say "today" also tend to say "should".
    """
    all_of_them = [Move(one, owner) for one in found for owner in one.today.shares]
    sure = apart(view.certain.part(1 - elsewhere.PART), [_pair(one) for one in all_of_them])
    moves = [one for one, yes in zip(all_of_them, sure, strict=True) if yes]
    # Whom more want is said rather than whom fewer want.
    moves.sort(key=lambda one: (one.size < 0, -abs(one.size)))
    firsts: dict[str, Move] = {}
    for one in moves:
        firsts.setdefault(one.task.item, one)
    return list(firsts.values())


def _pair(one: Move) -> Two:
    before, after = one.task.today, one.task.should
    return Two(after.counts[one.owner], after.n, before.counts[one.owner], before.n)


def _title(view: View, moves: Sequence[Move], stay: bool) -> str:
    if moves:
        first = _phrase(view, moves[0])
        if len(moves) == 1:
            return capital(first)
        return view.tell("ownership.several", n=len(moves), one=first)
    return view.tell("ownership.stay" if stay else "ownership.unsure")


def _phrase(view: View, one: Move) -> str:
    return view.say(
        f"ownership.{'more' if one.size > 0 else 'fewer'}",
        item=view.quoted(view.questions()[0], one.task.item),
        owner=_owner(view, one.owner),
        today=view.percent(one.task.today.shares[one.owner]),
        should=view.percent(one.task.should.shares[one.owner]),
    )


def _owner(view: View, owner: str) -> str:
    if owner in view.departments:
        return view.trade(owner)
    return view.option(view.questions()[0], owner).lower()


def _told(view: View, moves: Sequence[Move], stay: bool) -> list[str]:
    """Tell for whom more tasks are wanted; where nothing is sure, why."""
    if not moves:
        return [] if stay else [view.tell("ownership.why")]
    question = view.questions()[0]
    lists = [
        naming.named(view, names, "ownership.wanted", owner=_owner(view, owner))
        for owner in cut.buckets(question)
        for those in [[one for one in moves if one.owner == owner and one.size > 0]]
        for names in [naming.quoted(view, [view.quoted(question, m.task.item) for m in those])]
        if len(moves) > 1
    ]
    return [*lists, view.tell("ownership.rest")]


def _heads(view: View) -> list[tuple[str, tuple[str, str]]]:
    """Return a head for every owner today, and for every one that should be."""
    return [
        (view.say(f"ownership.head.{when}", owner=view.option(question, owner)), (when, owner))
        for when, question in zip((TODAY, SHOULD), view.questions(), strict=True)
        for owner in cut.buckets(question)
    ]


def _bar(view: View, one: Task) -> Bar:
    """Return a task cut by who should do it, with a word on today."""
    today, should = view.questions()
    now = [f"{p.label} {p.text}" for p in cut.parts(view, today, one.today.shares)]
    note = view.tell("ownership.note", each=view.listed(now))
    # The bar is cut by who should; who does today stands in words.
    own = [
        Own(should, one.item, SHOULD, places=middles(one.should.shares)),
        Own(today, one.item, TODAY, full=0),
    ]
    return Bar(one.label, cut.parts(view, should, one.should.shares), note, own)


def _picture(view: View, found: Sequence[Task], moves: Sequence[Move]) -> Picture:
    """Draw two bars for each task, today's beside the one that should be."""
    # A label in bold is known by its words, however it is broken into lines.
    strong = [labels.broken(one.task.label).replace("\n", " ") for one in moves]
    y = theme.ordered(0.16, labelFontWeight=theme.bold(strong))
    middles = [BEGIN[when] + PART / 2 for when in BEGIN]
    heads = [view.tell(f"ownership.{when}") for when in BEGIN]
    axis = theme.grid(middles, heads, orient="top", labelFontWeight="bold", title=None)
    colour = cut.coloured(view, view.questions()[1])
    bars = layer("rows", "bar", x=across("start", 0, 1, axis), x2="end:Q", color=colour, y=y)
    return Picture(
        [bars, *inside("text", "share", y=y)], {"rows": _data(view, found)}, {"step": STEP}
    )


def _data(view: View, found: Sequence[Task]) -> Data:
    return [
        row | {end: BEGIN[when] + PART * row[end] for end in ("start", "end", "middle")}
        for order, one in enumerate(found)
        for when, question in zip(BEGIN, view.questions(), strict=True)
        for row in cut.rows(view, question, getattr(one, when), order)
    ]
