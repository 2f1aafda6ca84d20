"""The workbench of a study notebook: what may be set, and what it leads to."""

from workshop.widgets.view import View, assemble, joined

BENCH_STYLES = ("styles/bench.css", "styles/columns.css", "styles/own.css")


class Bench(View):
    """Points, sliders and their outcome.

    The actions are `{"op": "try", "weights", "sliders", "number"}`, `{"op": "preset", "preset"}`
    and, where the page allows it, `{"op": "play", "weights", "sliders"}`; with numbers of a
    team's own, `{"op": "load", "data": bytes}`, `{"op": "settle", "question", "choice"}`, and
    `{"op": "use"}`, `{"op": "drop"}` and `{"op": "forget"}`. A try is answered with
    `reply(op="tried", number=…, result=…, csv=…, sliders={id: text})`, a preset with a new page
    whose `number` is higher than that of the last try.
    """

    _esm = assemble("bench.js")
    _css = joined("style.css", *BENCH_STYLES)
