"""Firms at the host: who plays where, what teams propose, quarters that close, what is reckoned."""

from collections import Counter

import pytest

from tests.support.clock import Clock
from tests.support.firms import Firms, OtherKit, where
from tests.support.room import as_json, here
from workshop.host.clocks import GRACE
from workshop.host.dealing import Place, dealt, nearest, place_for
from workshop.host.firms import playing
from workshop.host.quarters import over, plans
from workshop.host.retaining import LONGEST_PAUSE
from workshop.host.runs import calculate, computed_again
from workshop.host.service import Host
from workshop.models.courses import course, game_of
from workshop.questions.play import Play


@pytest.fixture(scope="module", autouse=True)
def kit(tmp_path_factory):
    with OtherKit(tmp_path_factory.mktemp("kit")):
        yield


PLAY = Play("plan", "kpi-game", 2, 60, 3, 8, 6, ("marketing", "sales"), ("each",))


# ---- dealing ----


@pytest.mark.parametrize(
    ("sizes", "firms", "loans"),
    [((3, 3), 1, 0), ((7, 5), 2, 0), ((12, 4), 3, 2), ((1, 1), 1, 0), ((50, 50), 17, 0),
     ((10, 0), 2, 4), ((2, 0), 1, 1), ((1, 0), 1, 0), ((5, 1), 1, 1)],
)  # fmt: skip
def test_everybody_plays_and_every_firm_has_both_sides(sizes, firms, loans):
    marketing, sales = sizes
    people = {f"m{n}": "marketing" for n in range(marketing)} | {
        f"s{n}": "sales" for n in range(sales)
    }
    places = dealt(people, PLAY, PLAY.size)
    assert places.keys() == people.keys()
    teams = Counter(places.values())
    assert len({place.number for place in places.values()}) == firms
    seated = len(people) if len(people) < 2 else 2 * firms
    assert len(teams) == min(seated, 2 * firms)
    by_seat = {seat: [n for place, n in teams.items() if place.seat == seat] for seat in PLAY.seats}
    assert all(max(sizes) - min(sizes) <= 1 for sizes in by_seat.values() if sizes)
    assert sum(places[id].seat != side for id, side in people.items()) == loans


def test_a_firm_of_pairs_has_people_of_both_sides_where_it_can():
    pairs = Play("set", "lead-pool", 4, 60, 1, 20, 2, ("pair",), ("quarter", "three_years"))
    people = {f"{side[0]}{n}": side for n in range(4) for side in ("sales", "marketing")}
    places = dealt(people, pairs, 2)
    for number in range(4):
        assert {people[id] for id, place in places.items() if place.number == number} == {
            "sales",
            "marketing",
        }


def test_a_latecomer_joins_the_smallest_team_and_of_two_her_own_side():
    there = [Place(0, "marketing")] * 3 + [Place(0, "sales")] * 2 + [Place(1, "sales")] * 3
    assert place_for("marketing", there, PLAY) == Place(1, "marketing")
    even = [Place(n, seat) for n in range(2) for seat in PLAY.seats]
    assert place_for("sales", even, PLAY) == Place(0, "sales")
    assert place_for("sales", even, PLAY, shift=1) == Place(0, "marketing")
    assert place_for("sales", [], PLAY) is None


def test_firms_begin_anew_for_a_crowd_that_comes_late_as_long_as_nothing_was_played():
    room = Firms()
    room.fill(sales=1, marketing=1)
    here(room)
    room.advance()
    room.fill(sales=12, marketing=12)
    teams = Counter(map(where, room.people))
    assert max(teams.values()) <= 4
    assert len({number for number, _ in teams}) in (4, 5)
    room.to("first", 2)
    numbers = {where(person)[0] for person in room.people}
    room.fill(sales=12)
    assert {where(person)[0] for person in room.people} == numbers


def test_the_nearest_proposal_stands_the_earliest_on_a_tie_and_never_a_mixture():
    assert nearest([[8, 0, 0], [0, 8, 0], [7, 1, 0]]) == [7, 1, 0]
    assert nearest([[8, 0, 0], [0, 8, 0]]) == [8, 0, 0]


# ---- proposing ----


