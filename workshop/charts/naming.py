"""How things are named in a sentence: a few by name, many by number, and those that are missing."""

from collections.abc import Collection, Sequence

from workshop.charts.view import View
from workshop.questions.question import Question

FEW = 3
"""More names than these are not heard: they are counted instead."""


def named(view: View, things: Sequence[str], key: str, **words: object) -> str:
    """Return the sentence at `key` on a few things, at `key_many` on many; empty on none.

    Args:
        view: the reveal.
        things: their words, for the middle of a sentence, in quotes where they are quoted.
        key: of words that hold `{items}`; those for many hold `{n}`.
        words: what else they hold.
    """
    if not things:
        return ""
    if len(things) > FEW:
        return view.tell(f"{key}_many", n=len(things), **words)
    return view.tell(key, items=view.listed(things), **words)


def quoted(view: View, texts: Sequence[str]) -> list[str]:
    """Return texts in quotes."""
    return [view.say("quoted", text=text) for text in texts]


def not_shown(view: View, question: Question, shown: Collection[str]) -> str:
    """Tell which items of a question are not among those that are shown."""
    return missing(view, [view.quoted(question, i) for i in question.items if i not in shown])


def missing(view: View, texts: Sequence[str]) -> str:
    """Tell what is not shown because too few have answered; empty where all is shown."""
    if len(texts) == 1:
        return view.tell("left_out.one", items=view.quotes(texts))
    return named(view, quoted(view, texts), "left_out.other")
