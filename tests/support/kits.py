"""Copies of the kit whose room shows other cells."""

from workshop import quick
from workshop.commands.new import new_kit


def edited_kit(folder, cells):
    """Return a copy of the kit whose room shows other cells; code, or Markdown after `md:`."""
    kit = new_kit(folder)
    write_cells(kit, cells)
    return kit


def write_cells(kit, cells) -> None:
    quick.skip_slow_imports()
    import nbformat

    path = kit / "notebooks" / "room.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [_cell(nbformat.v4, number, text) for number, text in enumerate(cells)]
    nbformat.write(notebook, path)


def _cell(form, number, text):
    name = f"c{number:02}"
    if text.startswith("md:"):
        return form.new_markdown_cell(text[3:], id=name)
    return form.new_code_cell(text, id=name)