def test_a_team_sees_what_is_proposed_in_it_and_nobody_else_does():
    room = Firms().begin(sales=3, marketing=3)
    one, two, three = room.members(0, "sales")
    one.answer("plan-1", [4, 2, 2])
    two.answer("plan-1", [4, 2, 2])
    three.answer("plan-1", [0, 4, 4])
    firm = one.look()["me"]["firm"]
    assert firm["proposals"] == [{"plan": [4, 2, 2], "n": 2}, {"plan": [0, 4, 4], "n": 1}]
    assert (firm["people"], firm["turn"], firm["turns"]) == (3, 1, 2)
    other = as_json(room.members(0, "marketing")[0].look()["me"])
    assert "[4, 2, 2]" not in other
    wall = room.look(room.wall())
    assert wall["play"]["firms"] == [
        {
            "number": 0,
            "seats": {
                "marketing": {"people": 3, "proposed": 0, "agreed": False},
                "sales": {"people": 3, "proposed": 3, "agreed": False},
            },
        }
    ]
    assert 'plan":' not in as_json(wall["play"])


def test_what_a_plan_would_pay_is_told_for_every_plan_if_the_others_repeat_theirs():
    room = Firms().begin(sales=1, marketing=1)
    (person,) = room.members(0, "marketing")
    firm = person.look()["me"]["firm"]
    game = game_of("kpi-game", {"bonus": "each", "quarters": 2})
    offers = game.offers(game.start(), "marketing", game.usual())
    assert firm["offers"] == [round(1000 * share) for share in offers]
    assert firm["last"] == game.usual()["marketing"]


@pytest.mark.parametrize(
    "value",
    [[9, 0, 0], [1, 1], [-1, 0, 0], [1.0, 0, 0], ["1", 0, 0], [True, 0, 0], {}, "8", None],
)
def test_what_is_no_plan_is_refused_and_changes_nothing(value):
    room = Firms().begin(sales=1, marketing=1)
    person = room.members(0, "sales")[0]
    assert person.refusal("plan-1", value) == "bad-value"
    assert person.look()["me"]["firm"]["proposals"] == []


def test_a_proposal_can_be_taken_back_until_the_quarter_closes_and_then_no_more():
    room = Firms().begin(sales=1, marketing=1)
    person = room.members(0, "sales")[0]
    person.answer("plan-1", [8, 0, 0])
    person.answer("plan-1", [])
    assert person.look()["me"]["firm"]["proposals"] == []
    assert person.refusal("plan-2", [8, 0, 0]) == "closed"
    room.close()
    assert person.refusal("plan-1", [8, 0, 0]) == "closed"
    assert person.look()["me"]["firm"]["last"] == [3, 3, 2]


# ---- quarters ----


def played(room, plans=(([8, 0, 0], [0, 0, 8]), ([5, 2, 1], [2, 2, 2]))):
    """Play both quarters; one of each team proposes."""
    for turn, (marketing, sales) in enumerate(plans, 1):
        room.members(0, "marketing")[0].answer(f"plan-{turn}", marketing)
        room.members(0, "sales")[0].answer(f"plan-{turn}", sales)
        room.close()
    return room


def test_what_a_quarter_paid_is_told_to_each_side_as_the_model_has_it():
    room = Firms().begin(sales=1, marketing=1)
    room.members(0, "marketing")[0].answer("plan-1", [8, 0, 0])
    room.members(0, "sales")[0].answer("plan-1", [0, 0, 8])
    room.close()
    game = game_of("kpi-game", {"bonus": "each", "quarters": 2})
    (quarter,) = course(game, [{"marketing": [8, 0, 0], "sales": [0, 0, 8]}])["quarters"]
    for seat in game.names:
        (past,) = room.members(0, seat)[0].look()["me"]["firm"]["past"]
        assert past == {
            "plan": quarter["plans"][seat],
            "paid": pytest.approx(quarter["paid"][seat], abs=1e-9),
            "own": pytest.approx(quarter["own"][seat], abs=1e-9),
        }


