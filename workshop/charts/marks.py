"""The vocabulary of pictures: layers of marks, and the scales they stand on."""

from collections.abc import Mapping
from typing import Any

from workshop.charts import theme

_QUANTITIES = {"x", "y", "size", "opacity"}
_WORDS = {"text", "detail", "color", "shape"}


def layer(
    data: str, kind: str, look: Mapping[str, Any] | None = None, where: str = "", **on: Any
) -> Any:
    """Return one layer: marks of a kind, a channel for each keyword.

    Args:
        data: the name of its rows.
        kind: `bar`, `rule`, `point`, `text` and so on.
        look: what is the same for every mark.
        where: leaves out the rows for which this is not true.
        on: by channel, a field or what a function of this module built.
    """
    base = theme.rows(data)
    base = base.transform_filter(where) if where else base
    return getattr(base, f"mark_{kind}")(**look or {}).encode(
        **{channel: _typed(channel, value) for channel, value in on.items()}
    )


def _typed(channel: str, value: Any) -> Any:
    """Return a channel; a bare string would be looked up among all that the grammar knows."""
    if not isinstance(value, str):
        return value
    kind = "Q" if channel.rstrip("2") in _QUANTITIES else "N" if channel in _WORDS else ""
    named = f"{value}:{kind}" if kind and ":" not in value else value
    return getattr(theme.altair(), channel[0].upper() + channel[1:])(named)


def across(
    name: str, low: float, high: Any, axis: Any = None, channel: str = "X", **scale: Any
) -> Any:
    """Return a place on a scale from low to high; with the channel `Y`, a vertical one."""
    alt = theme.altair()
    scaled = alt.Scale(domain=[low, high], nice=False, **scale)
    return getattr(alt, channel)(f"{name}:Q", scale=scaled, axis=axis)


def toned(name: str, tones: Mapping[str, str], channel: str = "Color", legend: Any = None) -> Any:
    """Return a colour by name; `tones` holds the tone of each name."""
    colours = dict(zip(tones, theme.colours(list(tones.values())), strict=True))
    return named(name, colours, channel, legend)


def plain(name: str, channel: str = "Opacity") -> Any:
    """Return a channel whose values stand in the rows as they are."""
    return getattr(theme.altair(), channel)(f"{name}:Q", scale=None, legend=None)


def either(test: str, then: float, otherwise: float) -> Any:
    """Return one of two values, by a test."""
    alt = theme.altair()
    return alt.condition(test, alt.value(then), alt.value(otherwise))


def named(name: str, looks: Mapping[str, str], channel: str, legend: Any = None) -> Any:
    """Return a channel by name; `looks` holds what each name has in it."""
    alt = theme.altair()
    scale = alt.Scale(domain=list(looks), range=list(looks.values()))
    return getattr(alt, channel)(f"{name}:N", scale=scale, legend=legend)


def shaped(name: str, groups: Mapping[str, str], legend: Any = None) -> Any:
    """Return a shape by name; `groups` holds the department of each name."""
    shapes = {name: theme.SHAPES.get(group, "diamond") for name, group in groups.items()}
    return named(name, shapes, "Shape", legend)


def rated(low: str, high: str, **look: Any) -> Any:
    """Return an axis of the ratings 1 to 5, with words at its two ends and lines behind marks."""
    words = [f"1\n{low}", "2", "3", "4", f"5\n{high}"]
    return theme.grid([1, 2, 3, 4, 5], words, grid=True, gridOpacity=0.35, **look)


def middles(place: Any, middle: str, look: Mapping[str, Any] | None = None, **on: Any) -> list[Any]:
    """Return the layers of middles, each with its `text` above and the stretch `low` to `high`.

    Args:
        place: the scale, by the field `low`.
        middle: the field of the middle.
        look: what is the same for every stretch and middle.
        on: the channels that all layers have.
    """
    tone, bold = look or {}, {"fontWeight": "bold", "baseline": "bottom", "dy": -14}
    span, point = {"strokeWidth": 7, "opacity": 0.4}, {"filled": True, "size": 330}
    return [
        layer("rows", "rule", {**tone, **span}, x=place, x2="high", **on),
        layer("rows", "point", {**tone, **point}, x=middle, **on),
        layer("rows", "text", bold, x=middle, text="text", **on),
    ]


LETTER = 12
"""The width in pixels that a letter inside a bar needs, with some room to both sides."""


def inside(long: str, short: str, **on: Any) -> list[Any]:
    """Return the words inside bars that reach from `start` to `end`, written at their `middle`.

    Args:
        long: the field of the words, shown where the bar has room for them.
        short: the field of those that stand there otherwise, where at least they fit.
        on: the place of the rows.
    """
    wide, narrow = (
        f"(datum.end - datum.start) * width > {LETTER} * length(datum.{field})"
        for field in (long, short)
    )
    look = {"color": theme.ON_COLOUR, "fontWeight": "bold"}
    return [
        layer("rows", "text", look, x="middle", text=field, opacity=either(test, 1, 0), **on)
        for field, test in ((long, wide), (short, f"!({wide}) && {narrow}"))
    ]
