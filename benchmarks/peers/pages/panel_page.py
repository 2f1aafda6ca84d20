"""One question in Panel."""

import panel as pn
from kept import keep
from question import OPTIONS, QUESTION

choice = pn.widgets.RadioBoxGroup(options=list(OPTIONS), value=None)
submit = pn.widgets.Button(name="Submit")
said = pn.pane.Str("")


def answer(_: object) -> None:
    """Keep the answer, and say so."""
    said.object = keep(choice.value)


submit.on_click(answer)
pn.Column(pn.pane.Str(QUESTION), choice, submit, said).servable()
