"""The facilitator's notes, opened where the room is."""

from workshop.content.texts import interface
from workshop.contracts.console import NoteSection
from workshop.contracts.parts import Block
from workshop.exercises.exercise import Exercise
from workshop.pages.console.cues import head_lines
from workshop.pages.counted import told

_ORDER = ("story", "asking", "closed", "revealed")
_BEFORE_TALK = ("story", "asking", "talk")


def note_sections(
    exercise: Exercise, round: str, phase: str, language: str, minutes: int = 0
) -> list[NoteSection]:
    """Return the notes heading by heading, that of the present round and phase marked.

    Args:
        exercise: whose notes.
        round: the id of the round; empty before the first one.
        phase: story, talk, asking, closed or revealed; lobby before the first round.
        language: of the words.
        minutes: planned for what the session plays of it; 0 for all that single people play.

    Headings carry names: `{#ROUND}`, `{#ROUND/PHASE}`, and `{#before}` for what to know first.
    Where a phase has no heading of its own, that of the phase before it goes on; what follows is
    opened where a round's heading has nothing under it.
    """
    sections = _sections(told(exercise, "notes", language))
    now = _with_words(sections, _now([name for name, _ in sections], round, phase))
    first = interface(language)("console.notes")
    told_by_heading: list[NoteSection] = [
        {
            "id": f"{at} {name}",
            "title": _plain(blocks[0]) if blocks[0]["type"] == "h" else first,
            "blocks": blocks[1:] if blocks[0]["type"] == "h" else blocks,
            "now": at == now,
        }
        for at, (name, blocks) in enumerate(sections)
    ]
    return [*_glance(exercise, language, minutes), *told_by_heading]


def _glance(exercise: Exercise, language: str, minutes: int) -> list[NoteSection]:
    """Return the head of an exercise as the first section; none where nobody wrote one."""
    ui = interface(language)
    blocks: list[Block] = [
        {
            "type": "li",
            "runs": [{"text": f"{one['label']}: ", "strong": True}, {"text": one["text"]}],
        }
        for one in head_lines(exercise, ui, minutes)
    ]
    title = ui("console.at_a_glance")
    return [{"id": "head", "title": title, "blocks": blocks, "now": False}] if blocks else []


def _sections(blocks: list[Block]) -> list[tuple[str, list[Block]]]:
    made: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if block["type"] == "h" or not made:
            made.append((block.get("id", ""), []))
        made[-1][1].append(block)
    return made


def _now(names: list[str], round: str, phase: str) -> int | None:
    """Return which section is the present one; None where none is named for it."""
    if not round:
        return names.index("before") if "before" in names else None
    reached = _BEFORE_TALK if phase == "talk" else _ORDER[: _ORDER.index(phase) + 1]
    for name in (*(f"{round}/{at}" for at in reversed(reached)), round):
        if name in names:
            return names.index(name)
    return None


def _with_words(sections: list[tuple[str, list[Block]]], now: int | None) -> int | None:
    """Return the present section or, where it is a heading alone, the next one that says more."""
    while now is not None and len(sections[now][1]) == 1 and now + 1 < len(sections):
        now += 1
    return now


def _plain(block: Block) -> str:
    return "".join(run["text"] for run in block["runs"])
