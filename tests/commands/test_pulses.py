"""A session followed up from the command line: files, mails, and a pulse that is closed once."""

from email.message import EmailMessage
from random import Random

import pytest
from click.testing import CliRunner

from tests.support.pulsed import a_code, made, signed_room
from workshop.cli import main
from workshop.store.opening import open_store


@pytest.fixture
def session(tmp_path):
    """A session that is over, in a database that no server holds, and what its pulses ask."""
    url = f"sqlite:///{tmp_path}/room.db"
    store = open_store(url)
    room = signed_room(store=store)
    pulse = made(room)
    store.close()
    return room.code, pulse, lambda *told, **more: run(url, room.code, *told, **more)


def run(url, code, *told, answer=""):
    return CliRunner().invoke(main, ["pulse", code, *map(str, told), "--db", url], input=answer)


def mail(pulse, folder, name, html=False, **answer):
    """Save a mail with a code in it, as mail programs save them."""
    made = EmailMessage()
    made["Subject"], made["From"] = "Æøå: koden min", "kari@example.com"
    text = f"Hei,\n\nher er den: {a_code(pulse, Random(name), **answer)}\n\nKari"
    made.set_content(text)
    if html:
        made = EmailMessage()
        made["Subject"] = "Re"
        made.set_content(f"<style>p {{}}</style><p>{text}</p>", subtype="html", cte="base64")
    path = folder / f"{name}.eml"
    path.write_bytes(bytes(made))
    return path


def test_the_files_are_written_once_a_session_is_over(session, tmp_path):
    code, _, pulse = session
    done = pulse("--out", tmp_path / "out", "--yes")
    assert done.exit_code == 0, done.output
    names = {path.name for path in (tmp_path / "out").iterdir()}
    weeks = [f"pulse-{code}-{week}-weeks.{end}" for week in (2, 6) for end in ("html", "txt")]
    assert names == {*weeks, f"pulse-{code}.ics"}


def test_codes_are_counted_from_mails_and_told_when_it_is_closed(session, tmp_path):
    _, asked, pulse = session
    given = []
    for nth in range(12):
        side = ("sales", "marketing")[nth % 2]
        answer = {"department": side, "mine": ("once", "often", "not-yet")[nth % 3]}
        given += ["--count", mail(asked, tmp_path, f"m{nth}", html=nth % 3 == 0, **answer)]
    done = pulse("--week", 2, *given, "--yes")
    assert done.exit_code == 0, done.output
    assert done.output.count("One code was counted") == 12
    assert "counted before" in pulse("--week", 2, *given[:2], "--yes").output
    refused = pulse("--week", 2, "--close", answer="n\n")
    assert refused.exit_code == 1
    assert "Counted so far: Sales 6 of 6 and Marketing 6 of 6." in pulse().output
    closed = pulse("--week", 2, "--close", answer="y\n")
    assert closed.output.count("Everybody (12) – Yes, more than once: 4") == 1
    assert "Everybody (12) – Yes, more than once: 4 · Yes, once: 4 · Not yet: 4" in closed.output
    assert "came after the pulse was closed" in pulse("--week", 2, *given[:2], "--yes").output


def test_what_is_not_agreed_to_is_not_done(session, tmp_path):
    _, asked, pulse = session
    path = mail(asked, tmp_path, "one", department="sales")
    done = pulse("--week", 2, "--count", path, answer="n\n")
    assert (done.exit_code, "Nothing was counted." in done.output) == (1, True)
    assert "Sales 0 of 6" in pulse().output


def test_without_a_week_nothing_is_counted_and_an_unknown_code_is_one_sentence(session, tmp_path):
    _, asked, pulse = session
    done = pulse("--count", mail(asked, tmp_path, "one"))
    assert (done.exit_code, done.output) == (1, "Say which pulse: --week 2 or --week 6.\n")
    gone = CliRunner().invoke(main, ["pulse", "ZZZZZZ", "--db", f"sqlite:///{tmp_path}/room.db"])
    assert gone.exit_code == 1
    assert len(gone.output.splitlines()) == 1
