"""A clock that tests turn, and everything that lies in a folder."""

from datetime import timedelta

from workshop.host.service import Host, utc_now


class Days:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self):
        return self.now

    def pass_by(self, **time) -> None:
        self.now += timedelta(**time)


def started_again(room, clock, **settings):
    """Let the host of a room begin anew, as after a night in which no server ran."""
    room.host = Host(room.store, room.key, clock=clock, **settings)
    return room


def bytes_in(folder):
    """Return everything that lies in a folder and below: databases, logs, journals, copies."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"".join(path.read_bytes() for path in files)
