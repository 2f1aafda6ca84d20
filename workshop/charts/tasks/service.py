"""How much of marketing's work is service: by the room's own sorting, and by its guess."""

from typing import Any, NamedTuple

from workshop.charts import labels, theme
from workshop.charts.finding import Bar, Data, Finding, Holds, Part, Picture, chart, each, nothing
from workshop.charts.guesses import guessing
from workshop.charts.guesses.guessing import Guess
from workshop.charts.marks import across, inside, layer, toned
from workshop.charts.own import Laid, Own, Reckoned
from workshop.charts.tasks import BOTH, MARKETING, STRATEGY, TACTICS, tactics, teams
from workshop.charts.view import View
from workshop.contracts.tallies import Answers
from workshop.questions.taking import Takes

STEP = 64
LABEL = 30
END = 0.85
"""Where the guesses reach further, their middle is written at the other end of their line."""

HALF = 0.5
ABOUT = 0.1
"""Ten of a hundred hours: a share that surely lies nearer to another one is about the same."""

HIGH, CHANGE = 0.25, 0.5
"""The parts of its certainty for tactics against a half, and for what it should be.

The first one is half of what would be its due: of seven of a side counts are so coarse that its
interval is too short, and comes out twice as often as it says (tests/charts/test_power.py)."""

TODAY, SHOULD, GUESS = "today", "should", "guess"
TONES = {"tactics": "neutral", "strategy": "both"}


OWNED = Takes(("sort",), 2, 2, options=(MARKETING, BOTH), alike=True)
TAKES = (Takes(("sort",), options=(STRATEGY, TACTICS)), OWNED, Takes(("number",)))
"""What the tasks are; who does them, today and as it should be; a guess."""


class Work(NamedTuple):
    """How much of marketing's work is tactics: today, as it should be, as a department sees it."""

    id: str
    label: str
    tactics: float
    text: str


HOLDS = {"service-high": ("share",), "service-low": ("share",), "cannot-tell": ()}


class Judged(NamedTuple):
    """What may be said: whether tactics are surely more or less than half, and should be."""

    half: str
    change: str


@chart(
    *TAKES,
    holds=HOLDS,
    stake=2,
    mine=("you", "today", "should", "guess"),
    teams=teams.sorted_by_sides,
)
def service(view: View) -> Finding[Work]:
    """Find the share of tactics in marketing's work, today and as it should be."""
    guess = next(iter(guessing.guesses(view, view.questions()[3])), None)
    found = _work(view, guess)
    by = {one.id: one for one in found}
    if TODAY not in by:
        return nothing(view)
    judged = _judged(view)
    heads = [(view.say("column.work"), "label"), (view.say("service.head"), "text")]
    return Finding(
        _title(view, by, judged),
        found,
        [_half(view, judged), _views(view, found), _guessed(view, guess)],
        each(heads, lambda field, one: getattr(one, field)),
        [_bar(view, one) for one in found if one.id not in view.departments],
        lambda: _picture(view, found, guess),
        holds=_holds(by[TODAY], judged),
        names=[name for name in judged if name and name != "same"],
        chance=not all(judged),
    )


def _judged(view: View) -> Judged:
    nature, today, should = view.questions()[:3]
    now, then = (tactics.work(view, nature, owners) for owners in (today, should))
    if now is None:
        return Judged("", "")
    share = tactics.interval(view.certain.part(HIGH), now)
    half = "high" if share.above(HALF) else "low" if share.below(HALF) else ""
    if then is None:
        return Judged(half, "")
    size = tactics.change(view.certain.part(CHANGE), now, then)
    if size.within(ABOUT):
        return Judged(half, "same")
    return Judged(half, "more" if size.above(0) else "less" if size.below(0) else "")


def _work(view: View, guess: Guess | None) -> list[Work]:
    """Return what can be told: today and as it should be, today by department, the guess."""
    nature, today, should = view.questions()[:3]
    wanted = [
        (TODAY, view.say("service.today"), tactics.work(view, nature, today)),
        (SHOULD, view.say("service.should"), tactics.work(view, nature, should)),
    ]
    for side in view.departments:
        name = view.say("service.by", department=view.inside(side))
        wanted.append((side, name, tactics.work(view, nature, today, side)))
    made = [Work(id, label, w.share, view.percent(w.share)) for id, label, w in wanted if w]
    if guess:
        middle = guess.place(guess.middle), view.around(guess.middle)
        made.append(Work(GUESS, view.say("service.guess"), *middle))
    return made


def _holds(today: Work, judged: Judged) -> Holds:
    if judged.half:
        return {f"service-{judged.half}": {"share": today.text}}
    return {} if judged.change else {"cannot-tell": {}}


