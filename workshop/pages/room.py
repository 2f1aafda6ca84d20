"""The participant's page: one notebook that moves on with the room."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple, cast

from workshop.charts import bars_and_beside, charts
from workshop.charts.here import Beside
from workshop.content import LANGUAGES
from workshop.content.departments import names_in, words_in
from workshop.content.parameters import model_words
from workshop.content.texts import Texts, interface
from workshop.contracts.actions import Action
from workshop.contracts.figures import Bars
from workshop.contracts.looks import Me, PhoneLook
from workshop.contracts.phone import Card as Question
from workshop.contracts.phone import Here, PhonePage, PhoneScene, SharedPhone, WayOver, Wrote
from workshop.contracts.talking import GroupMark
from workshop.contracts.tallies import Answers, Value
from workshop.errors import ContentError, Refused, Unreachable
from workshop.exercises.exercise import Exercise, exercises, load_exercise
from workshop.pages.device import at_device
from workshop.pages.following.handed import connection
from workshop.pages.following.live import Live, only_live, over
from workshop.pages.keeping.handing import hand_over
from workshop.pages.onward import onward
from workshop.pages.own import MOST, beside, size, within, wrote
from workshop.pages.own_pace import phone_pace, reads_first
from workshop.pages.parking import park
from workshop.pages.parts import (
    are_teams,
    cards,
    department,
    languages,
    place,
    practice,
    step_title,
    why,
)
from workshop.pages.planning import of_team, words_for
from workshop.pages.playing import opens_a_game, plate, public
from workshop.pages.promises import lines, list_title
from workshop.pages.running import running_words
from workshop.pages.talking import group_mark, phone_talk, talk_title
from workshop.pages.ticket import with_ticket
from workshop.widgets.card import Card
from workshop.widgets.view import Page

_OF_HERSELF = {"language", "department", "understood"}
"""What a person may change of what she said of herself; an action, its field, and a command."""

_TRY_AGAIN = {"unbound", "not-saved", "goes-on", "goes-on-soon"}
"""Refusals that pass by themselves: the phone keeps the answer and sends it again."""


def warm_up() -> None:
    """Read what every phone needs before the first one comes."""
    charts()
    for language in LANGUAGES:
        interface(language).number(0)
    for slug in exercises():
        # What is broken is told where it is named, and keeps nobody else out.
        with suppress(ContentError):
            _read(load_exercise(slug))


def _read(exercise: Exercise) -> None:
    for language in LANGUAGES:
        exercise.texts(language)
        for run in exercise.runs:
            model_words(run.model, language)


def show() -> Card:
    """Return the page; without a live session it says so in one sentence."""
    line = connection()
    if line is None:
        return Card(page=only_live())
    card = Card(page={"phase": "connecting", "title": "", "words": {}})
    live = Live(card, line, compose, topics, lambda no: over(no, card))
    card.on_action(lambda action: live.spawn(act(live, action)))
    live.start()
    return card


def topics(look: PhoneLook) -> set[str]:
    """Return the bells a phone hears: the room moved, or something was proposed in her firm."""
    session, firm = look["session"]["id"], look["me"]["firm"]
    team = {f"firm-{firm['number']}.{session}"} if firm else set()
    return {f"stage.{session}", *team}


async def act(live: Live[PhoneLook], action: Action) -> None:
    """Carry out what a phone asks for; everything in it is checked by the host."""
    if action["op"] == "answer":
        await answer(live, action)
    elif action["op"] == "park":
        await park(live, action)
    elif action["op"] == "mine":
        await hand_over(live)
    elif action["op"] == "tried":
        with suppress(Refused, Unreachable):
            await live.client.ask("tried")
        live.refresh()
    elif action["op"] in _OF_HERSELF:
        with suppress(Refused, Unreachable):
            name = str(action["op"])
            await live.client.ask(name, **{name: action.get(name)})
        live.refresh()


async def answer(live: Live[PhoneLook], action: Action) -> None:
    """Hand an answer to the host and tell the phone once it is durable."""
    op = str(action.get("id"))
    if op in live.underway:
        return  # a phone sends again what it has waited for; once is enough for the host
    live.underway.add(op)
    try:
        await _hand_over(live, action)
    finally:
        live.underway.discard(op)


async def _hand_over(live: Live[PhoneLook], action: Action) -> None:
    op = action.get("id")
    exercise, _, question = str(action.get("question", "")).partition("/")
    try:
        reply = await live.client.ask(
            "answer", op=op, exercise=exercise, question=question, value=action.get("value")
        )
    except Unreachable:
        return
    except Refused as refusal:
        if refusal.code not in _TRY_AGAIN:
            live.widget.reply(op="refused", id=op, message=why(refusal, _language(live)))
        return
    kept = {name: reply[name] for name in ("value",) if name in reply}
    live.widget.remember(with_answer(cast("PhonePage", live.widget.page), {**action, **kept}))
    live.widget.reply(op="saved", id=op, **kept)


def with_answer(page: PhonePage, action: Action) -> PhonePage:
    """Return a page whose card holds an answer that is durable, for a phone that reloads it."""
    cards = [
        _with_value(card, action.get("value")) if card["id"] == action.get("question") else card
        for card in page.get("cards", [])
    ]
    return {**page, "settled": True, "cards": cards} if cards else page


def _with_value(card: Question, value: Value) -> Question:
    return {**card, "value": value}


def _language(live: Live[PhoneLook]) -> str:
    return live.seen["me"]["language"] if live.seen else "en"


def compose(look: PhoneLook) -> PhonePage:
    """Return the phone's page from what its owner may see."""
    return at_device(look, _hers(look))


