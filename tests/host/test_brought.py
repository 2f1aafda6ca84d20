"""A sentence of one exercise that goes on to the list of another one."""

from tests.support.room import LiveRoom
from workshop.exercises.agenda import only

SLUG, LIST = "map-is-not-territory", "commitments"
SENTENCE = "A lead is somebody who has told one of us what they need, and by when."


def room_with_a_sentence(store=None, shown=True):
    """Return a room in which two wrote a sentence, of which the first is shown, or none."""
    room = LiveRoom(store, agenda=only([SLUG, LIST]))
    room.fill(sales=5, marketing=5)
    room.go("word", "asking")
    room.people[0].answer("definition", SENTENCE)
    room.people[1].answer("definition", "A lead is a lead.")
    room.go("word", "closed")
    ours = next(text for text in room.look()["texts"] if text["text"] == SENTENCE)
    room.ask("release", code=room.code, id=ours["id"], released=shown)
    return room, ours["id"]


def listed(room):
    return [one["text"] or one["example"] for one in room.look()["promises"]]


def test_a_sentence_that_was_shown_stands_on_the_list_of_the_promises(store):
    room, _ = room_with_a_sentence(store)
    assert listed(room) == []  # not here: this exercise has no list
    room.go("proposals", "asking")
    assert listed(room) == [SENTENCE]


def test_of_several_that_are_shown_one_goes_on_and_when_it_is_taken_back_another_can(store):
    room, id = room_with_a_sentence(store)
    other = next(text["id"] for text in room.look()["texts"] if text["id"] != id)
    room.ask("release", code=room.code, id=other, released=True)
    for released in (False, True):
        room.ask("release", code=room.code, id=id if not released else other, released=False)
    room.ask("release", code=room.code, id=other, released=True)
    room.go("proposals", "asking")
    assert listed(room) == ["A lead is a lead."]


def test_one_that_was_not_shown_or_was_taken_back_does_not():
    room, id = room_with_a_sentence()
    room.ask("release", code=room.code, id=id, released=False)
    room.go("proposals", "asking")
    assert listed(room) == []


def test_where_nothing_else_is_proposed_it_takes_the_place_of_our_example():
    room, _ = room_with_a_sentence()
    room.go("vote", "asking")
    assert listed(room) == [SENTENCE, "response", "reject", "news"]
    numbers = [one["number"] for one in room.look()["promises"]]
    assert numbers == sorted(set(numbers))


def test_where_the_room_proposes_more_there_are_no_examples():
    room, _ = room_with_a_sentence()
    room.go("proposals", "asking")
    room.people[2].answer("proposal", "We answer within a day.")
    room.go("proposals", "closed")
    for text in room.look()["texts"]:
        room.ask("release", code=room.code, id=text["id"], released=True)
    room.go("vote", "asking")
    assert listed(room) == [SENTENCE, "We answer within a day."]
