"""Every figure of every exercise, room and language: what may not change while the house is moved.

`python -m tests.charts.golden FILE` writes all of it at length, to be held against another state.
"""

import hashlib
import itertools
import json
import sys
from pathlib import Path

from tests.charts import conftest, kpi_room, pool_room
from tests.charts.drawings import DEPARTMENTS, nobody, reveals
from workshop import charts
from workshop.charts import conditions as findings
from workshop.content import LANGUAGES
from workshop.exercises.exercise import load_exercise
from workshop.pages.counted import claims_page, sensitivity_page

KEPT = Path(__file__).parent / "golden.json"
SIZES = ((8, 8), (8, 3), (3, 3), (2, 1), (0, 0))
POOLED = ((7, 7), (7, 3), (3, 3), (2, 2), (0, 0))
STATES = (("ready", False), ("ready", True), ("pending", False), ("failed", False))


def rooms():
    """Yield a name, an exercise and the results of a room that plays it."""
    yield from _sales_rooms()
    yield from _kpi_rooms()
    yield from _pool_rooms()


def _sales_rooms():
    sales, rows = load_exercise("where-are-the-sales"), conftest.ghost_rows()
    skipped, absent = {"listens", "crowd", "moving-date"}, {"p01", "p04", "p05"}
    given = {
        "full": rows,
        "small": conftest.only(rows, 3),
        "tiny": conftest.only(rows, 2),
        "skips": [r for r in rows if not (r["participant"] in absent and r["item"] in skipped)],
        "alone": [row for row in rows if row["department"] == "sales"],
    }
    for name, some in given.items():
        yield f"sales {name}", sales, conftest.tallies(some)
    yield "sales nobody", sales, nobody(sales)


def _kpi_rooms():
    for (sales, marketing), (state, played) in itertools.product(SIZES, STATES):
        results = kpi_room.room(sales, marketing, state, played)
        yield f"kpi {sales}+{marketing} {state} {played}", kpi_room.EXERCISE, results
    plain = kpi_room.with_row(kpi_room.room(), "given", leads=1, customers=900)
    yield "kpi plain", kpi_room.EXERCISE, plain
    best = kpi_room.with_played(captured=0.99, customers=10)
    yield "kpi best", kpi_room.EXERCISE, best


def _pool_rooms():
    for exercise, (sales, marketing) in itertools.product(
        (pool_room.TASKS, pool_room.LEADS), POOLED
    ):
        for state, played in (("ready", None), ("ready", {"pressure": 0.2}), ("pending", None)):
            results = pool_room.room(exercise, sales, marketing, state, played)
            yield f"{exercise.slug} {sales}+{marketing} {state} {played}", exercise, results


def golden():
    """Yield a name and what is shown under it."""
    for (name, exercise, results), language in itertools.product(rooms(), LANGUAGES):
        shown = reveals(exercise)
        for at, reveal in enumerate(shown):
            figure = charts.figure(reveal, exercise, results, DEPARTMENTS, language)
            yield f"{name} | {language} | {at} {reveal.chart}", figure
        held = findings(shown, exercise, results, DEPARTMENTS, language)
        yield f"{name} | {language} | conditions", held
    for model, language in itertools.product(("kpi-game", "lead-pool"), LANGUAGES):
        yield f"{model} | {language} | claims", claims_page(model, language)
        yield f"{model} | {language} | drivers", sensitivity_page(model, language, ())


def canonical(value):
    """Write a value in one way, wherever a layer's data are named."""
    return json.dumps(_hoisted(value, None), sort_keys=True, ensure_ascii=False)


def _hoisted(value, data):
    """Name the data at each layer; those of the layers around it are meant where it names none."""
    if isinstance(value, list):
        return [_hoisted(one, data) for one in value]
    if not isinstance(value, dict):
        return value
    if "layer" in value:
        own = value.get("data", data)
        rest = {key: one for key, one in value.items() if key not in ("layer", "data")}
        return _hoisted(rest, None) | {"layer": [_hoisted(one, own) for one in value["layer"]]}
    if "mark" in value and data is not None:
        value = {"data": data} | value
    return {key: _hoisted(one, None) for key, one in value.items()}


def digests():
    """Return a short digest for each of them."""
    return {
        name: hashlib.sha256(canonical(shown).encode()).hexdigest()[:16] for name, shown in golden()
    }


def main():
    """Write the kept digests; with a file's name, write everything at length there."""
    if len(sys.argv) > 1:
        written = {name: json.loads(canonical(shown)) for name, shown in golden()}
        Path(sys.argv[1]).write_text(json.dumps(written, ensure_ascii=False, indent=0), "utf-8")
    else:
        KEPT.write_text(json.dumps(digests(), indent=0, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
