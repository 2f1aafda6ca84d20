"""What is to be computed beside the host."""

from dataclasses import dataclass

from workshop.contracts.runs import Parameters


@dataclass(frozen=True)
class Job:
    """A computation to be made beside the host, by `runs.calculate`.

    Attributes:
        played: by the facilitator, on her bench: not what the room's answers give.
        ahead: of a quarter that has not ended; nobody waits for it.
    """

    op: str
    session: str
    exercise: str
    run: str
    model: str
    parameters: Parameters
    played: bool = False
    ahead: bool = False

    @property
    def key(self) -> str:
        """What the room waits for; the one run of its answers has one name for ever."""
        if self.played:
            return self.op
        key = key_of(self.session, self.exercise, self.run)
        return f"{key}/ahead" if self.ahead else key


def key_of(session: str, exercise: str, run: str) -> str:
    """Return the key of the one run of a session's answers."""
    return f"{session}/{exercise}/{run}"
