"""A pulse as plain text, for who cannot open its page: digits are written by hand."""

from collections.abc import Iterator
from datetime import date
from string import ascii_lowercase
from textwrap import wrap

from workshop.content import LANGUAGES
from workshop.content.texts import Texts, interface
from workshop.contracts.pulse import Asked, InWords, Pulse
from workshop.pulse.codes import BY_HAND, SIGNS, hand_places

WIDTH = 72
"""Characters in a line: mails break longer ones where they like."""


def written(pulse: Pulse, which: str, language: str) -> str:
    """Return a pulse as text, in one language after the other.

    Args:
        pulse: what it asks.
        which: `two` or `six`.
        language: the one that comes first.
    """
    order = [language, *(one for one in LANGUAGES if one != language)]
    return f"\n\n{'=' * WIDTH}\n\n".join("\n".join(_in(pulse, which, one)) for one in order) + "\n"


def _in(pulse: Pulse, which: str, language: str) -> Iterator[str]:
    ui, start = interface(language), f"P{SIGNS[which]}T"
    yield from (ui(f"pulse.subject.{which}"), "")
    day = ui.day(date.fromisoformat(pulse["day"]))
    yield from _wrapped(ui("pulse.plain.lead", name=pulse["name"], day=day))
    yield from ("", *_wrapped(_honest(pulse, ui)))
    letters = iter(ascii_lowercase)
    yield from _question(ui("pulse.page.side"), "")
    sides = [_own(one, language) for one in pulse["departments"]]
    yield from _line(next(letters), "", sides, ui)
    for one in pulse["asked"]:
        yield from _asked(one, letters, ui)
    yield from ("", *_wrapped(ui("pulse.plain.reply", start=start)))
    yield from ("", ui("pulse.plain.looks", example=_example(pulse, start)))
    yield from ("", f"{ui('pulse.plain.here')} {start} ")


def _honest(pulse: Pulse, ui: Texts) -> str:
    said = ui("pulse.page.honest_teams" if pulse["teams"] else "pulse.page.honest")
    return said.replace("**", "")


def _asked(one: Asked, letters: Iterator[str], ui: Texts) -> Iterator[str]:
    language = ui.language
    prompts = [*dict.fromkeys(words[language] for words in one["prompt"].values())]
    yield from _question(" / ".join(prompts), one["help"][language])
    texts = [_own(option, language) for option in one["options"]]
    for text in [_own(item, language) for item in one["items"]] or [""]:
        if one["kind"] != "several":
            yield from _line(next(letters), text, texts, ui)
            continue
        yield from _wrapped(f"{text}: {ui('pulse.plain.several')}" if text else "")
        for place in texts[:-1]:
            yield from _wrapped(ui("pulse.plain.place", letter=next(letters), text=place))


def _own(one: InWords, language: str) -> str:
    return one["text"][language]


def _question(prompt: str, help: str) -> Iterator[str]:
    yield from ("", *_wrapped(prompt), *(_wrapped(help) if help else ()))


def _line(letter: str, text: str, options: list[str], ui: Texts) -> Iterator[str]:
    yield from _wrapped(ui("pulse.plain.place", letter=letter, text=text).rstrip())
    for digit, said in enumerate(options, 1):
        yield from _wrapped(f"{digit} = {said}", "     ")


def _example(pulse: Pulse, start: str) -> str:
    """Return what a line looks like, in letters: mails quote it, and then it must say nothing."""
    letters = [letter for letter, _ in zip(ascii_lowercase, hand_places(pulse), strict=False)]
    return f"{start} {' '.join(letters)} {'_' * BY_HAND}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent and f"{indent}    ")
