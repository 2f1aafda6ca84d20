"""Full agreement is a finding: what nearly everybody says."""

from workshop.charts.cells import agreed
from workshop.charts.view import View
from workshop.questions.question import CHOICE, Question


def nearly(view: View, question: Question) -> list[str]:
    """Tell on which lines nearly everybody says the same, and why no number stands beside it.

    Returns:
        Two sentences; none where there is no such line.
    """
    if not question.items:
        answer = agreed(view.cell(question, CHOICE))
        words = {"answer": view.option(question, answer)} if answer else {}
        return _why(view, view.tell("nearly.choice", **words)) if answer else []
    found = [(i, answer) for i in question.items if (answer := agreed(view.cell(question, i)))]
    each = [
        {"item": view.quoted(question, item), "answer": view.option(question, answer)}
        for item, answer in found
    ]
    if len(each) == 1:
        return _why(view, view.tell("nearly.one", **each[0]))
    listed = view.listed([view.say("nearly.each", **one) for one in each])
    return _why(view, view.tell("nearly.other", n=len(each), each=listed)) if each else []


def _why(view: View, sentence: str) -> list[str]:
    return [sentence, view.tell("nearly.why")]
