"""Scripts of modules: a linter follows what each file uses, and Chromium runs what is assembled."""

import json
import shutil

import pytest

from tests.support.scripts import FILES, WIDGETS, written
from workshop.widgets.modules import assemble

BASE = "export function say() {}\n"
WRONG = {
    "forgotten": ('say("!");', "'say' is not defined"),
    "for nothing": ('import { say } from "./base.js";', "'say' is defined but never used"),
    "left over": ("const LIMIT = 3;", "'LIMIT' is assigned a value but never used"),
    "twice": ("export const LIMIT = 3;\nexport const LIMIT = 4;", "already been declared"),
}


@pytest.mark.timeout(900)
def test_the_linter_sees_what_is_wrong_with_a_module(linters):
    texts = {f"{name}.js": text for name, (text, _) in WRONG.items()}
    found = {fault.file: fault.what for fault in linters.modules({"base.js": BASE} | texts)}
    assert found.keys() == texts.keys()
    for name, (_, told) in WRONG.items():
        assert told in found[f"{name}.js"]


def test_each_file_imports_what_it_uses_and_uses_what_it_imports(linters):
    texts = {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in FILES}
    assert len(texts) == len(FILES)
    assert linters.modules(texts) == []


# -- as they run -----------------------------------------------------------------------------


@pytest.fixture
def page(browser):
    return browser.person()


def run(page, text: str, use: str):
    """Import a script and return what `use`, a function of its default, makes of it."""
    program = """async ([text, use]) => {
      const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      return new Function("made", `return (${use})(made)`)((await import(address)).default);
    }"""
    return page.evaluate(program, [text, use])


def test_the_same_name_in_two_files_is_two_things(page, tmp_path):
    one = "const total = 1;\nexport const sum = () => total;\n"
    two = "function total() {\n  return 2;\n}\nexport const sum = () => total();\n"
    entry = """import { sum } from "./one.js";
import { sum as other } from "./two.js";

const total = 3;

export default [sum(), other(), total];
"""
    text = assemble(written(tmp_path, one=one, two=two, entry=entry))
    assert run(page, text, "(made) => made") == [1, 2, 3]


DRAWING = """import { h } from "../base.js";

export const kind = {
  complete: () => false,
  firstMissing: () => null,
  left: () => 0,
  body: (card) => h("canvas", { title: card.prompt }),
};
"""


def test_a_kind_that_is_dropped_in_is_shown(page, tmp_path):
    home = shutil.copytree(WIDGETS, tmp_path / "widgets")
    (home / "kinds" / "drawing.js").write_text(DRAWING)
    shown = {"phase": "asking", "cards": [{"id": "c", "kind": "drawing", "prompt": "Draw"}]}
    model = f"{{ get: () => ({json.dumps(shown)}), on() {{}}, off() {{}}, send() {{}} }}"
    run(
        page,
        assemble(home / "card.js"),
        f"(made) => {{ made.render({{ model: {model}, el: document.body }}); }}",
    )
    assert page.locator(".ws-kind-drawing canvas").get_attribute("title") == "Draw"


def test_what_is_half_written_stays_when_the_proposal_before_it_has_arrived(page, tmp_path):
    home = shutil.copytree(WIDGETS, tmp_path / "widgets")
    entry = 'import { Promising } from "./parts/promising.js";\n\nexport default { Promising };\n'
    (home / "entry.js").write_text(entry)
    typed = """({ Promising }) => {
      const typing = new Promising(() => {});
      typing.type("", "text", "First");
      typing.type("", "sent", "First");
      const next = () => typing.take({ listed: [{ id: "1", text: "First", fields: {} }] });
      typing.type("", "text", "Second, as far as");
      next();
      const half = typing.text("", "text", "");
      typing.type("", "text", "First");
      typing.type("", "sent", "First");
      next();
      return [half, typing.text("", "text", "")];
    }"""
    assert run(page, assemble(home / "entry.js"), typed) == ["Second, as far as", ""]
