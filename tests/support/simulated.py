"""A rehearsal with feedback in this process: invented people at a real host."""

from tests.support.room import OPENING
from workshop.commands.rehearse.playing import _ask, _let_in, _talk
from workshop.commands.rehearse.seated import Seated
from workshop.exercises.people.rooms import invented, people_room
from workshop.host.client import new_op
from workshop.session import Phase

WITH = {"room": "one-sided", "pace": "0.1", "feedback": True, "short": True, "seed": 7}


class At:
    """The host of a live room, as rehearsals ask it."""

    def __init__(self, room):
        self.room = room

    def ask(self, do, ticket="", **fields):
        return self.room.ask(do, ticket or None, **fields)

    def ask_all(self, commands):
        return self.room.host.run([{"ticket": self.room.key, **one} for one in commands])

    def compute(self, code):
        return self.ask("look", code=code)


class Practice:
    """A rehearsal that is begun, with its people."""

    def __init__(self, room, **more):
        told = {"op": new_op(), **OPENING, **WITH, **more}
        self.at, self.room = At(room), room
        self.session = self.at.ask("rehearse", **told)["session"]
        self.code = self.session["code"]
        who = next(o for o in room.ask("rehearsals")["rehearsals"] if o["code"] == self.code)
        made = invented(people_room(who["room"]), who["people"], who["seed"])
        self.people = [Seated(self.code, one) for one in made]

    def look(self):
        return self.at.ask("look", code=self.code)

    def on(self, to=None):
        self.session = self.at.ask("advance", op=new_op(), code=self.code, to=to)["session"]
        return self.session

    def to_reveal(self):
        """Go on, all answering, until results are shown; return what she sees."""
        while self.on()["phase"] not in (Phase.REVEALED, Phase.ENDED):
            _let_in(self.at, self.people, self.session)
            if self.session["phase"] == Phase.ASKING:
                _ask(self.at, self.people, self.session)
            elif self.session["phase"] == Phase.TALK:
                _talk(self.at, self.people, self.session)
        return self.look()

    def say(self, **said):
        told = {"op": new_op(), "step": self.session["step"], "reading": "", "question": ""}
        return self.at.ask("say_reading", code=self.code, **(told | said))

    def end(self):
        return self.on("end")


def simulated(room):
    """Return what is told of a rehearsal that is said once and ended, by command."""
    practice = Practice(room)
    practice.to_reveal()
    said = practice.say(reading="cannot-tell", question="harsher")
    practice.end()
    return {"say_reading": said, "practised": practice.at.ask("practised", code=practice.code)}
