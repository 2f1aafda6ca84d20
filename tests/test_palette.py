"""One palette for widgets and charts: readable on its ground, apart for every kind of eye."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

import workshop
from workshop.charts import theme

ROOT = Path(workshop.__file__).parent / "widgets"
SHEET = (ROOT / "style.css").read_text(encoding="utf-8")
FITTING = (ROOT / "parts" / "fitting.js").read_text(encoding="utf-8")
OWNERS = ("sales", "marketing", "both", "neither")
TONES = (*OWNERS, "neutral", "good", "bad")

# Machado, Oliveira & Fernandes 2009, severity 1.0: what dichromats see of linear RGB.
EYES = {
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
WHITE = np.array([0.9505, 1.0, 1.089])
APART = 20
"""Distance in CIELAB (1976) at which two patches that do not touch are told apart at a glance."""


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--ws-([a-z-]+): (#[0-9a-f]{6});", block))


BLOCKS = [tokens(block) for block in re.findall(r"\{([^{}]*--ws-ground: #[^{}]*)\}", SHEET)]
LIGHT, DARK = BLOCKS[0], BLOCKS[1]
SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(linear(c) @ TO_XYZ[1]) + 0.05 for c in (one, other))
    return high / low


def lab(rgb: np.ndarray) -> np.ndarray:
    x, y, z = np.cbrt(np.clip(np.array(TO_XYZ) @ rgb / WHITE, 0.008856, None))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def seen(colour: str, eye: str) -> np.ndarray:
    return lab(np.clip(np.array(EYES[eye]) @ linear(colour), 0, 1))


def test_every_place_that_asks_for_a_scheme_gets_the_same_one():
    light, dark, asked, laboratory = BLOCKS
    assert asked == dark
    assert laboratory == light


def test_charts_are_printed_in_the_colours_of_the_light_page():
    printed = {tone: colour.lower() for tone, colour in theme.COLOURS.items() if tone in OWNERS[:3]}
    assert printed == {tone: LIGHT[tone] for tone in printed}
    follows = dict(re.findall(r'"(#[0-9a-f]{6})": "([a-z-]+)"', FITTING))
    assert {tone: follows[colour.lower()] for tone, colour in theme.COLOURS.items()} == {
        tone: tone for tone in theme.COLOURS
    }


@SCHEMES
def test_words_are_readable_on_every_ground(scheme):
    for ground in ("ground", "surface", "sunken"):
        for ink in ("ink", "soft"):
            assert contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)
    for tone in TONES:
        assert contrast(scheme["on-tone"], scheme[tone]) >= 4.5, tone
        assert contrast(scheme["ink"], scheme[f"{tone}-pale"]) >= 4.5, tone
    for deep in ("sales-deep", "marketing-deep", "hero"):
        assert contrast("#ffffff", scheme[deep]) >= 4.5, deep


@SCHEMES
def test_edges_and_bars_stand_out_from_their_ground(scheme):
    for mark in ("edge", *TONES):
        for ground in ("ground", "surface"):
            assert contrast(scheme[mark], scheme[ground]) >= 3, (mark, ground)


@SCHEMES
@pytest.mark.parametrize("eye", EYES)
def test_departments_are_apart_for_eyes_that_see_fewer_colours(scheme, eye):
    for one, other in combinations(OWNERS[:3], 2):
        distance = np.linalg.norm(seen(scheme[one], eye) - seen(scheme[other], eye))
        assert distance >= APART, (one, other, round(distance, 1))


def test_departments_have_shapes_of_their_own_beside_their_colours():
    marks = {
        tone: re.search(rf'\[data-tone="{tone}"\] > i \{{ ([^}}]*)', SHEET)[1] for tone in OWNERS
    }
    assert len(set(marks.values())) == len(OWNERS)
    assert len(set(theme.SHAPES.values())) == len(theme.SHAPES)
