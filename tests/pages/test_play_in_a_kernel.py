"""The cells of the notebook in a real kernel, whose widgets are moved over Jupyter's protocol."""

import json
from contextlib import contextmanager
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

from workshop.pages.play import Play

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "notebooks" / "08-kpi-tradeoffs.ipynb"
PATIENCE = 60


class Cells:
    """A kernel that runs cells, and hears what a browser would send."""

    def __init__(self, client) -> None:
        self.client = client

    def run(self, code):
        """Return what the cell printed."""
        out = []
        self.client.execute_interactive(
            code, timeout=PATIENCE, output_hook=lambda message: out.append(message["content"])
        )
        failed = [one["evalue"] for one in out if "evalue" in one]
        assert failed == []
        return "".join(one.get("text", "") for one in out).strip()

    def say(self, model, data):
        """Send to a widget what its front end sends."""
        content = {"comm_id": model, "data": data}
        self.client.shell_channel.send(self.client.session.msg("comm_msg", content))


@pytest.fixture(scope="module")
def cells():
    with kernel() as client:
        yield Cells(client)


@contextmanager
def kernel():
    manager, client = start_new_kernel(startup_timeout=PATIENCE, cwd=str(ROOT))
    try:
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def sources(*ids):
    """Return the code of some cells of the notebook."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    known = {cell["id"]: "".join(cell["source"]) for cell in cells}
    return [known[id] for id in ids]


def test_a_quarter_is_set_and_closed_over_the_line_of_a_real_kernel(cells):
    for code in sources("parameters", "c01", "p01", "p02"):
        cells.run(code)
    models = json.loads(cells.run(
        "import json; print(json.dumps([one.model_id for one in play.children]))"
    ))  # fmt: skip
    _, reach, quality, brand, _, button = models
    for stepper, n in ((brand, 0), (reach, 5), (quality, 3)):
        cells.say(stepper, {"method": "update", "state": {"value": n}, "buffer_paths": []})
    cells.say(button, {"method": "custom", "content": {"event": "click"}})
    assert cells.run("print(play.plan, len(play.quarters))") == "[5, 3, 0] 1"
    assert cells.run("print(play)").startswith("Play(kpi-game, marketing against a calculating: 1")
    tasks = "[f'marketing_{task}' for task in ('reach', 'quality', 'brand')]"
    assert cells.run(f"print(play.quarters[{tasks}].iloc[0].tolist())") == "[5, 3, 0]"


def test_a_mistake_in_a_cell_is_a_sentence_and_the_game_goes_on(cells):
    for code in sources("parameters", "c01", "p02"):
        cells.run(code)
    cells.run("play.turn([8, 0, 0])")
    wrong = "try:\n    play.turn([8, 8, 8])\nexcept ValueError as told:\n    print(told)"
    told = cells.run(f"{wrong}\nprint(len(play.quarters))")
    assert told.startswith("marketing: a plan is whole numbers for reach, quality, brand")
    assert told.endswith("1")


def test_a_ledger_of_one_kernel_replays_in_another(cells):
    for code in sources("parameters", "c01", "p02"):
        cells.run(code)
    cells.run("while not play.over:\n    play.turn([4, 4, 0])")
    written = cells.run("import json; print(json.dumps(play.ledger))")
    again = Play.replay(json.loads(written))
    assert again["marketing_reach"].tolist() == [4] * 4
    paid = [one["marketing"] for one in json.loads(written)["paid"]]
    assert again["marketing_paid"].tolist() == pytest.approx(paid, rel=1e-9)
