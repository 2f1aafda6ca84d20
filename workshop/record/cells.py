"""The cells of a notebook that compute a finding again: a few lines for each family of questions.

They are written for whoever reads them: plain pandas, plain Altair, nothing of the kit but its
tables. The words in them, comments and titles, are the language's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.content.texts import Texts
from workshop.contracts.record import Drawn, Seen
from workshop.record.played import games_of
from workshop.record.record import Record

if TYPE_CHECKING:
    import pandas

SCORED = {"rating", "mirror", "number"}
"""Kinds whose answers stand on a scale, so that they have a mean."""

EARNED, PAID = ["profit", "revenue"], ["paid"]
ABOUT = {"harm": ["leads", "newcust"], "earned": PAID, "repaid": PAID}
"""What of firms the charts of games are about; all others, what they earn."""

COUNTS = """
rows = record.answers.query("step == {step} and question in {questions}")
# {filter}
alt.Chart(rows[~rows["suppressed"]]).mark_bar().encode(
    x=alt.X("sum(count)", stack="normalize", axis=alt.Axis(format="%"), title="{share}"),
    y=alt.Y("{y}", title=None, sort=None, axis=alt.Axis(labelLimit=320)),
    color=alt.Color("option_text", title=None, sort=None, legend=alt.Legend(labelLimit=320)),
    order="place",{facet}
)
"""

SCORES = """
rows = record.answers.query("step == {step} and question in {questions}")
rows = rows[rows["score"].notna()]
rows = rows.assign(points=rows["score"] * rows["count"])
# {means}
by = ["asked", "item_text", "department_text"]
found = rows.groupby(by, observed=True)[["points", "count"]].sum().reset_index()
alt.Chart(found.assign(mean=found["points"] / found["count"])).mark_point(filled=True).encode(
    x=alt.X("mean", title="{mean}", scale=alt.Scale(zero=False)),
    y=alt.Y("item_text", title=None, sort=None, axis=alt.Axis(labelLimit=320)),
    color=alt.Color("department_text", title=None, sort=None),{facet}
).properties(width=360)
"""

MEANS = """
rows = record.measures.query("step == {step} and question in {questions} and measure == 'mean'")
# {means_told}
alt.Chart(rows[~rows["suppressed"]]).mark_bar().encode(
    x=alt.X("value", title="{mean}"),
    y=alt.Y("item_text", title=None, sort=None, axis=alt.Axis(labelLimit=320)),
    yOffset=alt.YOffset("department_text", sort=None),
    color=alt.Color("department_text", title=None, sort=None),{facet}
).properties(width=360)
"""

MOVED = """
rows = record.measures.query("step == {step} and question in {questions} and way.notna()")
by = ["item_text", "way_text"]
ends = rows.fillna({{"item_text": ""}}).pivot(index=by, columns="measure", values="value")
# {moved}
alt.Chart(ends.reset_index()).mark_bar(size=14).encode(
    x=alt.X("moved-least", title="{people}"),
    x2="moved-most",
    y=alt.Y("way_text", title=None, sort=None, axis=alt.Axis(labelLimit=320)),
    row=alt.Row("item_text", title=None, header=alt.Header(labelAngle=0, labelAlign="left")),
)
"""

SAID = """
rows = record.said.query("step == {step} and question in {questions}")
# {said}
rows.pivot_table(
    index=["asked", "item_text"], columns=["department_text", "table"], values="value_text",
    aggfunc=", ".join, observed=True, dropna=False,
).dropna(how="all").dropna(how="all", axis="columns").fillna("")
"""

FIRMS = """
rows = record.quarters.query("exercise == {exercise} and game in {games} and quarter.notna()")
# {firms}
rows = rows[rows["name"].isin({names})]
alt.Chart(rows).mark_line(point=True).encode(
    x=alt.X("quarter:O", title="{quarter}", axis=alt.Axis(labelAngle=0)),
    y=alt.Y("value", title=None),
    color=alt.Color("firm:N", title="{firm}"),
    column=alt.Column("{by}", title=None),
    row=alt.Row("name", title=None),
).properties(width=260, height=180).resolve_scale(y="independent")
"""

POOL = """
rows = record.runs.query("exercise == {exercise} and run == {run} and of == 'gave' and ~played")
rows = rows[rows["name"].str.startswith("horizons.")]
parts = rows["name"].str.extract(r"horizons\\.(?P<what>\\w+)\\.(?P<nth>\\d+)")
found = rows.join(parts).pivot(index="nth", columns="what", values="value")
# {pool}
picture = alt.Chart(found).encode(x=alt.X("months", title="{months}"))
picture.mark_area(opacity=0.3).encode(
    y=alt.Y("low", title="{pressure}", axis=alt.Axis(format="%")), y2="high"
) + picture.mark_line().encode(y="pressure")
"""

RUN = """
rows = record.runs.query("exercise == {exercise} and run == {run} and of == 'gave' and ~played")
# {run_told}
rows[["name", "value", "text"]].head(20)
"""


def computing(record: Record, seen: Seen, drawn: Drawn, ui: Texts) -> str | None:
    """Return the cell that computes what a finding is about; None where that is a list of texts.

    Args:
        record: the session.
        seen: the reveal.
        drawn: one of its findings.
        ui: words of the notebook's language.
    """
    words = {**ui.table("notebook.comment"), **ui.table("notebook.title")}
    words |= {"run_told": ui("notebook.comment.run"), "step": str(seen["step"])}
    if drawn["questions"] and (asked := _asked(record, seen, drawn)):
        form, about = asked
        return form.strip().format(**words, **about)
    if drawn["run"]:
        form, about = _of_run(record, seen["exercise"], drawn)
        return form.strip().format(**(words | about))
    return None


def _asked(record: Record, seen: Seen, drawn: Drawn) -> tuple[str, dict[str, str]] | None:
    """Return the cell for what was answered, of the first family that there is something of."""
    step, asked = seen["step"], drawn["questions"]

    def rows(table: pandas.DataFrame) -> pandas.DataFrame:
        return table[(table["step"] == step) & table["question"].isin(asked)]

    said, counts, means = rows(record.said), rows(record.answers), rows(record.measures)
    moved, means = means[means["way"].notna()], means[means["measure"] == "mean"]
    scored = counts[counts["kind"].isin(SCORED)]
    for form, found in (
        (SAID, said), (MOVED, moved), (SCORES, scored), (MEANS, means), (COUNTS, counts),
    ):  # fmt: skip
        if not found.empty:
            return form, _about(form, found)
    return None


def _about(form: str, found: pandas.DataFrame) -> dict[str, str]:
    questions = [*map(str, found["question"].unique())]
    items = found["item_text"].notna().any()
    facets = ["column=alt.Column('department_text', title=None, sort=None)"]
    facets = facets if form is COUNTS and items else []
    if len(questions) > 1:
        facets.append("row=alt.Row('asked', title=None, header=alt.Header(labelLimit=400))")
    return {
        "questions": str(questions),
        "y": "item_text" if items else "department_text",
        "facet": "".join(f"\n    {one}," for one in facets).replace("'", '"'),
    }


def _of_run(record: Record, exercise: str, drawn: Drawn) -> tuple[str, dict[str, str]]:
    """Return the cell for a model: what firms earned, what pays most, or all of its numbers."""
    run = drawn["run"]
    entries = [o for o in record.took["runs"] if (o["exercise"], o["run"]) == (exercise, run)]
    games = [str(one["play"]) for e in entries for one in games_of(e)]
    played = record.quarters
    played = played[(played["exercise"] == exercise) & played["game"].isin(games)]
    if not played.empty:
        names = _numbers(played, drawn["chart"])
        # Of pay, which has a picture for each side, the run's own game: the last one it names.
        by, shown = ("seat_text", games[-1:]) if names == PAID else ("game", games)
        told = {"exercise": f"'{exercise}'", "games": str([*dict.fromkeys(shown)])}
        return FIRMS, told | {"names": str(names), "by": by}
    ours = (record.runs["exercise"] == exercise) & (record.runs["run"] == run)
    gave = record.runs[ours]["name"]
    form = POOL if gave.str.startswith("horizons.pressure.").any() else RUN
    return form, {"exercise": f"'{exercise}'", "run": f"'{run}'"}


def _numbers(played: pandas.DataFrame, chart: str) -> list[str]:
    """Return the numbers of firms that a chart is about, as far as the model tells them."""
    names = [*map(str, played["name"].unique())]
    found = [one for one in ABOUT.get(chart, EARNED) if one in names]
    return found or names[:1]