def _hers(look: PhoneLook) -> PhonePage:
    page, text, spots = _common(look)
    if "cards" in page and look["me"]["firm"]:
        page, text = of_team(look, page)
    me = look["me"]
    own: dict[str, object] = {name: me[name] for name in ("seat", "number", "settled")}
    own |= _group(me)
    own |= _firm(look)
    own |= _trial(me)
    own |= _own(look, spots) if "results" in page else {}
    if "cards" in page and look["answers"]:
        hers = [_answered(card, look["answers"]) for card in page["cards"]]
        if any(mine is not card for mine, card in zip(hers, page["cards"], strict=True)):
            return cast("PhonePage", {**page, **own, "cards": hers})
    return cast("PhonePage", Page(own, page, text))


def _trial(me: Me) -> dict[str, object]:
    """Return the trial question, where phones in the lobby are tried."""
    if not me["trial"]:
        return {}
    ui = interface(me["language"])
    button = ui("checklist.trial.button") if me["trial"] == "asked" else ""
    return {"trial": {"text": ui(f"checklist.trial.{me['trial']}"), "button": button}}


def _firm(look: PhoneLook) -> dict[str, object]:
    """Return where the page's owner plays, where people find each other and talk."""
    if look["session"]["phase"] not in ("story", "talk"):
        return {}
    _, round = place(look)
    found = plate(look["me"], round.play, look["me"]["language"], teams=are_teams(look))
    return {"firm": found} if found else {}


def _group(me: Me) -> dict[str, GroupMark]:
    """Return by what the page's owner finds the others, where people talk in groups."""
    group = me["group"]
    return {"group": group_mark(group, me["language"])} if group else {}


def _own(look: PhoneLook, spots: Sequence[Beside]) -> dict[str, object]:
    """Return her own answers beside what everybody is shown; nobody else's page has them."""
    exercise, round = place(look)
    me, answers = look["me"], look["answers"]
    texts = wrote(exercise, round, answers, look["released"], me["language"])
    marks = within(beside(spots, answers, me["department"]), MOST - size(texts))
    marks = with_ticket(look, marks)
    made: dict[str, list[Here] | list[Wrote]] = {"here": marks, "wrote": texts}
    return {name: some for name, some in made.items() if some}


def _answered(card: Question, answers: Answers) -> Question:
    """Return a card with its owner's answer on it."""
    given = answers.get(card["id"].partition("/")[2])
    return card if given is None else _with_value(card, given)


class Common(NamedTuple):
    """What many phones show alike, its text, and where on it each lays its owner's answers."""

    page: SharedPhone
    text: str
    spots: Sequence[Beside]


def _common(look: PhoneLook) -> Common:
    """Return what is the same for everybody of a department and language, made once."""
    me = look["me"]
    if "stamp" not in look:
        return _made_of(look)
    key = (look["stamp"], me["department"], me["language"])
    if key not in _made:
        while len(_made) >= _KEPT:
            del _made[next(iter(_made))]
        _made[key] = _made_of(look)
    return _made[key]


def _made_of(look: PhoneLook) -> Common:
    results = _results(look)
    page = _composed(look, [bars for bars, _ in results])
    return Common(page, Page.text_of(page), [spot for _, spot in results])


_made: dict[tuple[str, str, str], Common] = {}
_KEPT = 40
"""Pages kept: those of a few states of a few sessions, for each department and language."""


def _results(look: PhoneLook) -> list[tuple[Bars, Beside]]:
    """Return what the wall has shown so far, the newest first: no phone runs ahead of the room."""
    session = look["session"]
    if session["phase"] != "revealed" or session["closed"]:
        return []
    exercise, round = place(look)
    language, names = look["me"]["language"], names_in(session)
    told = (exercise, look["results"], session["departments"], language, names)
    shown = reversed(round.reveals[: session["shown"] + 1])
    return [bars_and_beside(reveal, *told) for reveal in shown]


