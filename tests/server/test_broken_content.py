"""A server whose content is broken in places says so, and plays the rest."""

import os

import pytest

from tests.support.broken import BROKEN, NORWEGIAN, Kit
from tests.support.server import wait_until
from workshop.errors import Refused
from workshop.exercises.agenda import alone
from workshop.host.client import new_op

SOUND = "must-every-lead-buy"
SENTENCE = f"{NORWEGIAN}: tagline: these words are missing."


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    kit = Kit(tmp_path_factory.mktemp("broken"))
    # What macOS and a spreadsheet leave behind, and an agenda that nobody finished.
    (kit.root / "data/agendas/._first-session.toml").write_bytes(b"\0\5\x16\7Mac OS X")
    (kit.root / "data/agendas/broken.toml").write_text("item = [", "utf-8")
    first = kit.root / "data/agendas/first-session.toml"
    first.write_text(first.read_text("utf-8"), "utf-8-sig")
    kit.drop("tagline")
    kit.server.start()
    yield kit
    kit.stop()
    kit.server.assert_nothing_left()


@pytest.mark.slow
def test_what_is_broken_is_named_on_the_terminal_with_file_line_and_key(kit):
    kit.checked()
    wait_until(lambda: SENTENCE in kit.log.read_text("utf-8"))
    said = kit.log.read_text("utf-8")
    assert "data/agendas/broken.toml:1: this cannot be read: " in said
    assert "._first" not in said


def test_what_is_broken_is_not_opened_and_the_rest_is(kit):
    kit.checked()
    for agenda in ("first-session", alone(BROKEN)):
        with pytest.raises(Refused) as refused:
            kit.open(agenda)
        assert (refused.value.code, refused.value.details["mistake"]) == ("broken-agenda", SENTENCE)
    with pytest.raises(Refused, match="broken-agenda"):
        kit.open("broken")
    with pytest.raises(Refused, match="no-agenda"):
        kit.open("nothing")
    assert kit.open(alone(SOUND))


@pytest.mark.slow
def test_the_command_says_what_is_broken_in_one_sentence(kit):
    done = kit.command("open", "--agenda", "first-session")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"This cannot be played until it is fixed: {SENTENCE}\n"
    assert kit.command("open", "--agenda", alone(SOUND)).returncode == 0


@pytest.mark.slow
def test_a_host_that_begins_anew_hears_it_again(kit):
    kit.checked()
    os.kill(kit.server.host(), 9)

    def refused():
        try:
            kit.open("first-session")
        except Refused as refusal:
            return refusal.code == "broken-agenda"
        except OSError:
            return False

    wait_until(lambda: kit.server.ask("sessions")["checked"])
    assert refused()


@pytest.mark.slow
def test_people_of_a_session_whose_content_broke_meanwhile_keep_their_seats(tmp_path):
    kit = Kit(tmp_path)
    kit.server.start()
    try:
        code, other = kit.open(alone(BROKEN)), kit.open(alone(SOUND))
        kit.server.ask("advance", op=new_op(), code=code, to="asking")
        kit.server.stop()
        # Now the exercise cannot be read at all, and nobody may hang because of it.
        kit.break_structure()
        kit.server.start()
        told = kit.checked()
        assert {one["code"] for one in told["sessions"]} == {code, other}
        assert "exercise.toml:1: this cannot be read" in told["broken"][f"exercises/{BROKEN}"]
        with pytest.raises(Refused, match="content"):
            kit.server.ask("look", code=code)
        assert kit.server.ask("look", code=other)["session"]["phase"] == "lobby"
        assert kit.server.ask("room", code=code)["session"]["phase"] == "asking"
        ended = kit.server.ask("advance", op=new_op(), code=code, to="end")
        assert ended["session"]["phase"] == "ended"
    finally:
        kit.stop()
