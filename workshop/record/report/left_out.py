"""What a report leaves out, and why: by number, never by what it would have said."""

from collections import Counter
from collections.abc import Iterator

from workshop.content.texts import Texts
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content
from workshop.record import counted
from workshop.record.record import Record
from workshop.record.report.parts import Omitted
from workshop.record.report.titles import group_name, title_of
from workshop.record.wording import key
from workshop.session import Phase, Step


def left_out(record: Record, ui: Texts) -> list[Omitted]:
    """Return what is left out by reason; a reason that nothing has is left out itself."""
    found = (
        Omitted(ui("report.left_out.cells_title"), [*_cells(record, ui)]),
        Omitted(ui("report.left_out.rounds_title"), [*_rounds(record, ui)]),
        Omitted(ui("report.left_out.empty_title"), [*_empty(record, ui)]),
    )
    return [one for one in found if one.lines]


def _cells(record: Record, ui: Texts) -> Iterator[str]:
    """Yield a line for each question of which too small groups are not told."""
    words, cells = record.called, Counter[tuple[str, str]]()
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for one in counted.counts(record.took):
        if one.suppressed:
            here = (one.of.exercise, one.of.question)
            cells[here] += 1
            groups.setdefault(here, {})[one.department] = None
    for here, n in cells.items():
        slug, question = here
        names = [group_name(one, ui) for one in groups[here]]
        told = {"exercise": title_of(record, slug), "departments": ui.listed(names)}
        asked = words.get(key("question", slug, question), question)
        yield ui.count("report.left_out.cells", n, question=asked, **told)


def _rounds(record: Record, ui: Texts) -> Iterator[str]:
    """Yield a line for each exercise of which rounds were gone past without their results."""
    here = record.took["session"]["step"]
    over = record.took["session"]["phase"] == Phase.ENDED
    passed = (at for at in unshown(record) if over or at < here)
    yield from listed(record, passed, ui)


def unshown(record: Record) -> Iterator[int]:
    """Yield the steps that have results to show, and whose results were not shown."""
    session, shown = record.took["session"], {*record.took["shown"]}
    for at, (slug, id) in enumerate(session["course"]):
        try:
            _, round = step_content(Step(slug, id), session["mode"])
        except (ContentError, StopIteration):
            continue
        if round.reveals and at not in shown:
            yield at


def listed(record: Record, steps: Iterator[int], ui: Texts) -> Iterator[str]:
    """Yield a line for each exercise that some steps are of, with the titles of their rounds."""
    course = record.took["session"]["course"]
    by: dict[str, list[str]] = {}
    for at in steps:
        slug, round = course[at]
        by.setdefault(slug, []).append(title_of(record, slug, round))
    for slug, rounds in by.items():
        yield ui(
            "report.left_out.rounds", exercise=title_of(record, slug), rounds=ui.listed(rounds)
        )


def _empty(record: Record, ui: Texts) -> Iterator[str]:
    """Yield the findings that were in front with nothing to see in them."""
    for seen in record.took["seen"]:
        for one in record.findings.get(seen["step"], []):
            if not one["svg"] and not one["figure"]["table"]["rows"]:
                title = title_of(record, seen["exercise"])
                yield ui("report.left_out.empty", exercise=title, title=one["figure"]["title"])
