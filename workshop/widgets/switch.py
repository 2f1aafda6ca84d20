"""A choice between a few words, such as the language."""

from workshop.widgets.view import View, assemble, joined


class Switch(View):
    """A row of options of which one is on; its page is {label, value, options, spoken}.

    `spoken` says that the options are languages: it begins in the one of whoever sees it.
    """

    _esm = assemble("switch.js")
    _css = joined("style.css")
