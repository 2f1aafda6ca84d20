"""What the tests of charts have them show, whatever the shipped exercises reveal today."""

from workshop.exercises.exercise import Reveal

BONUSES = ("given-marketing", "given-sales", "own-marketing", "own-sales")
REVEALS = {
    "kpi-tradeoffs": [
        Reveal("shift", ("whose", "whose-again")),
        Reveal("bonuses", ("given-marketing", "own-marketing")),
        Reveal("bonuses", ("given-sales", "own-sales")),
        Reveal("guesses", ("guess",)),
        Reveal("forecast", ("guess",), run="game"),
        Reveal("funnels", run="game"),
        Reveal("ladder", run="game"),
        Reveal("weights", run="game"),
        Reveal("replayed", log="always", run="game"),
        Reveal("clarity", ("quiz-sales", "quiz-marketing")),
        Reveal("statements", ("ready",)),
        Reveal("competence", ("hr",), run="game", perhaps=BONUSES),
        Reveal("sorting", ("owners",)),
        Reveal("responsibility", run="game", perhaps=BONUSES),
    ],
    "must-every-lead-buy": [
        Reveal("agreement", ("bet",)),
        Reveal("guesses", ("guess",)),
        Reveal("foretold", ("guess",), run="pool"),
        Reveal("origins", run="pool"),
        Reveal("choice", ("talkers",)),
        Reveal("statements", ("logic",)),
        Reveal("flaws", run="pool", perhaps=("guess",)),
        Reveal("choice", ("world",)),
        Reveal("regimes", ("world",), run="pool", perhaps=("guess",)),
        Reveal("shift", ("bet", "bet-again")),
        Reveal("rerun", log="always", run="pool", perhaps=("guess",)),
    ],
    "strategy-vs-tactics": [
        Reveal("nature", ("nature",)),
        Reveal("ownership", ("today", "should")),
        Reveal("claimed", ("today",)),
        Reveal("service", ("nature", "today", "should", "orders")),
        Reveal("doubled", ("unit", "view")),
        Reveal("guesses", ("pressure",)),
        Reveal("foretold", ("pressure",), run="pool"),
        Reveal("horizon", ("pressure",), run="pool"),
        Reveal("rerun", log="always", run="pool"),
    ],
    "where-are-the-sales": [
        Reveal("sorting", ("lines",)),
        Reveal("expected", ("mirror-told",)),
        Reveal("mirror", ("mirror-us", "mirror-them", "mirror-told")),
        Reveal("departments", ("mirror-us", "mirror-them")),
        Reveal("choice", ("cause",)),
        Reveal("agreement", ("claim",)),
        Reveal("ledger", ("blame",)),
        Reveal("facts", ("facts",), log="deal"),
        Reveal("shift", ("claim", "claim-again")),
        Reveal("ranking", ("first",)),
    ],
}
"""By exercise, in the order of its rounds."""
