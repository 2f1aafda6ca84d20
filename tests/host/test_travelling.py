"""What a session plays travels with it: her programme, moments, slides and exercises."""

import json
import os
import shutil

import pytest
import tomli_w
from PIL import Image

from tests.host.test_carrying import NOON, Clock, Laptop
from tests.support.room import an_answer
from workshop.commands.check.arrived import arrived
from workshop.content import content_root
from workshop.content.own import OWN_FOLDER, own_root
from workshop.errors import Refused
from workshop.exercises import arriving, laying, luggage, programmes
from workshop.exercises.agenda import only, own_agendas
from workshop.exercises.came import came_from
from workshop.exercises.decks import ABOUT
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.own_moments import own_moment
from workshop.exercises.unpacking import taken_out
from workshop.host.bringing_in import brought
from workshop.host.client import new_op

HERS, PAGES = "her-side", 3
DECK = "0123456789abcdef"
TITLE = "Whose side, in our words"


@pytest.fixture
def at(tmp_path, monkeypatch):
    """Switch between laptops: each has a folder of its own for what its user wrote."""

    def switch(name):
        monkeypatch.setenv(OWN_FOLDER, str(tmp_path / name))
        own_root().mkdir(exist_ok=True)
        return own_root()

    return switch


def an_exercise(folder, title=TITLE, of="whose-side"):
    """Write an exercise of somebody's own: one of the kit's with another title."""
    shutil.copytree(content_root() / "data" / "exercises" / of, folder)
    for path in (folder / "en.toml", folder / "nb.toml"):
        first, *rest = path.read_text("utf-8").splitlines(keepends=True)
        assert first.startswith("title = ")
        path.write_text(f"title = {json.dumps(title)}\n{''.join(rest)}", "utf-8")
    return folder.name


def a_deck(root, name=DECK, colour="red", title="Our year"):
    folder = root / "decks" / name
    folder.mkdir(parents=True)
    for page in range(1, PAGES + 1):
        Image.new("RGB", (64, 36), colour).save(folder / f"{page:03}.png")
    (folder / ABOUT).write_text(tomli_w.dumps({"title": title, "pages": PAGES}), "utf-8")
    return name


def a_programme(title="Our day", hers=HERS):
    """Save a programme as her page does: a talk and slides of her own, and her own exercise."""
    draft = programmes.begun(only([hers]), "en")
    base = {**draft["items"][0], "exercise": "", "rounds": [], "minutes": 7}
    talk = {**base, "id": "t", "like": "talk", "title": "What we heard", "form": "pairs"}
    slides = {**base, "id": "s", "like": "slides", "deck": DECK, "first": 2, "last": 3}
    return programmes.save({**draft, "title": title, "items": [talk, slides, *draft["items"]]})


@pytest.fixture
def one(at, tmp_path):
    """A laptop in the middle of a session of her own programme, with a question of the moment."""
    root = at("one")
    a_deck(root)
    an_exercise(root / "exercises" / HERS)
    room = Laptop(tmp_path / "one.db", Clock(), agenda=a_programme())
    room.fill(sales=5, marketing=5)
    said = {"form": "choice", "prompt": "Which day suits you?", "options": ["Monday", "Friday"]}
    room.ask("pose", op=new_op(), code=room.code, version=room.session["version"], **said)
    while room.look()["session"]["exercise"] != HERS or room.session["phase"] != "asking":
        room.advance()
    room.everyone_answers()
    yield room
    room.store.close()


@pytest.fixture
def other(at, tmp_path):
    at("other")
    room = Laptop(tmp_path / "other.db", Clock(NOON), opens=False)
    yield room
    room.store.close()


def saved(room, **more):
    return luggage.whole(room.saved(**more))


def takes(room, content):
    """Take a file's content in as a page or a terminal does; return what reads otherwise here."""
    with brought(content) as came:
        for part in came.parts:
            reply = room.ask("continue", **part)
        room.session = reply["session"]
        room.code = room.session["code"]
        return came.differs


