"""One script for all widgets of a notebook, in place of a hundred kilobytes with each.

anywidget keeps a widget's script and sheet with its state: a page loads them with every widget, and
a notebook that is saved with its widgets holds as many copies. Here one widget that shows nothing
has both. The others refer to it as anywidget lets widgets refer to each other (`WidgetTrait` here,
`host.getWidget` in the browser), and ask it for what draws them.
"""

from functools import cache
from typing import Any

import anywidget

FACES = ("Bench", "Card", "Lesson", "Path", "Quiz", "Said", "Switch")
"""The widgets that lessons show, by the names of their classes."""

_FACE = """export default {{ render: async (context) => {{
  const script = await context.host.getWidget(context.model.get("script"));
  return script.exports.{name}.render(context);
}} }};
"""

_sharing = False


def share() -> None:
    """Let the widgets that this process makes from now on share one script."""
    global _sharing
    _sharing = True


def shares(name: str) -> bool:
    """Return whether a widget of this name is to ask the shared script for its own."""
    return _sharing and name in FACES


def face(name: str) -> str:
    """Return the few lines by which a widget asks for what draws it."""
    return _FACE.format(name=name)


def script() -> Any:
    """Return the widget that has the script; another one where somebody has closed it."""
    found = _script()
    if found.comm is None:
        _script.cache_clear()
        found = _script()
    return found


@cache
def _script() -> Any:
    return _kind()()


@cache
def _kind() -> type[Any]:
    # What assembles scripts needs what is said above.
    from workshop.widgets.view import assemble, joined

    class Script(anywidget.AnyWidget):
        """The script and the sheet of all widgets of a lesson; it is never shown itself."""

        _esm = assemble("shared.js")
        _css = joined("style.css", *SHEETS)

    return Script


SHEETS = (
    "styles/lesson.css", "styles/card.css", "kinds/*.css", "styles/strips.css", "styles/here.css",
    "styles/claims.css", "styles/own.css", "styles/owned.css", "styles/promised.css",
    "styles/bench.css", "styles/columns.css", "styles/quiz.css", "styles/play.css",
    "styles/path.css",
)  # fmt: skip
"""All their sheets."""
