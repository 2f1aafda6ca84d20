"""The wall opens for the facilitator, and for a browser that she let in with its link."""

import json

import pytest

from tests.support.crowd import Visitor, facilitating
from workshop.server.limits import PER_ADDRESS
from workshop.server.walls import secret_path, wall_secret


@pytest.fixture
def facilitator(server):
    return facilitating(server)


@pytest.fixture
def stranger(server):
    return Visitor(server.base, follows=False)


def leads_to_the_wall(page, code):
    return page.status in (302, 303) and page.headers["Location"].startswith(
        f"/voila/render/wall.ipynb?code={code}"
    )


def test_the_facilitators_browser_opens_it(open_room, facilitator):
    code = open_room()
    assert leads_to_the_wall(facilitator.get(f"/wall/{code}"), code)


def test_anybody_else_is_told_in_one_sentence_where_it_is_opened(open_room, stranger):
    code = open_room()
    stranger.post(f"/join/{code}", department="sales")
    page = stranger.get(f"/wall/{code}")
    assert page.status == 403
    assert "The wall is opened from the facilitator’s page" in page.body
    assert "Veggen åpnes fra siden til den som leder" in stranger.get(f"/wall/{code}?lang=nb").body


def test_her_link_opens_it_on_another_computer_and_stays_valid(
    server, open_room, facilitator, stranger
):
    code = open_room()
    link = json.loads(facilitator.get(f"/wall-link/{code}").body)["link"]
    address, _, secret = link.partition("#")
    assert link == server.wall(code)
    assert leads_to_the_wall(stranger.post(address.removeprefix(server.base), key=secret), code)
    (cookie,) = (c for c in stranger.jar if c.name == f"workshop_wall_{code}")
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert leads_to_the_wall(stranger.get(f"/wall/{code}"), code)


def test_a_pass_opens_one_wall_and_no_other(server, open_room, stranger):
    mine, other = open_room(), open_room()
    stranger.post(f"/wall/{mine}", key=server.wall(mine))
    assert stranger.get(f"/wall/{other}").status == 403
    refused = stranger.post(f"/wall/{other}", key=server.wall(mine))
    assert refused.status == 403
    assert "That pass does not fit." in refused.body


def test_a_right_pass_fits_after_many_wrong_ones(server, open_room, stranger):
    code = open_room()
    answers = [stranger.post(f"/wall/{code}", key=f"{n}").status for n in range(PER_ADDRESS + 3)]
    assert answers.count(403) <= PER_ADDRESS
    assert answers[-3:] == [429] * 3
    assert leads_to_the_wall(stranger.post(f"/wall/{code}", key=server.wall(code)), code)


def test_only_the_facilitator_is_told_the_link(open_room, stranger):
    code = open_room()
    stranger.post(f"/join/{code}", department="sales")
    answer = stranger.get(f"/wall-link/{code}")
    assert answer.status == 403
    assert "#" not in answer.body.partition("<main")[2].partition("</main>")[0]


def test_the_secret_of_the_passes_is_for_this_user_alone_and_outlives_a_start(tmp_path):
    database = tmp_path / "room.db"
    first = wall_secret(database)
    assert secret_path(database).stat().st_mode & 0o777 == 0o600
    assert wall_secret(database) == first
    secret_path(database).write_bytes(b"half")
    assert wall_secret(database) == wall_secret(database) != first


def test_where_nothing_can_be_written_passes_are_made_all_the_same(tmp_path):
    assert len(wall_secret(tmp_path / "no folder" / "room.db")) == 32
