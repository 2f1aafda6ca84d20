"""What a lesson leaves on paper: all that its widgets say, for readers without a kernel."""

import asyncio
import re
import time
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from tests.pages.test_study import Learner, do
from tests.support.room import EXERCISE
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.exercises.exercise import exercises
from workshop.pages import study
from workshop.pages.lesson import drawing
from workshop.pages.paper import beats, leaf, picture
from workshop.pages.paper.asked import answers, asked
from workshop.pages.paper.bench import bench
from workshop.pages.paper.html import html
from workshop.pages.paper.markdown import markdown
from workshop.pages.paper.pen import Pen
from workshop.pages.paper.pieces import Sheet, Shown, head, named, text

ALLOWED = {
    "details", "summary", "style", "b", "i", "br", "p", "ul", "li", "blockquote", "img",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
HOSTILE = "<img src=x onerror=alert(1)> | *a* _b_ [c](javascript:d) `e` </details> 1. & &lt; # $f$"
AVERAGE = 30_000
"""Bytes of a picture as it stands in a notebook, on average."""


class Read(HTMLParser):
    """What is to be read in some HTML, and of what it is made."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.open, self.attributes, self.words = [], [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


def plain(words):
    return " ".join(" ".join(words).split())


def read_html(source):
    read = Read(source)
    assert set(read.tags) <= ALLOWED
    assert read.open == []
    for name, value in read.attributes:
        assert name in ("class", "open", "lang", "src", "alt", "scoped")
        assert name != "src" or value.startswith("data:image/svg+xml;base64,")
    return plain(read.words)


def read_markdown(source):
    """Return what Markdown says once it is shown."""
    shown = MarkdownIt("commonmark").enable("table").render(source)
    return plain(Read(shown).words)


def sampled(slugs):
    """Return every fourth lesson, and the others for a slow run."""
    return [one if at % 4 == 3 else pytest.param(one, marks=pytest.mark.slow)
            for at, one in enumerate(slugs)]  # fmt: skip


def same(sheet):
    """Check that both say the same; return what they say."""
    written = html(sheet, lambda _: "")
    as_html, as_markdown = read_html(written), read_markdown(markdown(sheet))
    captions = re.findall(r"<caption>(.*?)</caption>", written)
    for caption in captions:
        as_html = as_html.replace(plain(Read(caption).words), "", 1)
    assert as_html.replace(" ", "") == as_markdown.replace(" ", "")
    return as_markdown


@pytest.mark.parametrize("slug", sampled(exercises()))
def test_all_that_a_lesson_shows_stands_on_paper_in_both_forms(slug):
    language = LANGUAGES[exercises().index(slug) % len(LANGUAGES)]
    learner = Learner(language, "marketing", slug=slug)
    for round in filter(learner.is_open, learner.rounds):
        learner.answer_all(round)
        learner.press(round)
        story, shown = learner.stories[round].page, learner.reveals[round].page
        on_paper = same(asked(learner.lesson._way, round, language))
        assert learner.cards[round].value == answers(learner.lesson._way, round)
        assert learner.cards[round].value or on_paper
        assert interface(language)("card.unanswered") not in on_paper
        said = same(beats.beat(shown))
        assert all(plain([figure["title"]]) in said for figure in shown.get("figures", []))
        assert (
            plain([story["title"]]) in html(beats.beat(story), lambda _: "") or not story["blocks"]
        )
    for switch in learner.switches:
        same(beats.switch(switch.page))
    assert same(beats.beat(learner.lesson.doubt().page))


def test_what_was_answered_stands_beside_what_was_asked():
    learner = Learner()
    assert learner.cards["room"].value == {}
    assert same(asked(learner.lesson._way, "deal", "en")) == ""
    learner.answer_all("room")
    before = same(asked(learner.lesson._way, "room", "en"))
    assert "Do you agree?" in before
    assert "Not answered" not in before
    learner.press("room")
    assert same(asked(learner.lesson._way, "room", "en")) == before
    value = learner.cards["room"].value
    assert value["claim"] == learner.lesson.room.mine().get("claim", value["claim"])


def test_the_value_of_a_card_can_be_observed_and_follows_who_she_is():
    lesson, heard = study.begin(EXERCISE), []
    card, switch = lesson.ask("room"), lesson.department()
    card.observe(lambda change: heard.append(change["new"]), names="value")
    claim = {"dream": "4", "pointless": "2"}
    do(card, op="answer", id="a", question=f"{EXERCISE}/claim", value=claim)
    assert card.value == heard[-1] == {"claim": claim}
    do(card, op="answer", id="b", question=f"{EXERCISE}/claim", value={"dream": "no"})
    assert card.value == {"claim": claim}
    do(switch, op="pick", value="marketing")
    do(switch, op="pick", value="sales")
    assert card.value == {"claim": claim}
    # A browser says what was done, and nothing of what is.
    card.set_state({"value": {"claim": "forged"}, "page": {}})
    assert card.value == {"claim": claim}
    assert card.page["cards"]


def test_whatever_somebody_wrote_is_read_as_it_was_written():
    table = {"columns": [HOSTILE], "rows": [[HOSTILE], ["1. | two"]]}
    page = {"beat": HOSTILE, "lead": HOSTILE, "table": table, "finding": HOSTILE}
    page |= {"quotes": {"title": HOSTILE, "entries": [HOSTILE, "- a line", "7. seven"]}}
    said = same(beats.beat(page))
    assert said.count(plain([HOSTILE])) == 7
    assert "- a line" in said
    assert "7. seven" in said
    pieces = [*head(HOSTILE), *text(HOSTILE), *named(HOSTILE, HOSTILE, "li")]
    assert same(Sheet(HOSTILE, pieces)).count(plain([HOSTILE])) == 5


def test_what_shows_nothing_leaves_nothing():
    lesson = study.begin(EXERCISE)
    for sheet in (beats.beat(lesson.reveal("deal").page), asked(lesson._way, "again", "en")):
        assert html(sheet, lambda _: "") == markdown(sheet) == ""


def test_models_are_on_paper_as_their_widgets_show_them():
    lesson = study.begin("who-brings-the-money")
    for widget, write in ((lesson.bench(), bench), (lesson.check(), beats.quiz)):
        said = same(write(widget.page))
        assert (widget.page.get("title") or widget.page["beat"]) in said
    claims = lesson.claims().page["claims"]
    assert all(card["claim"] in same(beats.beat(lesson.claims().page)) for card in claims["cards"])
    drivers = beats.beat(lesson.sensitivity("claims").page)
    assert [one for one in drivers.pieces if isinstance(one, Shown)]
    check = lesson.exercise.checks[0]
    quiz = lesson.check()
    do(quiz, op="pick", question=check.id, option=check.right)
    assert quiz.page["questions"][0]["why"] in same(beats.quiz(quiz.page))
    trial = lesson.bench()
    first = same(bench(trial.page))
    sliders = {one["id"]: one["min"] for one in trial.page["sliders"]}
    do(trial, op="try", weights={}, sliders=sliders, number=50)
    assert same(bench(trial.page)) != first


# -- pictures --------------------------------------------------------------------------------


def figures_of(slug):
    learner = Learner(slug=slug)
    for round in filter(learner.is_open, learner.rounds):
        learner.answer_all(round)
        learner.press(round)
        yield from (f for f in learner.reveals[round].page.get("figures", []) if f["spec"])


def size(figure):
    sheet = Sheet("", [Shown(figure)])
    svg = picture.answer(picture.line(picture.request(figure)).decode())["svg"]
    return len(html(sheet, lambda _: svg)) - len(html(sheet, lambda _: ""))


@pytest.mark.parametrize(
    "slugs", [exercises()[::6], pytest.param(exercises(), marks=pytest.mark.slow)]
)
def test_pictures_are_small(slugs):
    sizes = [size(figure) for slug in slugs for figure in figures_of(slug)]
    assert len(sizes) > 3
    assert min(sizes) > 1000
    assert sum(sizes) / len(sizes) <= AVERAGE


def test_a_pen_draws_in_a_process_of_its_own_each_picture_once():
    figure, drawn, pen = next(figures_of(EXERCISE)), [], Pen()
    wanted = picture.request(figure)
    assert pen.known(wanted) is None
    pen.draw(wanted, drawn.append)
    pen.draw('{"id": "x", "spec": {}, "data": {}}', drawn.append)
    pen.draw(wanted, drawn.append)
    wait_for(lambda: len(drawn) == 3)
    assert drawn[0] == drawn[2] == pen.known(wanted)
    assert drawn[0].startswith("<svg")
    assert drawn[1] == ""
    pen._program._process.kill()  # whatever ends it, the next picture starts another one
    other = picture.request({**figure, "data": {}})
    pen.draw(other, drawn.append)
    pen.draw(picture.request({**figure, "spec": {**figure["spec"], "height": 99}}), drawn.append)
    wait_for(lambda: len(drawn) == 5)
    assert drawn[4].startswith("<svg")
    pen.close()


def wait_for(there, patience=60):
    until = time.monotonic() + patience
    while not there():
        assert time.monotonic() < until
        time.sleep(0.02)


# -- in a notebook ---------------------------------------------------------------------------


class Shell:
    """As much of a notebook's shell as shows something."""

    def __init__(self):
        self.kernel = self.display_pub = self
        self.told = []

    def publish(self, data, metadata, transient, update):
        self.told.append((data, transient.get("display_id"), update))


@pytest.fixture
def shell(monkeypatch):
    made = Shell()
    for module in (leaf, study):
        monkeypatch.setattr(module, "get_ipython", lambda: made)
    monkeypatch.setattr(study, "readable_results", lambda _: None)
    monkeypatch.setattr(study, "_begun", {})
    monkeypatch.setattr(drawing, "share", lambda: None)
    return made


def test_a_widget_is_followed_by_its_words_which_follow_it(shell):
    async def played():
        lesson = study.begin(EXERCISE)
        card, reveal = lesson.ask("room"), lesson.reveal("room")
        card._ipython_display_()
        reveal._ipython_display_()
        assert [update for *_, update in shell.told] == [False] * 4
        # No class's name for readers without a kernel.
        assert shell.told[0][0]["text/plain"] == ""
        assert leaf.VIEW in shell.told[0][0]
        assert [*shell.told[1][0]] == ["text/markdown", "text/html"]
        before = len(shell.told)
        claim = {"dream": "4", "pointless": "2"}
        do(card, op="answer", id="a", question=f"{EXERCISE}/claim", value=claim)
        do(reveal, op="press")
        # Whoever pressed something waits for the widget alone.
        assert len(shell.told) == before
        await asyncio.sleep(2 * leaf.SOON)
        return shell.told[before:], shell.told[1][1], shell.told[3][1], reveal

    late, of_card, of_reveal, reveal = asyncio.run(played())
    told = {id: data for data, id, update in late if update}
    assert len(late) == 2
    assert "4" in told[of_card]["text/markdown"]
    assert reveal.page["figures"][0]["title"][:20] in told[of_reveal]["text/html"]


def test_pictures_are_told_once_they_are_drawn(shell):
    async def played():
        lesson = study.begin(EXERCISE)
        reveal = lesson.reveal("room")
        reveal._ipython_display_()
        do(reveal, op="press")
        for _ in range(600):
            await asyncio.sleep(0.1)
            if "data:image/svg" in shell.told[-1][0]["text/html"]:
                return len(reveal.page["figures"])
        raise AssertionError("no picture came")

    figures = asyncio.run(played())
    leaf.pen().close()
    last = shell.told[-1][0]
    assert last["text/html"].count("<img") == figures
    assert "data:" not in last["text/markdown"]
    assert len(shell.told) == 4  # the widget, nothing yet, what was found, and that with pictures


def test_on_a_page_of_voila_nothing_stands_twice(shell, monkeypatch):
    monkeypatch.setenv("VOILA_KERNEL_ID", "1")
    assert not hasattr(study.begin(EXERCISE).ask("room"), "_ipython_display_")
