"""A kit of one's own whose content breaks, and a server that plays it."""

import os
import re
import subprocess
import sys

from tests.support.server import RunningServer, wait_until
from workshop.commands.new import new_kit
from workshop.content import OWN_KIT
from workshop.host.client import new_op

BROKEN = "where-are-the-sales"
STRUCTURE, NORWEGIAN = (f"data/exercises/{BROKEN}/{name}.toml" for name in ("exercise", "nb"))


class Kit:
    """A copy of the kit, a server that plays it, and what that server says on the terminal."""

    def __init__(self, place):
        self.root = new_kit(place / "kit")
        self.log = place / "log"
        self.environment = {OWN_KIT: str(self.root)}
        self.server = RunningServer(place, environment=self.environment, log=self.log)

    def stop(self):
        self.server.stop()
        self.server.log.close()

    def drop(self, key):
        """Take a Norwegian word away."""
        path = self.root / NORWEGIAN
        text, times = re.subn(rf"(?m)^{re.escape(key)} = .*\n", "", path.read_text("utf-8"))
        assert times == 1
        path.write_text(text, "utf-8")

    def break_structure(self):
        (self.root / STRUCTURE).write_text("[[round", "utf-8")

    def checked(self):
        """Return what the host knows once the content has been checked."""
        return wait_until(lambda: (told := self.server.ask("sessions"))["checked"] and told)

    def open(self, agenda):
        fields = {"departments": ["sales", "marketing"], "language": "nb", "expected": 10}
        opened = self.server.ask("open", op=new_op(), name="x", agenda=agenda, **fields)
        return opened["session"]["code"]

    def command(self, *arguments):
        return subprocess.run(
            [sys.executable, "-m", "workshop", *arguments, "--db", self.server.url],
            capture_output=True,
            text=True,
            env=os.environ | self.environment,
        )

    def move(self, code, to):
        self.server.ask("advance", op=new_op(), code=code, to=to)
