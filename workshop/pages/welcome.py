"""The first notebook: the way through all lessons, with how far somebody came."""

from workshop.content.texts import interface
from workshop.contracts.actions import Action
from workshop.contracts.path import PathPage
from workshop.exercises.lessons import path_page
from workshop.pages.following.live import own_words
from workshop.pages.lesson import came
from workshop.pages.lesson.asking import language_page
from workshop.pages.lesson.drawing import Drawing
from workshop.widgets.path import Path
from workshop.widgets.switch import Switch


class Welcome:
    """The list of all lessons: each method returns a widget, to be the last line of a cell."""

    def __init__(self) -> None:
        self.language = own_words().language
        self._drawing = Drawing(lambda: self.language)

    def settings(self) -> Switch:
        """Return the switch between the languages; it begins in the browser's."""
        return self._drawing.keep(
            Switch, lambda: language_page(self.language), lambda _, action: self._speak(action)
        )

    def path(self) -> Path:
        """Return the list, with which lesson is begun, which is done, and which is next."""
        return self._drawing.keep(Path, self._page, self._act)

    def _page(self) -> PathPage:
        keeps = came.keeps()
        if keeps == "browser":
            return path_page(self.language, keeps)
        return path_page(self.language, keeps, came.read(), str(came.path()))

    def _act(self, widget: Path, action: Action) -> None:
        if came.keeps() != "file":
            return
        if action["op"] == "forget":
            came.forget()
        if action["op"] in ("read", "forget") and came.read() != widget.page["come"]:
            self._drawing.again_of([widget])

    def _speak(self, action: Action) -> None:
        self.language = interface(str(action.get("value"))).language
        self._drawing.again()
