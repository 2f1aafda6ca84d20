"""What cells of the notebooks keep as text: run, and written anew where a model's words changed.

python -m tests.support.stored
"""

import json
import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CHECKED = "nbval-check-output"
"""Marks the cells of which nbval compares what they show."""


def tags(cell) -> list[str]:
    return cell["metadata"].get("tags", [])


def write(path: Path) -> None:
    """Run a notebook, in English, and keep the text that its marked cells show."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOKS)}}
    ).execute()
    shown = {cell["id"]: cell.get("outputs", []) for cell in notebook.cells}
    for cell in stored["cells"]:
        if CHECKED in tags(cell):
            cell["outputs"] = [as_text(output) for output in shown[cell["id"]]]
            cell["execution_count"] = 0
    text = json.dumps(stored, indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")


def as_text(output) -> dict:
    """Return what an output says in words; of a widget that is nothing."""
    data = {kind: text for kind, text in output["data"].items() if kind.startswith("text/")}
    words = {kind: text.splitlines(keepends=True) for kind, text in data.items()}
    made = {"data": words, "metadata": {}, "output_type": output["output_type"]}
    # Nought is shown as nothing; without a number nbval takes what is stored for a mistake.
    return made | {"execution_count": 0} if output["output_type"] == "execute_result" else made


def main() -> None:
    os.environ["LC_ALL"] = "C"
    for path in sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        if any(CHECKED in tags(cell) for cell in cells):
            write(path)


if __name__ == "__main__":
    main()
