"""One question in Solara."""

import solara
from kept import keep
from question import OPTIONS, QUESTION


@solara.component
def Page() -> None:  # noqa: N802 - the name Solara looks for
    """Ask, and say that the answer is kept."""
    choice = solara.use_reactive("")
    said = solara.use_reactive("")
    solara.Markdown(QUESTION)
    solara.ToggleButtonsSingle(value=choice, values=list(OPTIONS))
    solara.Button("Submit", on_click=lambda: said.set(keep(choice.value)))
    solara.Text(said.value)