def refusal(room, content):
    """Return why it is not taken in; nothing of it is anywhere then."""
    before, files = room.dump(), listing()
    with pytest.raises(Refused) as refused:
        takes(room, content)
    assert (room.dump(), listing()) == (before, files)
    return refused.value.code


def listing():
    """Return every file under the folder of one's own, with what it says."""
    there = sorted(path for path in own_root().rglob("*") if path.is_file())
    return {path.relative_to(own_root()).as_posix(): path.read_bytes() for path in there}


def played(room):
    return list(dict.fromkeys(slug for slug, _ in room.session["course"]))


def test_all_that_a_session_plays_goes_on_as_it_was(one, other, at):
    at("one")
    look = one.look(one.facilitator())
    content = saved(one, move=True)
    at("other")
    assert takes(other, content) == []
    (hers,) = (slug for slug in exercises() if came_from(slug) == HERS)
    there = other.look(other.facilitator())
    for name in ("answered", "people", "worded", "texts"):
        assert there[name] == look[name], name
    assert other.session["exercise"] == hers
    assert load_exercise(hers).texts("nb")("title") == TITLE
    # Each person's answers are hers, and what is asked is what was asked.
    for person in one.people:
        mine = other.look_of(person.token)
        assert mine["answers"]
        assert mine["answers"] == one.ask("look", person.ticket)["answers"]
    (shown,) = (own_moment(slug) for slug in played(other) if "slides" in slug)
    pictures = (own_root() / "decks" / shown.deck).glob("*.png")
    assert len([*pictures]) == PAGES
    assert [*own_agendas()] == [there["session"]["agenda"]]
    # Once more it is refused, and nothing is laid twice or left behind.
    assert refusal(other, content) == "here-same"
    assert not [*own_root().glob(".arriving-*")]
    while other.session["phase"] != "ended":
        other.advance()
        other.look(other.facilitator())


def test_what_is_there_already_is_neither_changed_nor_laid_twice(one, other, at):
    at("one")
    content = saved(one)
    root = at("other")
    an_exercise(root / "exercises" / HERS, title="Another one of this name")
    a_deck(root, colour="blue", title="Their year")
    programmes.save({**programmes.begun("one-hour", "en"), "title": "Our day"})
    (theirs,) = own_agendas()
    before = listing()
    takes(other, content)
    after = listing()
    assert {name: after[name] for name in before} == before
    assert other.look(other.facilitator())["session"]["agenda"] == f"{theirs}-2"
    hers = other.session["exercise"]
    assert came_from(hers) == HERS
    assert load_exercise(hers).texts("en")("title") == TITLE
    # And the other way: with her own laptop it is again what it was.
    back = saved(other, move=True)
    at("one")
    before = listing()
    one.saved(move=True)
    takes(one, back)
    assert listing() == before
    assert one.session["exercise"] == HERS
    assert [one.look(one.facilitator())["session"]["agenda"]] == [*own_agendas()]


def test_what_came_for_a_session_alone_goes_with_it_and_what_else_is_needed_stays(one, other, at):
    at("one")
    content = saved(one)
    root = at("other")
    programmes.save({**programmes.begun("one-hour", "en"), "title": "Mine"})
    mine = listing()
    takes(other, content)
    assert listing() != mine
    # Somebody else's session plays the same exercise: that stays until it goes too.
    hers = other.session["exercise"]
    more = {"name": "B", "departments": ["sales", "marketing"], "language": "en", "expected": 4}
    second = other.ask("open", op=new_op(), agenda=only([hers]), **more)["session"]
    other.ask("erase", session=other.session["id"])
    left = {path.rpartition("/")[0] for path in listing().keys() - mine.keys()}
    assert left == {f"exercises/{hers}", ""}
    other.ask("erase", session=second["id"])
    assert listing() == mine
    assert not [*(root / "exercises").iterdir()]


def test_what_somebody_has_saved_here_since_is_hers(one, other, at):
    at("one")
    content = saved(one)
    at("other")
    takes(other, content)
    (slug,) = own_agendas()
    came = listing()
    programmes.save({**programmes.opened(slug, "en"), "length": 90})
    other.ask("erase", session=other.session["id"])
    assert listing().keys() == came.keys()
    other.ask("delete_programme", programme=slug)
    assert listing() == {}


