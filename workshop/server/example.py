"""What a report looks like, before anybody has answered anything: a page of invented people."""

import asyncio

from workshop.server.plain_page import Page


def _made(language: str) -> bytes:
    # What writes reports is loaded when the first one is asked for.
    from workshop.record.example import example

    return example(language)


class Example(Page):
    """`/example-report`: the report of an invented session, in the visitor's language.

    Nothing in it is anybody's, so everybody may read it, and browsers may keep it for a while.
    """

    async def get(self) -> None:
        """Send it; it is made when it is first asked for, and nobody's line waits meanwhile."""
        made = await asyncio.to_thread(_made, self.language)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Vary", "Accept-Language, Cookie")
        self.set_header("Cache-Control", "private, max-age=3600")
        self.finish(made)
