"""The facilitator's console."""

from workshop.widgets.bench import BENCH_STYLES
from workshop.widgets.view import View, assemble, joined


class Console(View):
    """Opens sessions, leads one through its phases, and decides what the wall shows."""

    _esm = assemble("console.js")
    _css = joined(
        "style.css", "styles/console.css", "styles/claims.css", "styles/strips.css", *BENCH_STYLES,
        "styles/notices.css", "styles/checklist.css", "styles/promised.css",
        "styles/matrix.css", "styles/coming.css", "styles/following.css",
        "styles/firms.css", "styles/owned.css", "styles/posing.css", "styles/parking.css",
        "styles/onpaper.css", "styles/running.css", "styles/own_pace.css", "styles/prepare.css",
        "styles/reading.css",
    )  # fmt: skip
