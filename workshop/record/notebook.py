"""A notebook that computes the findings of a session again."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from workshop.content.texts import Texts
from workshop.contracts.record import Drawn, Seen
from workshop.host.runs import can_be_again
from workshop.record import tables
from workshop.record.cells import computing
from workshop.record.outputs import Part, executed
from workshop.record.record import Record
from workshop.record.wording import key
from workshop.session import Mode, Phase

HEAD = """
import altair as alt
import pandas as pd

from workshop.record import Record
from workshop.record.dictionary import everything

pd.options.display.max_colwidth = None
"""

TABLES = """
tables = ["{names}"]
pd.DataFrame({{name: record.table(name).shape for name in tables}}, index=["rows", "columns"]).T
"""

COLUMNS = """
columns = pd.DataFrame(everything({language!r})).set_index(["table", "name"])
columns.loc["answers", ["type", "tells"]]
"""

AGAIN = """
from workshop.host.runs import can_be_again, computed_again

for one in filter(can_be_again, record.took["runs"]):
    assert computed_again(one), f"{{one['exercise']}}, {{one['run']}}: {differs}"
"""

PROMISES = """
shown = record.promises.set_index("number").drop(columns=["id", "exercise", "by", "signed"])
shown.dropna(axis="columns", how="all")
"""

TIME = """
spent = record.timeline.melt(["step", "round_text"], ["planned", "used"], value_name="minutes")
alt.Chart(spent).mark_bar().encode(
    x=alt.X("minutes", title="{minutes}"),
    y=alt.Y("round_text", title=None, sort=alt.SortField("step")),
    yOffset="variable",
    color=alt.Color("variable", title=None),
)
"""

TEXTS = """
# {texts}
record.texts.query("step == {step}")[["asked", "text"]]
"""


def written(record: Record) -> bytes:
    """Return a record as a notebook, with its session inside and its outputs stored.

    The outputs are computed here by the cells themselves, so that whoever reads it without a
    kernel sees what it says; charts are stored as SVG. Whoever runs it gets live ones.
    """
    import nbformat

    cells = executed([*_parts(record)], record)
    book = nbformat.v4.new_notebook(cells=cells)
    book.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python 3"}
    book.metadata.language_info = {"name": "python"}
    book.metadata.title = record.name
    text: str = nbformat.writes(book)
    return text.encode()


def _parts(record: Record) -> Iterator[Part]:
    ui = record.ui
    yield Part("markdown", "\n\n".join(_about(record, ui)))
    yield Part("code", HEAD.strip())
    comment = ui("notebook.comment.data")
    yield Part("data", f'# {comment}\nrecord = Record.unfolded("{_folded(record)}")')
    yield Part("markdown", f"## {ui('notebook.tables')}\n\n{ui('notebook.tables_are')}")
    if names := [name for name in tables.COLUMNS if not record.table(name).empty]:
        yield Part("code", TABLES.strip().format(names='", "'.join(names)))
    yield Part("code", COLUMNS.strip().format(language=record.language))
    if not record.took["seen"]:
        yield Part("markdown", ui("notebook.nothing"))
    for exercise, seen in groupby(record.took["seen"], lambda one: one["exercise"]):
        yield Part("markdown", f"## {_title(record, 'exercise', exercise)}")
        for one in seen:
            yield from _reveal(record, one, ui)
    yield from _end(record, ui)


def _about(record: Record, ui: Texts) -> Iterator[str]:
    took = record.took
    yield f"# {plain(record.name)}"
    yield ui("notebook.about")
    people = [f"{_title(record, 'department', name)} {n}" for name, n in took["people"].items()]
    when = datetime.fromisoformat(took["created"]).astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    told = {"code": record.code, "when": when, "people": ui.listed(people)}
    yield ui("notebook.session", n=len(took["seen"]), **told)
    if took["session"]["practice"]:
        yield ui("notebook.practice")
    if took["session"]["phase"] != Phase.ENDED:
        yield ui("notebook.under_way")
    yield ui("notebook.needs")
    teams = took["session"]["mode"] == Mode.TEAMS
    yield ui("columns.about.teams" if teams else "notebook.small")


def _folded(record: Record) -> str:
    """Return the session as one line, without the pictures as SVG: they are drawn from data.

    One line, since readers that cannot fold a cell would else show it over twenty pages.
    """
    found: dict[int, list[Drawn]] = {
        step: [{**one, "svg": ""} for one in shown] for step, shown in record.findings.items()
    }
    drawn = {record.language: found}
    return base64.b64encode(replace(record, drawn=drawn).packed()).decode()


def _reveal(record: Record, seen: Seen, ui: Texts) -> Iterator[Part]:
    yield Part("markdown", f"### {_title(record, 'round', seen['exercise'], seen['round'])}")
    told = set[str]()
    for drawn in record.findings.get(seen["step"], []):
        for part in _finding(record, seen, drawn, ui):
            # Several findings may be about the same numbers, which are computed once.
            if part.source not in told:
                yield part
            told.add(part.source)
    if any(seen["texts"].values()):
        yield Part("markdown", f"#### {ui('notebook.texts')}")
        texts = ui("notebook.comment.texts")
        yield Part("code", TEXTS.strip().format(texts=texts, step=seen["step"]))


def _finding(record: Record, seen: Seen, drawn: Drawn, ui: Texts) -> Iterator[Part]:
    figure = drawn["figure"]
    told = figure["sentence"].removeprefix(figure["title"]).lstrip(". ")
    chance = figure.get("chance", "")
    lines = [f"#### {plain(figure['title'])}", plain(told), plain(chance)]
    held = _held(record, seen, drawn, ui)
    yield Part("markdown", "\n\n".join(line for line in (*lines, held) if line))
    if source := computing(record, seen, drawn, ui):
        yield Part("code", source)
    if figure["spec"] is not None:
        source = f"# {ui('notebook.wall')}\nrecord.figure({figure['id']!r})"
        yield Part("code", source, drawn["svg"])


def _held(record: Record, seen: Seen, drawn: Drawn, ui: Texts) -> str:
    """Return whose answers a finding holds back, in words; empty where it holds back nobody's."""
    found = []
    for table in (record.answers, record.measures):
        here = (table["step"] == seen["step"]) & table["question"].isin(drawn["questions"])
        rows = table[here & table["suppressed"]][["department_text", "item_text", "asked"]]
        for department, item, asked in rows.drop_duplicates().itertuples(index=False):
            words = item if isinstance(item, str) else asked
            found.append(ui("notebook.held_item", department=department, item=plain(str(words))))
    groups = ui.listed([*dict.fromkeys(found)])
    return ui("notebook.held", groups=groups) if found else ""


def _end(record: Record, ui: Texts) -> Iterator[Part]:
    if any(map(can_be_again, record.took["runs"])):
        yield Part("markdown", f"## {ui('notebook.again')}\n\n{ui('notebook.again_is')}")
        yield Part("code", AGAIN.strip().format(differs=ui("notebook.differs")))
    if not record.promises.empty:
        yield Part("markdown", f"## {ui('notebook.promises')}\n\n{ui('notebook.promises_are')}")
        yield Part("code", PROMISES.strip())
    if not record.timeline.empty:
        yield Part("markdown", f"## {ui('notebook.time')}\n\n{ui('notebook.time_is')}")
        yield Part("code", TIME.strip().format(minutes=ui("notebook.title.minutes")))


def _title(record: Record, *where: str) -> str:
    return plain(record.called.get(key(*where), where[-1]))


def plain(text: str) -> str:
    """Return a text that Markdown shows as it is: people wrote what stands in it."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|$!" else sign for sign in text)
