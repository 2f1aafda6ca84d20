"""What was done a moment ago, as the host remembers it."""

from dataclasses import dataclass
from datetime import datetime

from workshop.contracts.replies import Command


@dataclass(frozen=True)
class Doing:
    """Something that was done: of which command, how it was before, and how it was left."""

    id: str
    command: Command
    what: str
    n: int
    at: datetime
    version: int
    before: object
    after: object

    @property
    def do(self) -> str:
        """The command's name."""
        return str(self.command["do"])
