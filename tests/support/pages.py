"""Reading a page as its reader does."""

import re

from tests.support.room import as_json, words_of

TEMPLATE = re.compile(r"\{[a-z_]*\}")


def shown_words(page):
    """Return the texts of a page, without the templates the browser fills in itself."""
    return words_of(_without_words(page))


def _without_words(part):
    """Return a page without the words of its script, and of the panels in it."""
    if isinstance(part, dict):
        return {name: _without_words(one) for name, one in part.items() if name != "words"}
    return [_without_words(one) for one in part] if isinstance(part, list | tuple) else part


def assert_speaks(page):
    """Check that a page can be sent, and that no placeholder in it was left unfilled."""
    as_json(page)
    assert [text for text in shown_words(page) if TEMPLATE.search(text)] == []
    assert all(isinstance(word, str) and word for word in page.get("words", {}).values())
