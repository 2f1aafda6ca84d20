"""What the room expects, before the model answers."""

from workshop.charts import binned, guessing, shapes
from workshop.charts.guessing import Guess
from workshop.charts.shapes import Bars, Figure
from workshop.charts.view import View


def draw(view: View) -> Figure:
    """Draw how many guessed what, with the middle of all guesses."""
    found = guessing.guesses(view)
    if not found:
        return shapes.nothing(view)
    table, drawing = guessing.table(view, found, {}), binned.picture(view, found, {})
    return shapes.figure(view, _title(view, found), _sentences(view, found), table, drawing)


def bars(view: View) -> Bars:
    """Return one bar for the middle of every item."""
    found = guessing.guesses(view)
    if not found:
        return shapes.no_bars(view)
    rows = guessing.light(view, found, {})
    return shapes.bars(view, _title(view, found), _sentences(view, found), rows)


def _title(view: View, found: list[Guess]) -> str:
    each = [guessing.quantity(view, one.item, view.around(one.middle)) for one in found]
    return view.tell("guesses.expect", each=view.listed(each))


def _sentences(view: View, found: list[Guess]) -> list[str]:
    return [_half(view, one) for one in found]


def _half(view: View, guess: Guess) -> str:
    """Tell where the middle half of the guesses lies."""
    low, _, high = guess.quartiles
    return view.tell(
        "guesses.half",
        what=guessing.heading(view, guess.item),
        n=guess.n,
        low=view.around(low),
        high=view.around(high),
    )
