"""What is to be computed beside the host."""

from dataclasses import dataclass

from workshop.contracts.runs import Parameters


@dataclass(frozen=True)
class Job:
    """A computation to be made beside the host, by `runs.calculate`."""

    op: str
    session: str
    exercise: str
    run: str
    model: str
    parameters: Parameters
    played: bool = False

    @property
    def key(self) -> str:
        """What the room waits for; the one run of its answers has one name for ever."""
        return self.op if self.played else key_of(self.session, self.exercise, self.run)


def key_of(session: str, exercise: str, run: str) -> str:
    """Return the key of the one run of a session's answers."""
    return f"{session}/{exercise}/{run}"
