"""`workshop reference`: what may stand in an `exercise.toml`, told from the code itself."""

from collections.abc import Iterable, Iterator

from workshop.charts import charts
from workshop.charts.finding import Chart
from workshop.exercises.agenda import in_order
from workshop.exercises.cues import HEAD as HEAD_LINES
from workshop.exercises.cues import LOG, LONGEST, MOMENTS, TEXTS, head
from workshop.exercises.exercise import load_exercise
from workshop.models import models, run_of
from workshop.questions.kind import Kind
from workshop.questions.kinds import kinds

HEAD = """# Kinds, charts, conditions, cues

Written by `workshop reference` from the code: not to be changed by hand. What a kind or a chart is
for stands in its module, in `workshop/questions/kinds` and `workshop/charts`. What a chart takes,
a `[[round.reveal]]` names under `questions`, in this order; `workshop check` holds one against the
other.

Every question takes `people_only`: `true`, or a list of items, for what is about oneself or about
somebody who could be named. A session that is played as teams does not ask it, and leaves out what
would have shown it. With `whole_room = true` it is counted for the room alone, never by department.
"""


def reference() -> str:
    """Return the kinds of question and the charts as Markdown tables."""
    return "\n".join(
        (HEAD, *_kinds(), "", *_charts(), "", *_models(), "", *_cues(), "", *_exercises(), "")
    )


def _kinds() -> Iterator[str]:
    yield "## Kinds of question\n"
    heads = (
        "kind",
        "is",
        "keys beside `id`, `kind`, `for`, `people_only` and `whole_room`",
        "charts that suit it",
    )
    rows = (
        (_code([name]), _first_line(kind), _code(kind.KEYS), _code(_suiting(name)))
        for name, kind in kinds().items()
    )
    yield from _table(heads, rows)


def _charts() -> Iterator[str]:
    yield "## Charts\n"
    heads = ("chart", "shows", "takes", "model", "conditions for the debrief (placeholders)")
    rows = (
        (_code([chart.name]), _first_line(chart.find), *_suits(chart), _conditions(chart))
        for chart in charts().values()
    )
    yield from _table(heads, rows)


def _models() -> Iterator[str]:
    yield "## Models\n"
    rows = (
        (_code([name]), "; ".join(one.told for one in getattr(run_of(name), "TAKES", ())))
        for name in models()
    )
    yield from _table(("model", "starts from"), rows)


def _cues() -> Iterator[str]:
    yield "## Cues\n"
    yield (
        "Under `[cue.ROUND.NAME]` in an exercise's `cues.LANGUAGE.toml`. NAME is a chart of the "
        f"round, `CHART-2` for its second slide, `{LOG}`, `{TEXTS}`, or a phase "
        f"({_code(MOMENTS)}), or `talk-TALK`, one talk step of several; these may be left out.\n"
    )
    yield from _table(("line", "most words"), ((_code([a]), str(b)) for a, b in LONGEST.items()))


def _exercises() -> Iterator[str]:
    yield "## Exercises\n"
    yield "Their heads, from `[head]` in the same files; minutes are counted.\n"
    known = [load_exercise(slug) for slug in in_order()]
    rows = (
        (_code([one.slug]), str(one.minutes), *(head(one, "en").get(key, "") for key in HEAD_LINES))
        for one in known
    )
    yield from _table(("exercise", "minutes", *HEAD_LINES), rows)


def _suits(chart: Chart) -> tuple[str, str]:
    takes = [one.told for one in chart.takes]
    played = {0: [], 1: ["games that are played"]}.get(chart.games, ["two games that are played"])
    return "; ".join([*takes, *played]), _code([chart.model] if chart.model else [])


def _conditions(chart: Chart) -> str:
    told = (
        f"`{name}` ({', '.join(words)})" if words else f"`{name}`"
        for name, words in chart.holds.items()
    )
    return ", ".join(told)


def _suiting(kind: str) -> list[str]:
    return [chart.name for chart in charts().values() if kind in chart.kinds]


def _first_line(thing: Kind | object) -> str:
    return (thing.__doc__ or "").strip().splitlines()[0].rstrip(".")


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    first = list(heads)
    yield f"| {' | '.join(first)} |"
    yield f"|{'---|' * len(first)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