def test_a_finished_game_is_told_whole_and_its_ledger_agrees():
    room = played(Firms().begin(sales=1, marketing=1))
    room.go("first", "revealed")
    room.reckon()
    (told,) = room.look(room.wall())["results"]["game"]["outcome"]["games"]
    (firm,) = told["firms"]
    assert firm["plans"] == [
        {"marketing": [8, 0, 0], "sales": [0, 0, 8]},
        {"marketing": [5, 2, 1], "sales": [2, 2, 2]},
    ]
    game = game_of("kpi-game", {"bonus": "each", "quarters": 2})
    assert firm["path"]["worth"] == pytest.approx(course(game, firm["plans"])["worth"], abs=1e-9)
    kept = room.ask("ledger", code=room.code)["runs"]
    assert {run["run"] for run in kept} == {"plan-1", "plan-2", "plan-3", "game"}
    assert all(computed_again(run) for run in kept)


def test_a_seat_at_which_nobody_sits_is_played_the_same_whenever_it_is_told():
    room = Firms().begin(sales=1)
    assert where(room.people[0]) == (0, "sales")
    room.people[0].answer("plan-1", [1, 1, 1])
    room.close()
    room.people[0].answer("plan-2", [1, 1, 1])
    room.close()
    room.go("first", "revealed")
    room.reckon()
    (game,) = room.look()["results"]["game"]["outcome"]["games"]
    plans = game["firms"][0]["plans"]
    assert all(sum(quarter["marketing"]) for quarter in plans)
    kept = next(r for r in room.ask("ledger", code=room.code)["runs"] if r["run"] == "plan-3")
    assert [q["plans"] for q in kept["outcome"]["firms"][0]["quarters"]] == plans


def test_the_sides_change_seats_and_the_same_people_are_in_the_same_firms():
    room = played(Firms().begin(sales=3, marketing=3))
    before = {person: where(person) for person in room.people}
    room.to("second")
    swap = {"sales": "marketing", "marketing": "sales"}
    assert {p: (n, swap[seat]) for p, (n, seat) in before.items()} == {
        p: where(p) for p in room.people
    }
    late = room.seat("sales")
    here(room)
    assert where(late) == (0, "sales")


def test_who_is_ended_after_a_quarter_changes_nothing_of_it():
    room = Firms().begin(sales=2, marketing=1)
    first, second = room.members(0, "sales")
    first.answer("plan-1", [0, 0, 8])
    room.close()
    seat = first.look()["me"]["seat"]
    room.ask("end_seats", code=room.code, seats=[seat])
    room.reckon_for(second)
    firm = second.look()["me"]["firm"]
    assert (firm["last"], firm["people"]) == ([0, 0, 8], 1)


# ---- what is paid for ----


AGREED = {"marketing": {"fitleads": 0.5, "profit": 0.5}, "sales": {"newcust": 1}}


def test_what_a_game_is_paid_for_is_chosen_before_its_first_quarter_and_never_in_it():
    room = played(Firms().begin(sales=1, marketing=1))

    def chosen(bonus):
        return room.refusal("pay", code=room.code, play="plan-back", bonus=bonus)

    assert chosen("crossed") == "not-now"
    room.go("second", "story")
    assert chosen("best") == chosen({**AGREED, "owner": {"profit": 1}}) == "bad-command"
    assert chosen({**AGREED, "sales": {"newcust": 0.4}}) == "bad-command"
    assert chosen("crossed") is None
    assert room.look()["play"]["bonus"] == "crossed"
    assert chosen(AGREED) is None
    assert (room.look()["play"]["bonus"], room.look()["play"]["agreed"]) == ("", AGREED)
    room.close()
    firm = room.members(0, "sales")[0].look()["me"]["firm"]
    assert (firm["terms"], firm["bonus"]) == ({"newcust": 1}, "")
    assert room.look()["play"]["begun"]
    assert chosen("crossed") == "not-now"


# ---- the clock ----


def test_the_clock_starts_with_a_quarter_and_closes_it_and_more_time_can_be_given():
    room, clock = Firms(), Clock()
    room.host._rooms.clock = clock
    room.begin(sales=1, marketing=1)
    assert room.look()["countdown"]["seconds"] == 60
    clock.wait(59)
    room.host.tick()
    assert room.look()["session"]["talk"] == "plan-1"
    room.ask("clock", code=room.code, seconds=120, keeps=True)
    clock.wait(60)
    room.host.tick()
    assert room.look()["session"]["talk"] == "plan-1"
    assert room.host.pause() == 1000
    clock.wait(1)
    room.host.tick()
    assert room.look()["session"]["talk"] == "plan-2"
    assert room.look()["countdown"]["seconds"] == 60
    room.ask("clock", code=room.code, seconds=0)
    clock.wait(1000)
    room.host.tick()
    assert room.look()["session"]["talk"] == "plan-2"
    assert room.host.pause() == LONGEST_PAUSE.total_seconds() * 1000


