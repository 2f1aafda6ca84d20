"""Writes feedback in a process of its own: many rooms are drawn for it, and nobody waits for it."""

import json
import sys
from typing import cast

from workshop import machine
from workshop.contracts.practised import Wanted
from workshop.pages.feedback.composing import feedback


def main() -> None:
    """Read a rehearsal, as the host tells it, and write the feedback on it."""
    machine.step_aside()
    json.dump(feedback(cast("Wanted", json.load(sys.stdin))), sys.stdout)


if __name__ == "__main__":
    main()