def test_after_its_day_slides_are_gone_and_what_the_record_names_stays(one, other, at):
    at("one")
    content = saved(one)
    at("other")
    takes(other, content)
    hers = other.session["exercise"]
    other.ask("empty", session=other.session["id"])
    kinds = {name.partition("/")[0] for name in listing()}
    assert kinds == {"exercises", "moments", "came.json"}
    assert hers in exercises()
    other.ask("erase", session=other.session["id"])
    assert listing() == {}


# -- other versions of the kit ------------------------------------------------------------------


def changed(content, path, change):
    """Return a file's content with one of its files changed."""
    head, _, files = content.partition(b"\n")
    told, at, parts = json.loads(head), 0, []
    for one in told["content"]["files"]:
        data = files[at : at + one["size"]]
        at += one["size"]
        parts.append((one["path"], change(data) if one["path"].endswith(path) else data))
    return packed_again(told, parts)


def packed_again(told, parts):
    told["content"]["files"] = [{"path": path, "size": len(data)} for path, data in parts]
    return json.dumps(told).encode() + b"\n" + b"".join(data for _, data in parts)


@pytest.fixture
def plain(at, tmp_path):
    """A laptop with a session of one of the kit's exercises."""
    at("one")
    room = Laptop(tmp_path / "plain.db", Clock(), agenda=only(["whose-side"]))
    yield room
    room.store.close()


def test_another_version_of_the_kit_is_played_as_it_is_here_and_that_is_said(plain, other, at):
    content = saved(plain)
    at("other")
    worded = changed(content, "whose-side/en.toml", lambda data: data + b"# a remark\n")
    assert takes(other, worded) == ["whose-side"]
    assert listing() == {}
    other.ask("erase", session=other.session["id"])
    round = load_exercise("whose-side").rounds[0].id
    gone = json.loads(content.partition(b"\n")[0])["tables"]["sessions"][0]
    gone["course"] = [["whose-side", "new-round"], *gone["course"]]
    told = json.loads(content.partition(b"\n")[0])
    told["tables"]["sessions"] = [gone]
    _, files = content.partition(b"\n")[0], content.partition(b"\n")[2]
    newer = changed(
        json.dumps(told).encode() + b"\n" + files,
        "whose-side/exercise.toml",
        lambda data: data.replace(f'id = "{round}"'.encode(), b'id = "new-round"', 1),
    )
    assert refusal(other, newer) == "carry-version"


def test_a_file_of_an_earlier_kit_goes_on_as_before(plain, other, at):
    at("other")
    takes(other, json.dumps(plain.saved()).encode())
    other.advance()


# -- an enemy -------------------------------------------------------------------------------------


PATHS = (
    "../x.toml", "/etc/cron.d/x.toml", "exercises/../../x.toml", "exercises/a/../b.toml",
    "exercises//a.toml", "exercises/a/b/c.toml", "exercises/A/en.toml", "exercises/a/.en.toml",
    "exercises/a/run.py", "exercises/a/en.toml/", "exercises\\a\\en.toml", "exercises/a/en.toml\0",
    "moments/break.toml", "moments/own-x.toml\n", "agendas/first.toml", "decks/x/001.png",
    "decks/0123456789abcdef/001.svg", "decks/0123456789abcdef/../001.png", "names.json", "",
    f"exercises/{'a' * 101}/en.toml", "kit/x.md", "C:/x.toml", "exercises/å/en.toml",
)  # fmt: skip


def test_no_path_but_ours_is_written(plain, other, at):
    content = saved(plain)
    at("other")
    told = json.loads(content.partition(b"\n")[0])
    for path in PATHS:
        file = packed_again(told, [(path, b"x = 1")])
        assert refusal(other, file) == "damaged-session-file", path


EN = "exercises/a/en.toml"


def files_of(path, size, times=1):
    return {"files": [{"path": path, "size": size}] * times, "hers": [], "kit": ""}


