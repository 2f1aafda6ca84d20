"""The words, in one language: messages with placeholders, and Markdown as harmless blocks."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from copy import copy
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import NumberPattern, get_decimal_symbol
from markdown_it import MarkdownIt
from markdown_it.token import Token

from workshop.content import LANGUAGES, content_root, listed, read_text, read_toml
from workshop.errors import ContentError, Refused

Block = dict[str, Any]

# English as in Britain: a clock of 24 hours, and no comma before the "and" of a list.
_LOCALES = {"en": "en_GB"}
_DECIMALS = re.compile(r"\d,\d")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_PART = re.compile(r"[a-z][a-z_-]*\.[a-z]+\.toml")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])
_BLOCKS = {"paragraph_open": "p", "heading_open": "h"}


def _are_words(table: dict[str, Any]) -> bool:
    return all(isinstance(one, str) for one in table.values())


class Texts:
    """Words of one language, looked up by dotted key.

    Args:
        language: `"en"` or `"nb"`.
        words: nested tables of strings, lists of strings or tables.
        source: the file that a message names when a key is missing.
        parts: the first parts of keys whose words stand in a file of their own beside it.
    """

    def __init__(
        self,
        language: str,
        words: dict[str, Any],
        source: str = "data",
        parts: Collection[str] = (),
    ) -> None:
        self.language = language
        self._words = words
        self._source = source
        self._parts = parts

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence at `key`, its `{placeholders}` filled in.

        Raises:
            ContentError: no such sentence.
        """
        found = self.find(key)
        if not isinstance(found, str):
            raise ContentError([self._missing(key)])
        return fill(found, values)

    def _missing(self, key: str) -> str:
        part, _, rest = key.partition(".")
        if part in self._parts:
            source = self._source.replace(f"{self.language}.toml", f"{part}.{self.language}.toml")
            return f"{source}: {rest}: these words are missing."
        return f"{self._source}: {key}: these words are missing."

    def count(self, key: str, n: int, **values: object) -> str:
        """Return the sentence at `key.one` or `key.other`, as `n` demands."""
        return self(f"{key}.{'one' if n == 1 else 'other'}", n=n, **values)

    def find(self, key: str) -> Any:
        """Return whatever stands at `key`, or None."""
        found: Any = self._words
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                return None
            found = found[part]
        return found

    def table(self, key: str) -> dict[str, Any]:
        """Return the table at `key`; empty where there is none."""
        found = self.find(key)
        return found if isinstance(found, dict) else {}

    def tables(self) -> list[str]:
        """Return the names of the tables that hold nothing but words."""
        found = self._words.items()
        return [name for name, one in found if isinstance(one, dict) and _are_words(one)]

    def over(self, key: str, words: dict[str, Any]) -> "Texts":
        """Return these words with others in their place below `key`; without one, below all."""
        for part in reversed(key.split(".") if key else []):
            words = {part: words}
        return Texts(self.language, _over(self._words, words), self._source, self._parts)

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number as this language does: 1,234.5 or, in Norwegian, 1 234,5."""
        return _written(self.language, "decimal", round(float(value), digits), digits)

    def percent(self, share: float, digits: int = 0) -> str:
        """Write a share as a percentage, a whole one unless it is to have decimals."""
        return _written(self.language, "percent", round(100 * float(share), digits) / 100, digits)

    def listed(self, names: Sequence[str], *, either: bool = False) -> str:
        """Join names to one enumeration; a decimal comma is never mistaken for one of its own.

        Args:
            names: in their order.
            either: whether they are alternatives: “a, b, or c”.
        """
        locale = _locale(self.language)
        places = [f"{{{at}}}" for at in range(len(names))]
        pattern = format_list(places, style="or" if either else "standard", locale=locale)
        figures = any(_DECIMALS.search(name) for name in names)
        if figures and get_decimal_symbol(locale) == ",":
            pattern = pattern.replace(",", ";")
        return pattern.format(*names)

    def moment(self, when: datetime) -> str:
        """Write a day of this year with hour and minute, on the clock that `when` goes by."""
        locale = _locale(self.language)
        day = format_skeleton("MMMd", when, locale=locale)
        return f"{day} {format_time(when, 'short', locale=locale)}"

    def day(self, when: date) -> str:
        """Write a day with its month and year."""
        return format_date(when, "long", locale=_locale(self.language))

    def weekday(self, when: date) -> str:
        """Write a day with its weekday, month and year."""
        return format_date(when, "full", locale=_locale(self.language))

    def time(self, when: datetime) -> str:
        """Write a time of day to the second, on the clock that `when` goes by."""
        return format_time(when, "medium", locale=_locale(self.language))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language))


def can_be_written(language: str) -> bool:
    """Whether numbers, lists and times can be written in a language, by its code."""
    try:
        _locale(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def _pattern(language: str, kind: str, digits: int) -> NumberPattern:
    locale = _locale(language)
    patterns = locale.percent_formats if kind == "percent" else locale.decimal_formats
    pattern: NumberPattern = copy(patterns[None])
    pattern.frac_prec = (digits, digits)
    return pattern


@lru_cache(maxsize=4096)
def _written(language: str, kind: str, value: float, digits: int) -> str:
    # Kept, for a room's phones all read the same figures. Zero has no sign, a minus is a real one.
    text: str = _pattern(language, kind, digits).apply(value + 0, _locale(language))
    return text.replace("-", "−")


def fill(sentence: str, values: dict[str, Any]) -> str:
    """Replace `{name}` by its value; a name without a value stays as it is."""
    return _PLACEHOLDER.sub(lambda hit: str(values.get(hit[1], hit[0])), sentence)


def placeholders(sentence: str) -> set[str]:
    """Return the names of a sentence's placeholders."""
    return set(_PLACEHOLDER.findall(sentence))


