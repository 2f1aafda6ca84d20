"""The exercises that are played, whole, by rooms of every shape, through a real host."""

import random
from collections import Counter

import pytest

from tests.support.hosting import RunningHost
from tests.support.room import GAME, LEADS, LiveRoom, an_answer, here
from workshop.commands.rehearse.proposing import plans
from workshop.exercises.agenda import in_short, only
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op
from workshop.host.runs import computed_again, ledger

BOTH = ("whose", "first", "second", "after")
PLANS = list(plans(3, 8))
AGREED = {
    "marketing": {"fitleads": 0.6, "profit": 0.4},
    "sales": {"newcust": 0.5, "retention": 0.5},
}


class Whole:
    """A room that plays an exercise to its end, and what was proposed and told on the way."""

    def __init__(self, sizes, agenda, mode="people", pay=None) -> None:
        self.room = LiveRoom(agenda=agenda, mode=mode)
        self.room.fill(**sizes)
        here(self.room)
        self.rng, self.pay = random.Random(7), pay
        self.proposed, self.places, self.told = {}, {}, {}

    def to_the_end(self):
        while self.room.session["phase"] != "ended":
            session = self.room.advance()
            if session["phase"] == "story" and session["round"] == "second" and self.pay:
                self._choose()
            if session["phase"] == "asking":
                self._ask(session)
            if session["phase"] == "revealed":
                self.room.compute()
                self.told[session["round"]] = self.room.look()["results"]
        return self

    def _choose(self):
        told = {"op": new_op(), "code": self.room.code, "play": "anew"}
        self.room.ask("pay", **told, bonus=self.pay)

    def _ask(self, session):
        here_now = session["talk"]
        quarter = next((q for q in self.room.round.questions if q.turn and q.id == here_now), None)
        if quarter is None:
            return self.room.everyone_answers()
        self.room.compute()
        for person in self.room.people:
            firm = person.look()["me"]["firm"]
            assert firm["turn"] == quarter.turn
            assert len(firm["offers"]) == len(list(plans(quarter.play.tasks, quarter.play.most)))
            plan = self.rng.choice(list(plans(quarter.play.tasks, quarter.play.most)))
            place = firm["number"], firm["seat"]
            self.places.setdefault(quarter.play.id, {})[person] = place
            self.proposed.setdefault((quarter.id, *place), []).append(plan)
            person.answer(quarter.id, plan)
        marks = self.room.look(self.room.wall())["play"]["firms"]
        told = [mark.keys() for firm in marks for mark in firm["seats"].values()]
        assert all(keys == {"people", "proposed", "agreed"} for keys in told)
        return None

    def games(self, round, run):
        state = self.told[round][run]
        assert state["state"] == "ready"
        return state["outcome"]["games"]


def stood(proposals):
    """Return the proposal that differs least from the team's others, the earliest on a tie."""

    def apart(plan):
        return sum(abs(a - b) for other in proposals for a, b in zip(plan, other, strict=True))

    return min(proposals, key=apart)


ROOMS = [
    ({"sales": 3, "marketing": 3}, 1, "people", None),
    ({"sales": 7, "marketing": 5}, 2, "people", "both_mended"),
    ({"sales": 12, "marketing": 4}, 3, "people", AGREED),
    ({"sales": 1, "marketing": 1}, 1, "people", "targets"),
    ({"sales": 6}, 1, "people", "profit"),
    ({"sales": 1, "marketing": 1}, 1, "teams", None),
]


@pytest.mark.parametrize(
    ("sizes", "firms", "mode", "pay"), ROOMS, ids=["3+3", "7+5", "12+4", "1+1", "one side", "teams"]
)
def test_both_games_are_played_to_the_end_and_told_as_they_were_played(sizes, firms, mode, pay):
    whole = Whole(sizes, only([in_short(GAME, BOTH)]), mode, pay).to_the_end()
    (first,), both = whole.games("first", "firms"), whole.games("second", "firms-anew")
    assert [game["play"] for game in both] == ["plan", "anew"]
    assert both[0] == first
    for game in both:
        assert [firm["number"] for firm in game["firms"]] == list(range(firms))
        people = Counter(whole.places[game["play"]].values())
        for firm in game["firms"]:
            for turn, quarter in enumerate(firm["plans"], 1):
                for seat, plan in quarter.items():
                    place = (firm["number"], seat)
                    assert people[place] >= 1
                    assert plan == stood(whole.proposed[f"{game['play']}-{turn}", *place])
            assert len(firm["plans"]) == 4
    # Nobody changes firm or side between the games.
    assert whole.places["plan"] == whole.places["anew"]
    chosen = pay if isinstance(pay, str) else "" if pay else "crossed"
    assert {firm["bonus"] for firm in both[1]["firms"]} == {chosen}
    assert {firm["bonus"] for firm in first["firms"]} == {"each"}
    kept = ledger(whole.room.host._rooms, None, {"code": whole.room.code})["runs"]
    assert len(kept) >= 10
    assert all(map(computed_again, kept[-2:]))


