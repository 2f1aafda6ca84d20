"""Copies of the kit whose room shows other cells."""

import json

from workshop.commands.new import new_kit


def edited_kit(folder, cells):
    """Return a copy of the kit whose room shows other cells; code, or Markdown after `md:`."""
    kit = new_kit(folder)
    write_cells(kit, cells)
    return kit


def write_cells(kit, cells) -> None:
    path = kit / "notebooks" / "room.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = [_cell(number, text) for number, text in enumerate(cells)]
    path.write_text(json.dumps(notebook), encoding="utf-8")


def _cell(number, text):
    cell = {"id": f"c{number:02}", "metadata": {}}
    if text.startswith("md:"):
        return cell | {"cell_type": "markdown", "source": text[3:]}
    return cell | {"cell_type": "code", "source": text, "outputs": [], "execution_count": None}
