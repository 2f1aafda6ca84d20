"""The guesses once more, with what the lead pool answers."""

from workshop.charts import binned, guessing, shapes
from workshop.charts.forecast import distance
from workshop.charts.guessing import Guess
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import View


def draw(view: View) -> Figure:
    """Draw the picture of the guesses with the truth standing in it."""
    if not view.outcome:
        return shapes.no_run(view)
    found, truths = guessing.guesses(view), _truths(view)
    if not found:
        return shapes.nothing(view)
    table, drawing = guessing.table(view, found, truths), binned.picture(view, found, truths)
    return shapes.figure(view, _title(view), _sentences(view), table, drawing)


def bars(view: View) -> Bars:
    """Return one bar for the middle of every item, and one for the model."""
    if not view.outcome:
        return shapes.no_run_bars(view)
    found = guessing.guesses(view)
    if not found:
        return shapes.no_bars(view)
    rows = guessing.light(view, found, _truths(view))
    return shapes.bars(view, _title(view), _sentences(view), rows)


def missed(view: View) -> tuple[Guess, float] | None:
    """Return the guess that is furthest off, and the truth; None where all are close."""
    if not view.outcome:
        return None
    found = [(guess, _truths(view)[guess.item]) for guess in guessing.guesses(view)]
    off = [pair for pair in found if distance(*pair)]
    return max(off, key=lambda pair: abs(distance(*pair)), default=None)


def _truths(view: View) -> dict[str, float]:
    answers = (view.outcome or {})["answers"]
    return {item: answers[item] for item in view.questions()[0].items}


def _title(view: View) -> str:
    return _told(view, guessing.guesses(view)[0], "title")


def _told(view: View, guess: Guess, key: str) -> str:
    truth = _truths(view)[guess.item]
    way = "off" if distance(guess, truth) else "close"
    expected = guessing.quantity(view, guess.item, view.around(guess.middle))
    return view.tell(f"forecast.{key}.{way}", guess=expected, truth=view.number(truth, 0))


def _sentences(view: View) -> list[str]:
    rest = [f"{_told(view, guess, 'then')}." for guess in guessing.guesses(view)[1:]]
    return [*rest, view.tell("pool.invented")]
