"""The guesses once more, with what the model makes of the room's bonus."""

from workshop.charts import binned, guessing, outcomes, shapes
from workshop.charts.guessing import FIELDS, Guess
from workshop.charts.outcomes import GIVEN, SILO
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import View

CLOSE = 0.5
"""In bins: a guess this near to the model is as good as counting in bins can tell."""


def draw(view: View) -> Figure:
    """Draw the picture of the guesses with the truth standing in it."""
    found, truths = guessing.guesses(view), _truths(view)
    if not truths:
        return shapes.no_run(view)
    if not found:
        return shapes.nothing(view)
    table, drawing = guessing.table(view, found, truths), binned.picture(view, found, truths)
    return shapes.figure(view, _title(view, found), _sentences(view, found), table, drawing)


def bars(view: View) -> Bars:
    """Return one bar for the middle of every item, and one for the model."""
    found, truths = guessing.guesses(view), _truths(view)
    if not truths:
        return shapes.no_run_bars(view)
    if not found:
        return shapes.no_bars(view)
    rows = guessing.light(view, found, truths)
    return shapes.bars(view, _title(view, found), _sentences(view, found), rows)


def miss(view: View) -> tuple[Guess, float] | None:
    """Return the guess of the first item and what the model makes of the room's own bonus."""
    found, row = guessing.guesses(view), outcomes.row(view, GIVEN)
    if not found or row is None or found[0].item not in FIELDS:
        return None
    return found[0], row[FIELDS[found[0].item]]


def distance(guess: Guess, truth: float) -> float:
    """Return how far the guess lies above the truth; 0 where the two are close."""
    apart = guess.middle - truth
    return apart if abs(apart) > CLOSE * guess.step else 0.0


def _contract(view: View) -> str:
    """Return whose outcome is told: the room's, or today's while the room's is hidden."""
    return GIVEN if outcomes.row(view, GIVEN) else SILO


def _truths(view: View) -> dict[str, float]:
    row = outcomes.row(view, _contract(view))
    return {item: row[field] for item, field in FIELDS.items()} if row else {}


def _title(view: View, found: list[Guess]) -> str:
    return _told(view, found[0], "forecast.title")


def _told(view: View, guess: Guess, key: str) -> str:
    truth = _truths(view).get(guess.item)
    if truth is None:
        return ""
    expected = view.around(guess.middle)
    way = "close" if not distance(guess, truth) else "off"
    # The guess was about the room's own bonus: beside another one it is neither good nor bad.
    way = way if _contract(view) == GIVEN else "silo"
    return view.tell(
        f"{key}.{way}",
        guess=guessing.quantity(view, guess.item, expected),
        truth=view.number(truth, 0),
        contract=outcomes.inside(view, _contract(view)),
    )


def _sentences(view: View, found: list[Guess]) -> list[str]:
    rest = [_told(view, guess, "forecast.then") for guess in found[1:]]
    whose = "forecast.ours" if _contract(view) == GIVEN else "forecast.silo"
    told = view.tell(whose, contract=outcomes.inside(view, _contract(view)))
    return [*(f"{one}." for one in rest if one), told, *_today(view)]


def _today(view: View) -> list[str]:
    """Return where the company stands today, beside the room's own bonus."""
    silo = outcomes.row(view, SILO)
    if _contract(view) == SILO or silo is None:
        return []
    words = {field: view.number(silo[field], 0) for field in FIELDS.values()}
    return [view.tell("forecast.today", contract=outcomes.inside(view, SILO), **words)]