def garbage(told):
    """Yield contents that are none, in the form that the code reads."""
    for content in (
        7, [], "x", {"files": 3}, {"files": [], "hers": 3, "kit": ""}, {"files": [["x"]]},
        {"files": [], "kit": ""}, files_of(3, 4), files_of("x", -1), files_of("x", True),
        files_of(EN, 10**12), files_of(EN, 1, times=2), files_of(EN, 0, times=4000),
    ):  # fmt: skip
        yield json.dumps({**told, "content": content}).encode() + b"\n" + b"xx"
    yield b"[" * 100_000
    yield b""
    yield b"\xff\n"
    yield json.dumps({**told, "tables": []}).encode()


def test_garbage_is_refused_with_one_sentence(plain, other, at):
    content = saved(plain)
    at("other")
    told = json.loads(content.partition(b"\n")[0])
    for one in (*garbage(told), content + b"x", content[:-1]):
        assert refusal(other, one) == "damaged-session-file"


DAMAGED = {
    "her-side/nb.toml": lambda data: b"\xff\xfe",
    "her-side/story.en.md": lambda data: b"x" * 300_000,
    "deck.toml": lambda data: b"title = 'x'\npages = 99",
}
BROKEN = {
    "her-side/exercise.toml": lambda data: data.replace(b"kind = ", b"kind = 'shell' #"),
    "her-side/en.toml": lambda data: b"title = 3",
    "002.png": lambda data: b"<svg onload=alert(1)>",
    "our-day.toml": lambda data: data.replace(b"her-side", b"no-side"),
}


NO_ROUNDS = (b"round = 5", b"round = [5]", b"[[round]]\nid = ['a']", b"round = {id = 1}")


def test_an_exercise_of_the_kit_that_has_no_rounds_where_it_says_so_stops_nobody(plain, other, at):
    content = saved(plain)
    at("other")
    for text in NO_ROUNDS:
        came = arriving.arrived(
            taken_out(changed(content, "whose-side/exercise.toml", lambda _, text=text: text))[1]
        )
        assert came.differs == ["whose-side"], text
        laying.take_away(came.folder)


def test_what_does_not_pass_the_check_is_not_laid_and_nothing_of_the_rest_either(
    one, other, at, monkeypatch
):
    at("one")
    content = saved(one)
    at("other")
    for path, change in DAMAGED.items():
        assert refusal(other, changed(content, path, change)) == "damaged-session-file", path
    for path, change in BROKEN.items():
        assert mistakes_in(changed(content, path, change), monkeypatch), path
    assert mistakes_in(content, monkeypatch) == []
    # And so it goes where the check is a process of its own.
    assert refusal(other, changed(content, "001.png", lambda _: a_bomb())) == "carry-broken"


@pytest.mark.slow
def test_toml_that_takes_hours_is_given_up_where_it_can_be(one, other, at):
    at("one")
    content = saved(one)
    at("other")
    endless = changed(content, "our-day.toml", lambda _: b"a." * 100_000 + b"a = 1")
    began = os.times().user
    assert refusal(other, endless) == "damaged-session-file"
    assert os.times().user - began < 5


def mistakes_in(content, monkeypatch):
    """Return what the check says of what came along, without a process of its own."""
    arrival = arriving.arrived(taken_out(content)[1])
    with monkeypatch.context() as there:
        there.setenv(OWN_FOLDER, str(arrival.folder))
        found = arrived()
    laying.take_away(arrival.folder)
    return found


def a_bomb():
    """Return a small picture that says it is enormous."""
    import io

    made = io.BytesIO()
    Image.new("1", (60_000, 30_000)).save(made, "PNG")
    assert made.tell() < 1_000_000
    return made.getvalue()


def test_more_than_a_file_holds_is_refused_before_anything_is_closed(one, monkeypatch, at):
    at("one")
    monkeypatch.setattr(luggage, "MOST", 1000)
    with pytest.raises(Refused) as refused:
        saved(one)
    assert refused.value.code == "carry-heavy"
    question = one.round.questions[0]
    assert one.people[0].refusal(question.id, an_answer(question, 1)) is None