def _title(view: View, found: dict[str, Work], judged: Judged) -> str:
    parts = {id: found[id].text for id in (TODAY, SHOULD) if id in found}
    if SHOULD not in found:
        return view.tell("service.only", **parts)
    return view.tell(f"service.title.{judged.change or 'unsure'}", **parts)


def _half(view: View, judged: Judged) -> str:
    """Tell whether more than half is tactics, or that this cannot be told."""
    return view.tell(f"service.half.{judged.half or 'unsure'}")


def _views(view: View, found: list[Work]) -> str:
    """Tell the share that each department's own sorting gives."""
    each = [
        view.say("service.each", department=view.inside(one.id), share=one.text)
        for one in found
        if one.id in view.departments
    ]
    return view.tell("service.views", each=view.listed(each)) if each else view.tell("hidden")


def _guessed(view: View, guess: Guess | None) -> str:
    if guess is None:
        return ""
    low, middle, high = (view.around(value) for value in guess.quartiles)
    return view.tell("service.guessed", guess=middle, low=low, high=high)


def _bar(view: View, one: Work) -> Bar:
    if one.id == GUESS:
        middle = view.say("guesses.middle")
        question = view.questions()[3]
        own = [Own(question, question.items[0], "guess")]
        return Bar(one.label, [Part(middle, one.tactics, one.text, "neither")], own=own)
    sizes = {"tactics": one.tactics, "strategy": 1 - one.tactics}
    parts = [
        Part(view.say(f"service.{kind}"), size, view.percent(size), TONES[kind])
        for kind, size in sizes.items()
        if size
    ]
    return Bar(one.label, parts, own=[_own(view, one.id)])


def _own(view: View, when: str) -> Reckoned:
    """Return the share of tactics by her own sorting; of tasks that she left open nothing is."""
    nature, today, should = view.questions()[:3]
    owners = today if when == TODAY else should

    def share(answers: Answers) -> Laid | None:
        found = tactics.own(*(answers.get(one.id) or {} for one in (nature, owners)))
        return None if found is None else Laid(view.percent(found), found)

    return Reckoned((nature, owners), share, "sorted")


def _picture(view: View, found: list[Work], guess: Guess | None) -> Picture:
    strong = [view.say(f"service.{id}") for id in (TODAY, SHOULD, GUESS)]
    y = theme.ordered(0.3, labelFontWeight=theme.bold(strong))
    colour = toned("tone", {tone: tone for tone in ("neutral", "both", "neither")})
    layers = [
        layer("rows", "bar", x=across("start", 0, 1), x2="end:Q", y=y, color=colour),
        *inside("text", "short", y=y),
        *(_middle_half(y) if guess else []),
    ]
    order = (TODAY, *view.departments, SHOULD, GUESS)
    drawn = sorted(found, key=lambda one: order.index(one.id))
    placed = [
        ({"label": labels.broken(one.label, LABEL), "order": n}, one) for n, one in enumerate(drawn)
    ]
    data = {"rows": [place | part for place, one in placed for part in _cut(view, one)]}
    if guess:
        data["spread"] = [placed[-1][0] | _spread(view, guess)]
    return Picture(layers, data, {"step": STEP})


def _middle_half(y: Any) -> list[Any]:
    """Return the middle half of the guesses as a line, with the middle in words at its end."""
    align, dx = map(theme.altair().ExprRef, ("datum.align", "datum.align === 'left' ? 12 : -12"))
    look = {"align": align, "dx": dx, "fontWeight": "bold"}
    return [
        layer("spread", "rule", {"strokeWidth": 4}, x="low", x2="high:Q", y=y),
        layer("spread", "text", look, x="x", y=y, text="text"),
    ]


def _spread(view: View, guess: Guess) -> dict[str, Any]:
    low, _, high = (guess.place(value) for value in guess.quartiles)
    side = {"x": high, "align": "left"} if high <= END else {"x": low, "align": "right"}
    return {"low": low, "high": high, "text": view.around(guess.middle)} | side


def _cut(view: View, one: Work) -> Data:
    """Return the stretches of a bar, with their words; the words of the guess stand elsewhere."""
    if one.id == GUESS:
        ends = {"start": 0, "end": one.tactics, "middle": 0}
        return [ends | {"tone": "neither", "text": "", "short": ""}]
    kinds = (("tactics", 0.0, one.tactics), ("strategy", one.tactics, 1.0))
    return [
        {"start": start, "end": end, "middle": (start + end) / 2, "tone": TONES[kind]}
        | {"text": f"{view.say(f'service.{kind}')} {view.percent(end - start)}"}
        | {"short": view.percent(end - start)}
        for kind, start, end in kinds
        if end > start
    ]
