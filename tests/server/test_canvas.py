"""The tables of a session as a file: for the facilitator alone, and at the command line."""

import csv
import subprocess
import sys
from io import StringIO

import pytest

from tests.support.crowd import Person, Visitor, facilitating
from workshop.host.client import new_op

SLUG = "explain-yourself"
ROW = {"audience": "Eier", "value": "=cmd|'/c calc'!A1", "resources": "Marked én dag"}


@pytest.fixture(scope="module")
def code(own_server):
    """A session in which two rows were written and one was shown."""
    server, told = own_server, {"departments": ["sales", "marketing"], "expected": 10}
    told |= {"agenda": f"only.{SLUG}", "name": "A room", "language": "nb"}
    code = server.ask("open", op=new_op(), **told)["session"]["code"]
    people = [Person(server.base).join(server, code, "sales") for _ in range(2)]
    server.go(code, "canvas", "asking")
    for nth, person in enumerate(people):
        person.answer(SLUG, "canvas", {**ROW, "segment": f"Nummer {nth}"})
    server.ask("advance", op=new_op(), code=code, to=None)
    text = server.ask("look", code=code)["texts"][0]
    server.ask("release", code=code, id=text["id"], released=True)
    return code


@pytest.fixture
def facilitator(own_server):
    return facilitating(own_server)


def rows(text):
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_the_facilitator_gets_what_was_shown_as_a_file(facilitator, code):
    answer = facilitator.get(f"/canvas/{code}.csv")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="canvas-{code}.csv"' in answer.headers["Content-Disposition"]
    (row,) = rows(answer.body)
    assert row["For hvem"] == "Eier"
    assert row["Verdt for dem"] == f"'{ROW['value']}"


def test_whoever_sits_in_the_room_gets_the_door(own_server, code):
    enemy = Visitor(own_server.base, follows=False)
    enemy.post(f"/join/{code}", department="sales")
    for method in ("GET", "HEAD"):
        answer = enemy.request(method, f"/canvas/{code}.csv")
        assert (answer.status, answer.headers["Location"]) == (302, "/facilitate")


def test_there_is_no_file_of_what_there_is_not(own_server, facilitator):
    told = {"agenda": "only.commitments", "name": "A room", "language": "en"}
    fields = {"departments": ["sales", "marketing"], "expected": 10, **told}
    other = own_server.ask("open", op=new_op(), **fields)["session"]["code"]
    for code in ("ZZZZZZ", other, "..%2Fetc"):
        answer = facilitator.get(f"/canvas/{code}.csv")
        assert answer.status == 404
        assert 'role="alert"' in answer.body


def test_the_command_line_writes_the_same(own_server, facilitator, code, tmp_path):
    file = tmp_path / "canvas.csv"
    command = [sys.executable, "-m", "workshop", "canvas", code, "--db", own_server.url]
    done = subprocess.run([*command, "--to", str(file)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    printed = subprocess.run(command, capture_output=True, check=True).stdout
    assert file.read_bytes() == printed
    assert rows(printed.decode("utf-8")) == rows(facilitator.get(f"/canvas/{code}.csv").body)


def test_without_rows_the_command_line_says_what_to_do(own_server):
    told = {"agenda": f"only.{SLUG}", "name": "A room", "language": "en"}
    fields = {"departments": ["sales", "marketing"], "expected": 10, **told}
    code = own_server.ask("open", op=new_op(), **fields)["session"]["code"]
    command = [sys.executable, "-m", "workshop", "canvas", code, "--db", own_server.url]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "no rows that were shown" in done.stderr
