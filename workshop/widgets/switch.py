"""A choice between a few words, such as the language."""

from workshop.widgets.view import View, assemble


class Switch(View):
    """A row of options of which one is on; its page is {label, value, options}."""

    _esm = assemble("base.js", "switch.js")
    _css = assemble("style.css")