def test_the_first_answers_on_whose_doing_it_is_are_shown_to_nobody():
    whole = Whole({"sales": 7, "marketing": 7}, only([in_short(GAME, BOTH)]))
    room, seen = whole.room, []
    while room.session["phase"] != "ended":
        session = room.advance()
        if session["phase"] == "asking":
            whole._ask(session)
        if session["round"] != "after":
            seen += [room.look(room.wall()), room.look(), room.people[0].look()]
    assert not any("whose" in look["results"] for look in seen)
    assert {round.id: bool(round.reveals) for round in load_exercise(GAME).rounds}["whose"] is False


def test_the_sides_swap_seats_and_nobody_changes_the_firm():
    agenda = only([in_short(GAME, ("first", "swapped"))])
    whole = Whole({"sales": 4, "marketing": 3}, agenda).to_the_end()
    first, then = (whole.places[play] for play in ("plan", "swap"))
    for person, (number, seat) in first.items():
        other = {"sales": "marketing", "marketing": "sales"}[seat]
        assert then[person] == (number, other)
    games = whole.games("swapped", "firms-swapped")
    assert [game["swapped"] for game in games] == [False, True]


@pytest.mark.parametrize(("sizes", "firms"), [({"sales": 4, "marketing": 3}, 3), ({"sales": 2}, 1)])
def test_pairs_are_dealt_both_horizons_and_learn_them_at_the_reveal_alone(sizes, firms):
    agenda = only([in_short(LEADS, ("bet", "pairs"))])
    whole = Whole(sizes, agenda)
    whole.to_the_end()
    (game,) = whole.games("pairs", "firms")
    paid = [firm["bonus"] for firm in game["firms"]]
    assert paid == [("quarter", "three_years")[n % 2] for n in range(len(paid))]
    assert {*game["reckoned"]} == {*paid}


def test_a_host_that_is_killed_in_mid_quarter_loses_no_proposal(tmp_path):
    host = RunningHost(tmp_path / "room.db").start()
    try:
        code = host.open(agenda=only([in_short(GAME, ("first",))]))["code"]
        people = [host.seat(code, side) for side in ("sales", "sales", "marketing")]
        host.ask("arrived", token_hashes=[bound["token_hash"] for _, bound in people])
        for _ in ("story", "plan-1", "plan-2"):
            session = host.advance(code)
        assert session["talk"] == "plan-2"
        fields = {"exercise": GAME, "question": "plan-2"}
        for ticket, _ in people[:2]:
            host.ask("answer", ticket, op=new_op(), value=[1, 2, 3], **fields)
        host.kill()
        host.start()
        for _, bound in people:
            host.ask("bind", **bound)
        firms = [host.ask("look", ticket)["me"]["firm"] for ticket, _ in people]
        assert [firm["turn"] for firm in firms] == [2, 2, 2]
        assert firms[0]["proposals"] == [{"plan": [1, 2, 3], "n": 2}]
        assert firms[2]["proposals"] == []
        assert host.advance(code)["talk"] == "plan-3"
        refused = host_refuses(host, people[0][0], [0, 0, 0])
        assert refused == "closed"
    finally:
        host.stop()


def host_refuses(host, ticket, value):
    from workshop.errors import Refused

    fields = {"exercise": GAME, "question": "plan-2", "value": value}
    with pytest.raises(Refused) as told:
        host.ask("answer", ticket, op=new_op(), **fields)
    return told.value.code


@pytest.mark.slow
def test_a_host_that_begins_anew_in_every_quarter_tells_the_same_games(tmp_path):
    """Proposals come in, the host is killed and started, quarter after quarter, in both games."""
    host = RunningHost(tmp_path / "room.db").start()
    rng = random.Random(3)
    try:
        code = host.open(agenda=only([in_short(GAME, ("first", "second"))]))["code"]
        people = [host.seat(code, side) for side in ("sales", "marketing") * 3]
        host.ask("arrived", token_hashes=[bound["token_hash"] for _, bound in people])
        given, session = {}, host.advance(code)
        while session["phase"] != "ended":
            if session["phase"] == "asking" and "-" in session["talk"]:
                for number, (ticket, _) in enumerate(people):
                    plan = rng.choice(PLANS)
                    given[session["talk"], number] = plan
                    fields = {"exercise": GAME, "question": session["talk"], "value": plan}
                    host.ask("answer", ticket, op=new_op(), **fields)
                host.kill()
                host.start()
                for _, bound in people:
                    host.ask("bind", **bound)
                for number, (ticket, _) in enumerate(people):
                    firm = host.ask("look", ticket)["me"]["firm"]
                    assert given[session["talk"], number] in [p["plan"] for p in firm["proposals"]]
            session = host.advance(code)
        assert len(given) == 8 * len(people)
    finally:
        host.stop()


def test_a_plan_of_the_kind_can_be_invented_for_every_game():
    for slug in (GAME, LEADS):
        asked = [q for round in load_exercise(slug).rounds for q in round.questions if q.turn]
        for question in asked:
            plan = an_answer(question, 5)
            assert len(plan) == question.play.tasks
            assert sum(plan) <= question.play.most