def test_a_host_that_begins_anew_goes_on_with_the_quarter_and_gives_phones_a_moment(store):
    room, clock = Firms(store), Clock()
    room.host._rooms.clock = clock
    room.begin(sales=1, marketing=1)
    person = room.members(0, "sales")[0]
    person.answer("plan-1", [0, 0, 8])
    clock.wait(300)
    room.host = Host(store, room.key, clock)
    room.host.tick()
    assert room.look()["session"]["talk"] == "plan-1"
    clock.wait(GRACE.total_seconds())
    room.host.tick()
    assert room.look()["session"]["talk"] == "plan-2"


def test_a_job_that_was_lost_is_ordered_again():
    room = Firms().begin(sales=1, marketing=1)
    room.advance()
    assert [job.run for job in room.host.take_jobs()] == ["plan-2"]
    room.host = Host(room.store, room.key)
    room.look()
    (job,) = room.host.take_jobs()
    room.host.finish(job, calculate(job))
    assert room.look(room.wall())["play"]["turn"] == 2


def test_whose_page_opens_only_after_the_deal_gets_a_seat_in_a_firm_then():
    room = Firms()
    room.fill(sales=3, marketing=3)
    room.advance()
    here(room)
    assert Counter(map(where, room.people)) == {(0, "sales"): 3, (0, "marketing"): 3}
    ghost = room.seat("sales")
    assert where(ghost)
    (firm,) = room.look()["play"]["firms"]
    assert sum(team["people"] for team in firm["seats"].values()) == 6


def test_what_is_proposed_costs_no_more_the_more_people_play():
    """Counted along with each answer, and told by team: nothing is read of all others again."""
    rooms = {size: Firms().begin(sales=size, marketing=size) for size in (3, 30)}
    costs = {}
    for size, room in rooms.items():
        person = room.people[0]
        person.answer("plan-1", [1, 1, 1])
        person.look()
        reads = []
        read, room.store.responses = room.store.responses, lambda *a, _r=reads: _r.append(a) or []
        person.answer("plan-1", [2, 1, 1])
        assert person.look()["me"]["firm"]["proposals"] == [{"plan": [2, 1, 1], "n": 1}]
        costs[size] = len(reads)
        room.store.responses = read
    assert costs == {3: 0, 30: 0}


def test_what_was_counted_along_is_what_a_host_begun_anew_reads():
    room = Firms().begin(sales=3, marketing=3)
    one, two, three = room.members(0, "sales")
    for person, plan in ((one, [1, 0, 0]), (two, [2, 0, 0]), (one, [3, 0, 0]), (three, [2, 0, 0])):
        person.answer("plan-1", plan)
    two.answer("plan-1", [])
    before = three.look()["me"]["firm"]["proposals"]
    room.host._rooms.kept.forget()
    assert three.look()["me"]["firm"]["proposals"] == before
    assert before == [{"plan": [3, 0, 0], "n": 1}, {"plan": [2, 0, 0], "n": 1}]


def test_plans_of_quarters_that_are_over_are_read_once_and_are_what_a_host_begun_anew_reads():
    room = Firms().begin(sales=3, marketing=2)
    one, two, three = room.members(0, "sales")
    for person, plan in ((one, [1, 0, 0]), (two, [2, 0, 0]), (three, [2, 0, 0])):
        person.answer("plan-1", plan)
    room.close()
    two.answer("plan-2", [0, 4, 0])
    room.ask("end_seats", code=room.code, seats=[two.look()["me"]["seat"]])
    reads = []
    read, room.store.responses = room.store.responses, lambda *a: reads.append(a) or read(*a)
    room.advance()
    room.store.responses = read
    assert [questions for *_, questions in reads if "plan-1" in questions] == []
    told = told_to_the_model(room)
    room.host._rooms.kept.forget()
    assert told_to_the_model(room) == told


def told_to_the_model(room):
    record = room.store.session(room.session["id"])
    game = playing(record)
    return plans(room.host._rooms, record, game, over(record, game))
