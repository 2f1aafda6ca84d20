"""One script from a few modules: what is imported is there, in order, and each file is apart."""

import pytest

from tests.support.scripts import ENTRIES, FILES, written
from workshop.widgets import modules, view
from workshop.widgets.modules import ModuleError, assemble, graph

BASE = "export const one = 1;\nexport function two() {}\n"
ENTRY = "export default { render };\nfunction render() {}\n"


def order(entry):
    return [module.path.name for module in graph(entry)]


def test_each_file_comes_once_and_after_what_it_needs(tmp_path):
    left = 'import { one } from "./base.js";\nexport const left = one;\n'
    right = 'import { one } from "./base.js";\nexport const right = one;\n'
    entry = 'import { left } from "./left.js";\nimport { right } from "./right.js";\n'
    path = written(tmp_path, base=BASE, left=left, right=right, entry=entry)
    assert order(path) == ["base.js", "left.js", "right.js", "entry.js"]


def test_a_name_may_be_used_as_another_one_and_a_list_may_span_lines(tmp_path):
    entry = 'import {\n  one,\n  two as second,\n} from "./base.js";\n\nsecond(one);\n'
    text = assemble(written(tmp_path, base=BASE, entry=entry))
    assert "const { one, two: second } = $0;" in text
    assert "import" not in text


def test_the_default_of_the_entry_is_that_of_the_whole(tmp_path):
    assert assemble(written(tmp_path, entry=ENTRY)).endswith("export default $0.default;\n")


def test_a_script_that_exports_nothing_is_no_module_to_import(tmp_path):
    assert "export" not in assemble(written(tmp_path, entry="console.log(1);\n"))


def test_comments_of_their_own_lines_stay_behind_and_all_else_is_sent(tmp_path):
    entry = '// one\n/** two\n    import three */\nconst four = "// five"; // six\n  /* seven */\n'
    text = assemble(written(tmp_path, entry=entry))
    assert 'const four = "// five"; // six' in text
    assert not [word for word in ("one", "two", "three", "seven") if word in text]


def test_a_star_gives_what_every_file_exports_by_its_name(tmp_path):
    entry = 'import { kind as KINDS } from "./kinds/*.js";\n'
    kinds = {f"kinds__{name}": f'export const kind = "{name}";\n' for name in ("rank", "note")}
    text = assemble(written(tmp_path, entry=entry, **kinds))
    assert 'const KINDS = { "note": $0.kind, "rank": $1.kind };' in text


def test_a_style_with_a_star_is_every_style_there_is(tmp_path, monkeypatch):
    monkeypatch.setattr(view, "HERE", tmp_path)
    for name in ("b.css", "a.css"):
        (tmp_path / name).write_text(name)
    assert view.joined("*.css") == "a.css\nb.css"
    with pytest.raises(FileNotFoundError):
        view.joined("missing.css")


WRONG = {
    "a name that is not exported": (3, "base.js does not export three",
        'const a = 1;\n\nimport { three } from "./base.js";'),
    "a file that is missing": (1, "there is no ./nowhere.js",
        'import { one } from "./nowhere.js";'),
    "a star without a file": (2, "there is no ./kinds/*.js",
        '\nimport { kind } from "./kinds/*.js";'),
    "a file without what the star asks for": (1, "base.js does not export kind",
        'import { kind as KINDS } from "./b*.js";'),
    "everything under one name": (1, "one of the forms",
        'import * as base from "./base.js";'),
    "a default": (1, "one of the forms",
        'import base from "./base.js";'),
    "a library": (2, "one of the forms",
        '// libraries\nimport { one } from "library";'),
    "no name": (1, "not a list of names",
        'import {} from "./base.js";'),
    "a list of exports": (2, "one of the forms",
        "const one = 1;\nexport { one };"),
    "an export that changes": (1, "one of the forms",
        "export let one = 1;"),
    "an export that is taken apart": (1, "one of the forms",
        "export const { one } = window;"),
    "an export from elsewhere": (1, "one of the forms",
        'export { one } from "./base.js";'),
    "a text over several lines": (2, "backticks",
        "const one = 1;\nconst two = `\n// three`;"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_told_with_its_file_and_line(tmp_path, wrong):
    line, told, entry = WRONG[wrong]
    path = written(tmp_path, base=BASE, entry=entry + "\n")
    with pytest.raises(ModuleError) as trouble:
        assemble(path)
    assert str(trouble.value).startswith(f"{path}:{line}: ")
    assert told in str(trouble.value)


def test_a_circle_is_told_with_the_way_around(tmp_path):
    left = 'export const left = 1;\nimport { right } from "./right.js";\n'
    right = 'import { left } from "./left.js";\nexport const right = left;\n'
    path = written(tmp_path, left=left, right=right, entry='import { left } from "./left.js";\n')
    with pytest.raises(ModuleError, match=r"entry\.js → left\.js → right\.js → left\.js"):
        assemble(path)


def test_a_file_that_imports_itself_is_a_circle(tmp_path):
    path = written(tmp_path, entry='import { one } from "./entry.js";\nexport const one = 1;\n')
    with pytest.raises(ModuleError, match="circle"):
        assemble(path)


def test_an_import_at_the_time_of_use_stays_as_it_is(tmp_path):
    entry = "async function f() {\n  return import(name);\n}\n"
    assert "return import(name);" in assemble(written(tmp_path, entry=entry))


# -- the kit's own ---------------------------------------------------------------------------


def test_no_file_is_left_over_and_every_export_is_imported():
    made = [module for entry in ENTRIES for module in graph(entry)]
    assert {module.path for module in made} >= set(FILES)
    wanted = {
        (file, name)
        for module in made
        for one in module.imports
        for file in module.files(one)
        for name, _ in one.names
    }
    given = {(module.path, name) for module in made for name in module.exports}
    assert {one for one in given if one[1] != "default"} - wanted == set()


def test_kinds_of_question_are_found_and_never_named():
    named = [
        (path.name, one.source)
        for path in FILES
        for one in modules.read(path).imports
        if "kinds/" in one.source
    ]
    assert named == [("deck.js", "../kinds/*.js")]