def _composed(look: PhoneLook, results: list[Bars]) -> SharedPhone:
    session, me = look["session"], look["me"]
    ui, scene = words_in(session, me["language"]), _scene(look, results)
    return {
        "phase": "moved" if session["closed"] else session["phase"],
        "version": session["version"],
        "language": ui.language,
        "languages": languages(),
        "room": session["name"],
        "practice": practice(session, ui),
        "code": session["code"],
        "department": department(me["department"], ui),
        "departments": [department(id, ui) for id in session["departments"]],
        "words": {
            **ui.table("card"),
            **_fold(ui),
            **ui.table("keep.card"),
            "return_word": ui("carry.phone.word"),
            "return_help": ui("carry.phone.word_help"),
            **ui.table("parking.card"),
            **({} if are_teams(look) else {"device_door": ui("device.door")}),
            "promises": list_title(look, ui),
            **({"example": ui("report.example_link")} if session["phase"] == "lobby" else {}),
            **(ui.table("teams.card") if are_teams(look) else {}),
            **words_for(scene.get("cards", []), ui),
        },
        **running_words(look, ui),
        **phone_pace(look, _story(look) if reads_first(look) else None, ui),
        **scene,
    }


def _fold(ui: Texts) -> dict[str, str]:
    """Return the words above somebody's own answers."""
    words = {"here": "title", "here_wrote": "wrote", "here_only": "only"}
    return {name: ui(f"here.{word}") for name, word in words.items()}


def _scene(look: PhoneLook, results: list[Bars]) -> PhoneScene:
    phase = look["session"]["phase"]
    if look["session"]["closed"]:
        return _moved(look)
    if phase == "revealed":
        return _revealed(look, results)
    scene = _SCENES[phase](look) if phase in _SCENES else _plain(phase, look)
    listed = lines(look, look["me"]["language"]) if phase != "asking" else []
    return {**scene, "promises": listed} if listed else scene


def _moved(look: PhoneLook) -> PhoneScene:
    """Return what a phone shows whose session goes on with another laptop."""
    ui, base = interface(look["me"]["language"]), look["session"]["goes_on"]
    title = ui("carry.phone.title")
    if not base:
        return {"title": title, "lead": ui("carry.phone.lead")}
    lead = ui("carry.phone.lead_at", address=base.partition("://")[2])
    over: WayOver = {
        "href": "/over",
        "health": f"{base}/health",
        "text": ui("carry.phone.go"),
        "along": ui("carry.phone.along"),
        "heavy": ui("carry.phone.heavy"),
    }
    return {"title": title, "lead": lead, "over": over}


def _plain(phase: str, look: PhoneLook) -> PhoneScene:
    ui = interface(look["me"]["language"])
    if phase == "lobby" and are_teams(look):
        return {"title": ui("room.lobby_title"), "lead": _public("lobby", look)}
    return {"title": ui(f"room.{phase}_title"), "lead": ui(f"room.{phase}_lead")}


def _public(key: str, look: PhoneLook) -> str:
    """Return that what is tapped on this phone is shown as what its side said."""
    ui = words_in(look["session"], look["me"]["language"])
    return ui(f"teams.{key}", side=ui(f"departments_inside.{look['me']['department']}"))


def _story(look: PhoneLook) -> PhoneScene:
    exercise, round = place(look)
    language = look["me"]["language"]
    scene: PhoneScene = {
        "title": step_title(exercise, round, language),
        "blocks": exercise.blocks(round.story, language),
    }
    if are_teams(look):
        return {**scene, "lead": _public("story", look)}
    return {**scene, "lead": public(interface(language))} if round.play else scene


def _talking(look: PhoneLook) -> PhoneScene:
    me = look["me"]
    return {
        "title": talk_title(look, me["language"]),
        "talk": phone_talk(look, me["department"], me["language"]),
    }


def _asking(look: PhoneLook) -> PhoneScene:
    exercise, round = place(look)
    me, present = look["me"], look["session"]["departments"]
    mine = me["department"]
    names = names_in(look["session"])
    made = cards(exercise, round, mine, present, me["language"], {}, look["promises"], names)
    if not made and reads_first(look):
        return {**_story(look), "phase": "story"}
    if not made:
        return {**_plain("nothing", look), "phase": "closed"}
    said = _said_first(look, exercise)
    if said:
        made[0] = {**made[0], "help": f"{said} {made[0]['help']}".strip()}
    return {"title": step_title(exercise, round, me["language"]), "cards": made}


def _said_first(look: PhoneLook, exercise: Exercise) -> str:
    """Return what is to be known before the first card is answered, of what is public."""
    if are_teams(look):
        return _public("first", look)
    return public(interface(look["me"]["language"])) if opens_a_game(look, exercise) else ""


def _revealed(look: PhoneLook, results: list[Bars]) -> PhoneScene:
    exercise, round = place(look)
    language = look["me"]["language"]
    scene: PhoneScene = {
        "title": step_title(exercise, round, language),
        "lead": interface(language)("room.revealed_lead"),
        "results": results,
    }
    lesson = onward(look, exercise, round, language)
    return {**scene, "onward": lesson} if lesson else scene


_SCENES: dict[str, Callable[[PhoneLook], PhoneScene]] = {
    "story": _story,
    "talk": _talking,
    "asking": _asking,
}
