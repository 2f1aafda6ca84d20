"""Draws one reveal in a process of its own: what it needs is heavy, and nobody waits for it."""

import json
import sys

from workshop import machine
from workshop.content import LANGUAGES
from workshop.contracts.record import SeenReply
from workshop.record.drawing import drawn
from workshop.record.packing import packed


def drawn_in_all(shown: SeenReply) -> dict[str, str]:
    """Return what a reveal looks like by language, packed; nothing where its round is gone."""
    seen = shown["seen"]
    if seen is None:
        return {}
    made = {language: drawn(seen, shown["session"], language) for language in LANGUAGES}
    return {language: packed(findings) for language, findings in made.items() if findings}


def main() -> None:
    """Read what was shown, as the host says it, and write what it looks like."""
    machine.step_aside()
    json.dump(drawn_in_all(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
