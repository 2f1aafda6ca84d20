"""Five hundred people, which a program is measured with that is told to expect them."""

import asyncio

from benchmarks.course import Course, arrival
from benchmarks.peers import MANY, Participant
from benchmarks.visitor import spread


class Many(Course):
    """All arrive at once, answer at once, and the room moves on."""

    async def run(self) -> None:
        """Measure everything."""
        await self.start()
        await self.rest()
        people = [self.contestant.guest(number) for number in range(MANY)]
        with self._others.watched():
            ready = await self._arrive(people)
            await self.attempt("all at once", self._answer(ready))
            await self.attempt("more", self.contestant.more(ready, self.figures))
        self.figures["others"] = self._others.cores()
        await asyncio.gather(*(person.leave() for person in ready))

    async def _arrive(self, people: list[Participant]) -> list[Participant]:
        """Let all arrive, and return those who got in."""
        told = await asyncio.gather(*map(arrival, people), return_exceptions=True)
        failed = [why for why in told if isinstance(why, BaseException)]
        self.problems += sorted({f"{MANY} people: {why!r}"[:200] for why in failed})
        self.figures[f"refused_{MANY}"] = len(failed)
        self.figures[f"arrive_{MANY}"] = spread([t for t in told if isinstance(t, float)])["p95"]
        pairs = zip(people, told, strict=True)
        return [person for person, time in pairs if isinstance(time, float)]

    async def _answer(self, people: list[Participant]) -> None:
        answered = await asyncio.gather(*(person.answer() for person in people))
        self.figures[f"at_once_{MANY}"] = spread(answered)["p95"]
