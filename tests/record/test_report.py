"""The report: what the wall said is in it, and nothing that runs, fetches or points at anybody."""

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest

from workshop.content import LANGUAGES
from workshop.content.assumptions import assumptions
from workshop.content.parameters import model_words
from workshop.content.texts import interface
from workshop.record import counted
from workshop.record.example import example, path
from workshop.record.record import Record
from workshop.record.report import written
from workshop.sampling.claims import claims

HOSTILE = '"} </style><script>alert(1)</script>\\'


@pytest.fixture(scope="module")
def kept():
    """The example's record: two exercises, promises that both sides have signed."""
    return Record.load(path())


def page(record, before=None):
    return written(record, before).decode()


def told(text):
    """Return what a page says, its style and pictures left out, blanks as one."""
    bare = re.sub(r"<(style|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", bare)))


def altered(record, **session):
    """Return a record whose session is another one in these things."""
    took = {**record.took, "session": {**record.took["session"], **session}}
    return replace(record, took=took)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_stands_in_it_with_its_numbers(kept, language):
    record = kept.speaking(language)
    text = page(record)
    assert f'<html lang="{language}">' in text
    for one in (one for found in record.findings.values() for one in found):
        assert one["figure"]["title"] in unescape(text)
        for row in one["figure"]["table"]["rows"]:
            assert all(cell in unescape(text) for cell in row)
    pictures = [one for found in record.findings.values() for one in found if one["svg"]]
    assert text.count('<svg role="img" aria-label="') == len(pictures) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_no_script_and_no_address_and_every_id_once(language):
    text = example(language).decode()
    assert re.findall(r"<(script|link|iframe|img|object|form)\b|\son\w+=", text) == []
    addresses = {*re.findall(r"[a-z]+://[^\s\"'<)]+", text)}
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert all(one.startswith("#") for one in re.findall(r'href="([^"]*)"', text))
    ids = Counter(re.findall(r'\sid="([^"]*)"', text))
    assert {*ids.values()} == {1}
    assert {*re.findall(r'href="#([^"]*)"', text)} <= {*ids}


def test_its_words_are_all_there_in_both_languages(kept):
    texts = [told(page(kept.speaking(language))) for language in LANGUAGES]
    assert not any(re.findall(r"\{[a-z_]+\}", text) for text in texts)
    for key in ("short.title", "counted.title", "left_out.title", "promised.title"):
        for language, text in zip(LANGUAGES, texts, strict=True):
            assert interface(language)(f"report.{key}") in text


def test_promises_are_cards_to_check_off(kept):
    record, ui = kept.speaking("en"), interface("en")
    text = told(page(record))
    signed = [one for one in record.took["promises"] if one["signed"]]
    assert len(signed) == 2
    assert ui.count("report.short.signed", 2) in text
    assert text.count(ui("report.promised.signature", side="marketing")) == 2
    for name in ("indicator", "today", "owner", "due"):
        assert text.count(ui(f"promises.terms.{name}")) >= 2


def test_the_first_page_says_what_is_sure_before_what_cannot_be_told(kept):
    text = page(kept.speaking("en"))
    first = text[text.index('id="short"') : text.index('class="contents"')]
    sure = [one["figure"]["title"] for one in kept.drawn["en"][0] if one["names"]]
    assert sure
    assert any(title in unescape(first) for title in sure)
    assert "cannot tell" not in told(first)


def test_each_model_says_what_it_assumes_and_where_its_claims_fail(whole):
    text = told(page(whole))
    models = {run["model"] for run in whole.took["runs"]}
    assert models == {"kpi-game", "lead-pool"}
    for model in models:
        assert model_words(model, "en")("title") in text
        assert all(claim.fails in text for claim in claims(model, "en"))
        assert all(row[0] in text for row in assumptions(model, "en")["rows"])


# -- what it is about, and what is missing --------------------------------------------------------


def test_practice_is_marked_and_an_example_says_that_it_is_invented(kept):
    record, ui = kept.speaking("en"), interface("en")
    assert ui("report.practice") in told(page(record))
    assert ui("report.practice") not in told(page(altered(record, practice=False)))
    assert ui("report.example") in told(example("en").decode())


def test_in_the_middle_of_a_session_it_says_so_and_what_is_still_to_come(kept):
    record = kept.speaking("en")
    took = {**record.took, "shown": [0], "seen": record.took["seen"][:1]}
    middle = replace(altered(record, phase="asking", step=1), drawn={"en": {0: record.findings[0]}})
    middle = replace(middle, took={**middle.took, **{n: took[n] for n in ("shown", "seen")}})
    text = told(page(middle))
    assert "written in the middle of the session. 6 results have been shown" in text
    assert "Still to come: What we promise each other: Do both sides want it?" in text
    assert "in the middle" not in told(page(record))


def test_counts_of_small_groups_are_left_out_by_number(kept):
    record = kept.speaking("en")
    took = {**record.took, "seen": [_without_sales(one) for one in record.took["seen"]]}
    small = replace(record, took=took)
    hidden = sum(one.suppressed for one in counted.counts(took))
    assert hidden > 20
    lines = re.findall(r"(\d+|one) counts?, for too few answers in sales", told(page(small)))
    assert sum(1 if n == "one" else int(n) for n in lines) == hidden


def _without_sales(seen):
    """Return a reveal in which so few of sales have answered that nothing is told of them."""
    results = {id: _hiding(one) if "cells" in one else one for id, one in seen["results"].items()}
    return {**seen, "results": results}


def _hiding(tally):
    cells = {
        item: {group: cell for group, cell in groups.items() if group != "sales"}
        for item, groups in tally["cells"].items()
    }
    return {**tally, "cells": cells, "hidden": ["sales"]}


# -- what a file may hold that somebody has changed -----------------------------------------------


def test_no_name_of_a_session_and_no_text_becomes_a_part_of_the_page(kept):
    text = page(altered(kept.speaking("en"), name=HOSTILE))
    assert "<script" not in text
    assert text.count("</style>") == 1
    assert "alert(1)" in told(text)


def test_a_picture_that_could_do_anything_is_left_out(kept):
    record = kept.speaking("en")
    bad = [{**record.findings[0][0], "svg": '<svg onload="alert(1)"><script/></svg>'}]
    text = page(replace(record, drawn={"en": {**record.findings, 0: bad}}))
    assert "onload" not in text
    assert "<script" not in text


# -- side by side ---------------------------------------------------------------------------------


def test_the_same_team_twice_is_laid_side_by_side_and_nothing_has_changed(kept):
    record, ui = kept.speaking("nb"), interface("nb")
    text = told(page(record, before=kept))
    assert ui("report.compared.none") in text
    assert ui("report.compared.title") not in told(page(record))


def test_what_sides_said_in_public_stands_side_by_side(kept):
    bars = [
        {"label": "A line", "parts": [_part(f"{side}, table {table}", tone)]}
        for table, (side, tone) in enumerate((("Sales", "sales"), ("Marketing", "marketing")), 1)
    ]
    one = kept.drawn["en"][0][0]
    figure = {**one["figure"], "light": {**one["figure"]["light"], "rows": bars}}
    record = altered(kept.speaking("en"), mode="teams")
    text = page(replace(record, drawn={"en": {**record.findings, 0: [{**one, "figure": figure}]}}))
    assert '<th scope="row">A line</th><td>table 1: 4</td><td>table 2: 4</td>' in text
    assert interface("en")("report.teams") in told(text)
    assert "nothing is called sure" in told(text)


def _part(label, tone):
    return {"label": label, "share": 0.75, "text": "4", "tone": tone}
