"""Reading a page as its reader does."""

import re

from tests.support.room import as_json, words_of

TEMPLATE = re.compile(r"\{[a-z_]*\}")


def shown_words(page):
    """Return the texts of a page, without the templates the browser fills in itself."""
    return words_of({name: part for name, part in page.items() if name != "words"})


def assert_speaks(page):
    """Check that a page can be sent, and that no placeholder in it was left unfilled."""
    as_json(page)
    assert [text for text in shown_words(page) if TEMPLATE.search(text)] == []
    assert all(isinstance(word, str) and word for word in page.get("words", {}).values())