def has_stray_brace(sentence: str) -> bool:
    """Whether a sentence has a brace that is not part of a placeholder."""
    rest = _PLACEHOLDER.sub("", sentence)
    return "{" in rest or "}" in rest


def refusal_sentence(ui: Texts, refusal: Refused) -> str:
    """Return a refusal in words; one that has none of its own gets general ones.

    Those of `PART-REASON` may stand in the file of that part, under `refused.REASON`.
    """
    part, _, reason = refusal.code.partition("-")
    keys = (f"refused.{refusal.code}", f"{part}.refused.{reason}")
    key = next((one for one in keys if isinstance(ui.find(one), str)), "refused.other")
    return ui(key, **refusal.details)


@cache
def interface(language: str) -> Texts:
    """Return the words of the interface (`data/ui`), in one of `LANGUAGES`.

    `charts.en.toml` stands under the key `charts`, and so for every such file. An unknown
    language gives English, and so does a word or a file that a language lacks: a participant
    is never left without words.
    """
    known = language if language in LANGUAGES else "en"
    words = _interface("en")
    if known != "en":
        with suppress(ContentError):  # `workshop check` and the start of the server tell of it
            words = _over(words, _interface(known))
    folder = content_root() / "data" / "ui"
    parts = {path.name.partition(".")[0] for path in parts_of_interface(folder, "en")}
    return Texts(known, words, f"data/ui/{known}.toml", parts)


@cache
def _interface(language: str) -> dict[str, Any]:
    folder = content_root() / "data" / "ui"
    words = read_toml(folder / f"{language}.toml")
    for path in parts_of_interface(folder, language):
        words[path.name.partition(".")[0]] = read_toml(path)
    return words


def parts_of_interface(folder: Path, language: str) -> list[Path]:
    """Return the files, such as `charts.en.toml`, that hold a part of the interface's words."""
    return [p for p in listed(folder, f"*.{language}.toml") if _PART.fullmatch(p.name)]


def _over(under: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return a language's own words, and below them those of another one where it has none."""
    inside = {
        key: _over(under[key], value)
        for key, value in own.items()
        if isinstance(value, dict) and isinstance(under.get(key), dict)
    }
    return under | own | inside


def blocks(markdown: str) -> list[Block]:
    """Turn Markdown into blocks a widget can draw without HTML.

    Returns:
        Tables `{"type": "p" | "h" | "li" | "quote", "runs": [{"text", "strong", "em"}]}`.
        Raw HTML stays visible text; links and images are not made.
    """
    made: list[Block] = []
    kind, quoted, listed = "p", 0, 0
    for token in _MARKDOWN.parse(markdown):
        quoted += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        listed += (token.type == "list_item_open") - (token.type == "list_item_close")
        kind = _BLOCKS.get(token.type, kind)
        if token.type == "inline":
            shown = "li" if listed else "quote" if quoted else kind
            made.append(_named({"type": shown, "runs": _runs(token.children or [])}))
    return made


def html(markdown: str) -> str:
    """Turn Markdown into HTML for a page of the server; raw HTML in it stays visible text."""
    made: str = _MARKDOWN.render(markdown)
    return made


_ANCHOR = re.compile(r"\s*\{#([a-z0-9-]+(?:/[a-z]+)?)\}$")


def _named(block: Block) -> Block:
    """Take the name off a heading that ends with one, `{#name}`."""
    hit = block["runs"] and _ANCHOR.search(block["runs"][-1]["text"])
    if block["type"] != "h" or not hit:
        return block
    last = block["runs"][-1]
    cut = {**last, "text": last["text"][: hit.start()]}
    return {**block, "id": hit[1], "runs": [*block["runs"][:-1], cut]}


def _runs(tokens: list[Token]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    marks = {"strong": False, "em": False}
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in marks:
            marks[name] = token.type.endswith("_open")
        text = " " if token.type in ("softbreak", "hardbreak") else token.content
        if text:
            made.append({"text": text} | {mark: True for mark, on in marks.items() if on})
    return made


def read_blocks(path: Path) -> list[Block]:
    """Read a Markdown file as blocks.

    Raises:
        ContentError: the file is missing or not UTF-8.
    """
    return blocks(read_text(path))
