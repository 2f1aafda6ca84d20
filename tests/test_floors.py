"""The layout is the architecture: imports go downwards only."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import workshop

PACKAGE = Path(workshop.__file__).parent
FLOORS = (
    ("errors", "machine", "beside", "quick", "contracts"),
    ("session",),
    ("content",),
    ("questions",),
    ("exercises", "sampling"),
    ("models", "swaps", "pulse"),
    ("store",),
    ("host",),
    ("widgets", "charts"),
    ("record", "simulator"),
    ("pages", "server", "commands"),
    ("cli", "kernel"),
    ("__main__",),
)
"""From the ground up. A module imports from its own room and from floors below, never beside."""
LIBRARIES = {
    "content": {"babel", "markdown_it"},
    "models": {"numpy"},
    "models/kpi_game/funnel/dates.py": {"babel"},
    "models/kpi_game/funnel/dialect.py": {"pandas"},
    "models/kpi_game/funnel/sheet.py": {"pandas"},
    "models/kpi_game/funnel/workbook.py": {"pandas", "openpyxl"},
    "models/frames.py": {"pandas"},
    "content/cached.py": {"platformdirs"},
    "content/own.py": {"platformdirs"},
    "exercises/arriving.py": {"tomli_w"},
    "exercises/own_moments.py": {"tomli_w"},
    "exercises/programmes.py": {"tomli_w"},
    "pages/slides/reading.py": {"tomli_w"},
    "pages/slides/rendering.py": {"pypdfium2"},
    "sampling": {"numpy", "tomli_w"},
    "sampling/kept.py": {"pandas"},
    "exercises/canvas.py": {"pandas"},
    "swaps/planning.py": {"numpy", "scipy"},
    "swaps/writing.py": {"pandas"},
    "content/calendars.py": {"icalendar"},
    "pulse/page.py": {"tornado"},
    "exercises/matrix_csv.py": {"pandas"},
    "store/sealing.py": {"cryptography"},
    "store": {"sqlalchemy", "alembic", "psycopg"},
    "host": {"zmq"},
    "widgets": {"ipywidgets", "anywidget", "traitlets", "segno", "vl_convert"},
    "kernel": {"ipykernel"},
    "server/room_kernel.py": {"zmq"},
    "server/lab.py": {"jupyterlab"},
    "widgets/vega.py": {"altair"},
    "charts": {"pandas", "altair", "numpy"},
    "charts/svg.py": {"vl_convert"},
    "record": {"pandas"},
    "record/cover.py": {"openpyxl"},
    "record/notebook.py": {"nbformat"},
    "record/outputs.py": {"nbformat", "pandas"},
    "record/sheets.py": {"openpyxl", "pandas"},
    "record/workbook.py": {"openpyxl", "pandas"},
    "record/report/page.py": {"tornado"},
    "pages": {"IPython"},
    "pages/lesson/recorded.py": {"pandas"},
    "server": {
        "voila", "jupyter_server", "jupyter_core", "tornado", "traitlets", "segno", "platformdirs",
        "psutil",
    },
    "server/awake.py": {"wakepy"},
    "machine.py": {"psutil"},
    "cli": {"click"},
    "commands/check/arrived.py": {"PIL"},
    "commands/models.py": {"click"},
    "commands/notebook.py": {"nbformat"},
}  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))
WITHOUT_STORE = ("host/client.py", "host/place.py", "host/callers.py")


def imports(path):
    """Return the modules a file imports anywhere in it, functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = (f"workshop.{alias.name}" for alias in node.names)
            yield from names if node.module == "workshop" else (node.module,)


def room_of(name):
    """Return the room of the house that a module belongs to, such as `store` or `session`."""
    room = name.partition(".")[2].partition(".")[0]
    return room if any(room in rooms for rooms in FLOORS) else "__init__"


def name_of(path):
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(("workshop", *(part for part in parts if part != "__init__")))


def floor(room):
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def may_import(mine, other):
    return "__init__" in (mine, other) or mine == other or floor(other) < floor(mine)


def short(path):
    return path.relative_to(PACKAGE).as_posix()


def test_the_floors_name_every_room_and_nothing_that_is_not_there():
    there = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert len(MODULES) > 40
    assert sorted(room for rooms in FLOORS for room in rooms) == sorted(there - {"__init__"})


def test_the_document_says_on_which_floor_each_room_lies():
    document = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = {}
    for number, rooms in re.findall(
        r"^\| (\d+) \| ((?:`\w+/?`(?:, )?)+) \|", document, re.MULTILINE
    ):
        told |= {room: int(number) for room in re.findall(r"`(\w+)/?`", rooms)}
    lying = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    assert told == {room: number for room, number in lying.items() if room != "__main__"}


def test_imports_go_downwards_and_to_allowed_libraries_only():
    wrong = [f"{short(path)} may not import {name}" for path in MODULES for name in amiss(path)]
    assert wrong == []


def amiss(path):
    """Return what a module imports and may not."""
    mine = room_of(name_of(path))
    allowed = LIBRARIES.get(mine, set()) | LIBRARIES.get(short(path), set())
    for name in imports(path):
        top = name.partition(".")[0]
        if top == "workshop":
            if not may_import(mine, room_of(name)):
                yield name
        elif top not in sys.stdlib_module_names and top not in allowed:
            yield name


def test_the_console_reads_no_rules_of_the_host():
    console = (PACKAGE / "pages" / "console").glob("*.py")
    found = {name for path in console for name in imports(path) if name.startswith("workshop.host")}
    assert found <= {f"workshop.host.{name}" for name in ("client", "callers", "place")}


@pytest.mark.parametrize("module", WITHOUT_STORE)
def test_what_kernels_use_of_the_host_knows_no_database(module):
    for name in imports(PACKAGE / module):
        assert not name.startswith(("sqlalchemy", "workshop.store"))


@pytest.mark.parametrize("part", ["server.app", "host.process", "pages.facilitator", "cli"])
def test_what_plans_half_days_is_loaded_when_the_first_timetable_is_made(part):
    program = f"import sys, workshop.{part}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "workshop" in loaded
    assert not loaded & {"scipy", "icalendar"}


def test_the_server_loads_nothing_of_what_the_host_computes_and_keeps():
    program = "import sys, workshop.server.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {*done.stdout.split()}
    assert "workshop.host.client" in loaded
    assert not loaded & {"workshop.store", "workshop.host.rooms", "workshop.record.record"}


def test_a_participants_kernel_loads_no_heavy_library():
    heavy = {"numpy", "pandas", "altair", "sqlalchemy", "alembic", "scipy"}
    program = "import sys; from workshop.pages import room; room.warm_up(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    names = set(done.stdout.split())
    loaded = {name.partition(".")[0] for name in names}
    assert "workshop" in loaded
    assert not loaded & heavy
    assert "workshop.store" not in names
