"""In how many firms marketing made more leads, and sales fewer customers, than is best."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.charts import firms
from workshop.charts.finding import Bar, Column, Finding, Part, Picture, chart
from workshop.charts.firms import drawing
from workshop.charts.firms.drawing import Mark, Marked
from workshop.charts.view import View
from workshop.contracts.plays import FirmTold, GameTold

LEADS, CUSTOMERS = "leads", "newcust"
WAYS = ("both", "leads", "customers", "neither")


class Harmed(NamedTuple):
    """A firm: leads and new customers a month in the quarters, and as shares of the best plan's."""

    name: str
    leads: float
    customers: float
    leads_share: float
    customers_share: float

    @property
    def way(self) -> str:
        """What of both there is: more leads, fewer customers; one of `WAYS`."""
        more, fewer = self.leads_share > 1, self.customers_share < 1
        return (
            "both" if more and fewer else "leads" if more else "customers" if fewer else "neither"
        )


@chart(model="kpi-game", games=1, holds={"harm-both": ("n", "of"), "harm-none": ("of",)})
def harm(view: View) -> Finding[Harmed]:
    """Find in how many firms there were more leads, and fewer new customers, than is best."""
    game = firms.last(view)
    if game is None:
        return firms.untold(view)
    found = [_harmed(view, game, firm) for firm in game["firms"]]
    both, words = sum(one.way == "both" for one in found), {"of": str(len(found))}
    return Finding(
        _title(view, found, both),
        found,
        [_best(view, game), *_told(view, found), firms.note(view)],
        _columns(view),
        [bar for one in _few(view, found) for bar in _bars(view, one, found)],
        lambda: _picture(view, found),
        holds=firms.holding(
            harm_both={"n": str(both), **words} if both else None,
            harm_none=None if both else words,
        ),
    )


def _harmed(view: View, game: GameTold, firm: FirmTold) -> Harmed:
    leads, customers = (firms.mean(firm["path"], name) for name in (LEADS, CUSTOMERS))
    most, best = (firms.mean(game["best"], name) for name in (LEADS, CUSTOMERS))
    name = firms.named(view, firm["number"])
    return Harmed(name, leads, customers, leads / most, customers / best)


def _title(view: View, found: Sequence[Harmed], both: int) -> str:
    if len(found) == 1:
        return view.tell(f"harm.one.{found[0].way}", firm=found[0].name)
    key = "none" if not both else "all" if both == len(found) else "some"
    return view.tell(f"harm.title.{key}", n=both, of=len(found))


def _best(view: View, game: GameTold) -> str:
    leads, customers = (firms.mean(game["best"], name) for name in (LEADS, CUSTOMERS))
    words = {"leads": view.number(leads, 0), "customers": view.number(customers, 0)}
    return view.tell("harm.best", **words)


def _told(view: View, found: Sequence[Harmed]) -> list[str]:
    """Tell what the other firms were like, where there are some."""
    counts = {way: sum(one.way == way for one in found) for way in WAYS[1:]}
    others = [view.count(f"harm.others.{way}", n) for way, n in counts.items() if n]
    both = [view.tell("harm.together")] if any(one.way == "both" for one in found) else []
    return [*(others if len(found) > 1 else []), *both]


def _columns(view: View) -> list[Column[Harmed]]:
    leads, customers = (view.model(f"played.figures.{name}") for name in (LEADS, CUSTOMERS))
    beside = view.say("harm.beside")
    return [
        Column(view.say("firms.head"), lambda one: one.name),
        Column(leads, lambda one: view.number(one.leads, 0)),
        Column(beside, lambda one: view.percent(one.leads_share)),
        Column(customers, lambda one: view.number(one.customers, 1)),
        Column(beside, lambda one: view.percent(one.customers_share)),
        Column(view.say("harm.what"), lambda one: view.say(f"harm.ways.{one.way}")),
    ]


def _few(view: View, found: Sequence[Harmed]) -> list[Harmed]:
    return firms.few(view, found, key=lambda one: one.customers_share)


def _bars(view: View, one: Harmed, found: Sequence[Harmed]) -> list[Bar]:
    most = max(max(row.leads_share, row.customers_share, 1.0) for row in found)
    parts = [
        Part(view.say(f"harm.{name}"), share / most, view.percent(share), tone)
        for name, share, tone in (
            ("leads", one.leads_share, "marketing"),
            ("customers", one.customers_share, "sales"),
        )
    ]
    return [Bar(one.name, [part]) for part in parts]


def _picture(view: View, found: Sequence[Harmed]) -> Picture:
    leads, customers = view.say("harm.leads"), view.say("harm.customers")
    rows = [
        Marked(one.name, {leads: one.leads_share, customers: one.customers_share}) for one in found
    ]
    marks = [Mark(leads, "marketing"), Mark(customers, "sales")]
    return drawing.shares(view, rows, marks, view.say("harm.axis"), view.say("firms.best"))
