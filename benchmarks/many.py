"""Five hundred people, which the kit is measured with alone."""

import asyncio

from benchmarks.bare import broadcast
from benchmarks.course import Course, arrival
from benchmarks.peers.kit import Large
from benchmarks.visitor import Visitor, spread, stage_change

CROWD = Large.expected


class Many(Course):
    """All arrive at once, answer at once, and the room moves on."""

    contestant: Large

    async def run(self) -> None:
        """Measure everything."""
        await self.start()
        await self.rest()
        people = [self.contestant.guest(number) for number in range(CROWD)]
        with self._others.watched():
            ready = await self._arrive(people)
            await self.attempt("all at once", self._answer(ready))
            await self.attempt("a change of stage", self._move_on(ready))
        self.figures["others"] = self._others.cores()
        await asyncio.gather(*(person.leave() for person in ready))

    async def _arrive(self, people: list[Visitor]) -> list[Visitor]:
        """Let all arrive, and return those who got in."""
        told = await asyncio.gather(*map(arrival, people), return_exceptions=True)
        failed = [why for why in told if isinstance(why, BaseException)]
        self.problems += sorted({f"{CROWD} people: {why!r}"[:200] for why in failed})
        self.figures[f"refused_{CROWD}"] = len(failed)
        self.figures[f"arrive_{CROWD}"] = spread([t for t in told if isinstance(t, float)])["p95"]
        pairs = zip(people, told, strict=True)
        return [person for person, time in pairs if isinstance(time, float)]

    async def _answer(self, people: list[Visitor]) -> None:
        answered = await asyncio.gather(*(person.answer() for person in people))
        self.figures[f"at_once_{CROWD}"] = spread(answered)["p95"]

    async def _move_on(self, people: list[Visitor]) -> None:
        self.figures[f"stage_{CROWD}"] = await stage_change(people, self.contestant.server.url)
        texts = [*people[0].line.texts]
        self.figures[f"bare_{CROWD}"] = await broadcast(texts, len(people))
