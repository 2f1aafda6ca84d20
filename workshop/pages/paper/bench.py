"""The bench on paper: what is set, and what the model makes of it."""

from collections.abc import Iterator

from workshop.contracts.bench import BenchPage, Result
from workshop.pages.paper.pieces import Grid, Piece, Sheet, head, listed, named, text


def bench(page: BenchPage) -> Sheet:
    """Return the whole bench."""
    pieces = [*text(page["lead"]), *_set(page), *_result(page["result"])]
    return Sheet(page["title"], pieces, page["language"])


def _set(page: BenchPage) -> Iterator[Piece]:
    if page["functions"]:
        ids = [one["id"] for one in page["functions"]]
        heads = ["", *(one["text"] for one in page["functions"])]
        rows = [[kpi["text"], *(str(kpi["weights"][id]) for id in ids)] for kpi in page["kpis"]]
        yield Grid({"columns": heads, "rows": rows})
    for slider in page["sliders"]:
        yield from named(slider["text"], slider["value_text"], "li")


def _result(result: Result) -> Iterator[Piece]:
    yield from text(result["finding"], strong=True)
    for chart in result.get("columns", ()):
        yield from head(chart["title"])
        yield from text(chart["sentence"])
    yield from listed(f"{row['text']}: {row['text_value']}" for row in result["rows"])
    rows = [[fact["text"], fact["value"], fact["change"]] for fact in result["facts"]]
    if rows:
        yield Grid({"columns": ["", "", ""], "rows": rows})
    yield from text(result["note"])
