"""What comes after a session, on the facilitator's page: indicators, and the pulses."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from workshop.content.texts import Texts, interface
from workshop.contracts.followup import (
    DeskIndicator,
    DeskPulse,
    DeskValue,
    FollowPanel,
    KnownIndicator,
    SentOut,
)
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.parts import Option
from workshop.contracts.pulse import (
    UNITS,
    WAYS,
    WHEN,
    CodesRead,
    Followed,
    Indicator,
    Pulse,
    PulseState,
)
from workshop.pulse.codes import weeks
from workshop.pulse.files import ENDINGS
from workshop.pulse.indicators import known_indicators, name_of, value_in_words
from workshop.pulse.telling import read_lines, result_lines, state_line, warning
from workshop.record.followed import went
from workshop.session import Phase

MOST = 3
"""As many indicators as the host takes."""

HELP = ("counts", "where", "mistaken")
"""What is said of an indicator of the list."""


def follow_panel(
    look: FacilitatorLook,
    language: str,
    now: datetime,
    wrong: Mapping[str, str],
    reads: Mapping[str, CodesRead],
) -> FollowPanel:
    """Return the panel.

    Args:
        look: what the facilitator may see.
        language: hers.
        now: the present moment.
        wrong: why what she did last was refused: of a new indicator under `indicate`, else by its
            id; of pulses under `pulse`, or which one.
        reads: what was found in the texts that she has sent, by pulse.
    """
    ui, there = interface(language), look["followed"]
    fixed, taken = there["pulse"] is not None, {one["known"] for one in there["indicators"]}
    return {
        "known": [_known(one.id, ui) for one in known_indicators() if one.id not in taken],
        "indicators": [*_indicators(there, ui, wrong)],
        "full": fixed or len(there["indicators"]) >= MOST,
        "fixed": fixed,
        "units": _options("indicators.units", UNITS, ui),
        "ways": _options("indicators.better", WAYS, ui),
        "today": now.astimezone().date().isoformat(),
        "wrong": wrong.get("indicate", ""),
        "asks": [*_asks(there["pulse"], language)],
        "ready": look["here"]["phase"] == Phase.ENDED and not fixed,
        "pulses": [*_pulses(look["session"]["code"], there, ui, wrong, reads)],
        "dates": _dates(look["session"]["code"], ui) if fixed else None,
        "unmade": wrong.get("pulse", ""),
        "ended": look["here"]["phase"] == Phase.ENDED,
        "words": ui.table("followup"),
    }


def _options(key: str, names: Sequence[str], ui: Texts) -> list[Option]:
    return [{"id": name, "text": ui(f"{key}.{name}")} for name in names]


def _known(id: str, ui: Texts) -> KnownIndicator:
    return {"id": id, "text": ui(f"indicators.known.{id}.name"), "help": _help(id, ui)}


def _help(id: str, ui: Texts) -> list[str]:
    if not isinstance(ui.find(f"indicators.known.{id}.counts"), str):
        return []
    said = ((ui(f"indicators.heads.{one}"), ui(f"indicators.known.{id}.{one}")) for one in HELP)
    return [f"{head}: {text}" for head, text in said]


def _indicators(there: Followed, ui: Texts, wrong: Mapping[str, str]) -> Iterator[DeskIndicator]:
    verdicts = {one.indicator["id"]: one.verdict for one in went(there)}
    for one in there["indicators"]:
        verdict = verdicts.get(one["id"], "")
        yield {
            "id": one["id"],
            "name": name_of(one, ui.language),
            "unit": one["unit"],
            "help": _help(one["known"], ui),
            "values": [_value(one, when, ui) for when in WHEN],
            "verdict": ui(f"followed.went.{verdict}") if verdict else "",
            "wrong": wrong.get(one["id"], ""),
        }


def _value(one: Indicator, when: str, ui: Texts) -> DeskValue:
    value, name = one["values"].get(when), ui(f"followed.when.{when}")
    said = value_in_words(one["unit"], value, ui.language) if value else ""
    key = "change" if value else "write"
    return {
        "when": when,
        "title": ui(f"followup.indicators.{key}", when=name[:1].lower() + name[1:]),
        "text": f"{name}: {said}" if said else "",
        "n": f"{value['n']:g}" if value else "",
        "of": f"{value['of']:g}" if value and value["of"] else "",
        "day": value["day"] if value else "",
        "source": value["source"] if value else "",
    }


def _asks(pulse: Pulse | None, language: str) -> Iterator[str]:
    """Yield what is asked about that other sessions are not asked: promises, one indicator."""
    for one in pulse["asked"] if pulse else ():
        yield from (item["text"][language] for item in one["items"] if one["about"] == "promises")
        if one["about"] == "indicator":
            yield next(iter(one["prompt"].values()))[language]


def _pulses(
    code: str, there: Followed, ui: Texts, wrong: Mapping[str, str], reads: Mapping[str, CodesRead]
) -> Iterator[DeskPulse]:
    pulse = there["pulse"]
    for state in there["pulses"] if pulse else ():
        if pulse:
            yield _pulse(code, state, pulse, ui, wrong, reads.get(state["which"]))


def _pulse(
    code: str,
    state: PulseState,
    pulse: Pulse,
    ui: Texts,
    wrong: Mapping[str, str],
    read: CodesRead | None,
) -> DeskPulse:
    which, told = state["which"], result_lines(pulse, state["told"], ui)
    fresh = sum(read["fresh"].values()) if read and not read["counted"] else 0
    day = ui.day(date.fromisoformat(state["due"]))
    return {
        "which": which,
        "title": ui("followup.pulses.due", when=ui(f"pulse.when.{which}"), day=day),
        "state": state_line(state, pulse, ui),
        "warning": warning(state, pulse, ui),
        "files": [_file(code, which, ending, ui) for ending in ENDINGS],
        "open": not state["closed"],
        "read": read_lines(read, pulse, ui) if read else [],
        "count": ui.count("followup.pulses.count", fresh) if fresh else "",
        "results": [{"title": title, "lines": lines} for title, lines in told],
        "wrong": wrong.get(which, ""),
    }


def _file(code: str, which: str, ending: str, ui: Texts) -> SentOut:
    name = "page" if ending == "html" else "text"
    href = f"/pulse/{code}/{weeks()[which]}.{ending}"
    words = ui(f"followup.pulses.{name}"), ui(f"followup.pulses.{name}_help")
    return {"href": href, "text": words[0], "help": words[1]}


def _dates(code: str, ui: Texts) -> SentOut:
    words = ui("followup.pulses.dates"), ui("followup.pulses.dates_help")
    return {"href": f"/pulse/{code}.ics", "text": words[0], "help": words[1]}
