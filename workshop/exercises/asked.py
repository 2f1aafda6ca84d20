"""A question of the moment: one of the forms in `data/asked`, in the facilitator's own words.

It is an exercise like any other, of one round and one question. Its name says which form it has
and how many answers there are to choose from, so whoever has the name can load it; the words are
its session's (`workshop.contracts.wording`) and are laid over those of the form.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from workshop.session import Phase

ROUND, QUESTION = "moment", "asked"
"""The one round of each form, and its one question."""

CHOICE, SCALE, AGREE, TEXT = "choice", "scale", "agree", "text"
FORMS = (AGREE, SCALE, CHOICE, TEXT)
"""How a question of the moment may be answered, in the order in which they are offered."""

FEWEST_OPTIONS, MOST_OPTIONS = 2, 6

PROMPT, OPTION, END = 140, 60, 30
"""Characters of what is asked, of an answer to choose, and of one end of a scale."""

AT_ONCE = (Phase.LOBBY, Phase.STORY, Phase.TALK, Phase.REVEALED)
"""When it can be asked at once: nobody is in the middle of an answer."""

_NAME = re.compile(rf"asked-({'|'.join(FORMS)})-([0-9])-[0-9a-f]{{12}}")


@dataclass(frozen=True)
class Form:
    """What a question of the moment is made of.

    Attributes:
        name: one of `FORMS`.
        options: how many answers there are to choose from; 0 where there is nothing to choose.
    """

    name: str
    options: int


def slug_of(form: Form, op: str) -> str:
    """Return the name of the exercise that an operation asks: no two have the same one.

    So what was answered to one that was taken back is never another one's.
    """
    return f"asked-{form.name}-{form.options}-{sha256(op.encode()).hexdigest()[:12]}"


def form_of(slug: str) -> Form | None:
    """Return the form of a question of the moment; None of any other exercise."""
    found = _NAME.fullmatch(slug)
    if found is None:
        return None
    form = Form(found[1], int(found[2]))
    fits = FEWEST_OPTIONS <= form.options <= MOST_OPTIONS
    return form if (fits if form.name == CHOICE else form.options == 0) else None


def is_asked(slug: str) -> bool:
    """Whether an exercise is a question of the moment."""
    return form_of(slug) is not None
