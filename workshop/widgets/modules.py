"""One script from a few files of JavaScript, each of which says what it imports.

The files are modules like any other, so editors and linters follow them. Here they become one text,
because a phone should ask for one file and nobody should have to build anything. Each file keeps a
scope of its own: it turns into a function that is called once and returns what the file exports.

Nothing here understands JavaScript. So that lines alone tell enough, files keep to these forms:

    import { h, say as tell } from "./base.js";    // from its own line's beginning to the ";"
    import { kind as KINDS } from "./kinds/*.js";  // {rank: …}: what each file has, by its name
    export function f() {}                         // or async function, class, const; one name each
    export default { render };

Imports never run in a circle, and a text between backticks ends on the line that it began on.
Comments that have their lines to themselves stay behind: they are a fifth of what would be sent.
"""

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/[ \t]*)$", re.M)
_IMPORT = re.compile(r'^import \{([^{}]*)\} from "(\.[^"]*)";$', re.M)
_NAME = re.compile(r"([A-Za-z]\w*)(?: as ([A-Za-z]\w*))?")
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class|const) ([A-Za-z]\w*)\b)", re.M)
_DEFAULT = re.compile(r"^export default ", re.M)
# Neither a call such as `import(address)` is a statement, nor the name of a property.
_OTHER = re.compile(r"^[ \t]*(?:import|export)\b(?![ \t]*[(.:])", re.M)
_UNENDED = re.compile(r"^[^`\n]*(?:`[^`\n]*`[^`\n]*)*`[^`\n]*$", re.M)


class ModuleError(ValueError):
    """What is wrong with a file, and in which line of it."""

    def __init__(self, path: Path, line: int, trouble: str) -> None:
        super().__init__(f"{path}:{line}: {trouble}")


@dataclass(frozen=True)
class Import:
    """One statement: each name as exported and as used here, where they come from, its line."""

    names: tuple[tuple[str, str], ...]
    source: str
    line: int


@dataclass(frozen=True)
class Module:
    """A file: what it imports and exports, and its text without those statements."""

    path: Path
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    body: str

    def fail(self, one: Import, trouble: str) -> NoReturn:
        """Say what is wrong with an import."""
        raise ModuleError(self.path, one.line, trouble)

    def files(self, one: Import) -> list[Path]:
        """Return the files that an import names: several where it holds a star."""
        wanted = _plain(self.path.parent / one.source)
        found = sorted(wanted.parent.glob(wanted.name))
        return found or self.fail(one, f"there is no {one.source}")


def assemble(entry: Path) -> str:
    """Return a file and all that it imports as the text of one module with the file's own default.

    Raises:
        ModuleError: a file is missing, or has not what another one imports; imports run in a
            circle; a statement has a form that is not among those above.
    """
    modules = graph(entry)
    names = {module.path: f"${number}" for number, module in enumerate(modules)}
    text = "".join(_wrapped(module, names, entry.parent) for module in modules)
    exported = "default" in modules[-1].exports
    return f"{text}export default {names[modules[-1].path]}.default;\n" if exported else text


def graph(entry: Path) -> list[Module]:
    """Return a file and all that it imports, each after what it needs."""
    found: dict[Path, Module] = {}
    _collect(_plain(entry), found, ())
    for module in found.values():
        for one in module.imports:
            _check(module, one, found)
    return list(found.values())


def _collect(path: Path, found: dict[Path, Module], above: tuple[Path, ...]) -> None:
    module = read(path)
    for one in module.imports:
        for file in module.files(one):
            if file in (*above, path):
                circle = " → ".join(step.name for step in (*above, path, file))
                module.fail(one, f"imports run in a circle: {circle}")
            if file not in found:
                _collect(file, found, (*above, path))
    found[path] = module


def _check(module: Module, one: Import, found: dict[Path, Module]) -> None:
    for file in module.files(one):
        for name, _ in one.names:
            if name not in found[file].exports:
                module.fail(one, f"{file.name} does not export {name}")


@cache
def read(path: Path) -> Module:
    """Return what a file says, without looking at any other one."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), path.read_text("utf-8"))
    _refuse(path, text, _UNENDED, "a text between backticks has to end on its line")
    imports = tuple(_import(path, text, found) for found in _IMPORT.finditer(text))
    exports = _EXPORT.findall(text) + ["default"] * bool(_DEFAULT.search(text))
    body = _IMPORT.sub(lambda found: "\n" * found[0].count("\n"), _EXPORT.sub("", text))
    body = _DEFAULT.sub("const $default = ", body)
    _refuse(path, body, _OTHER, "imports and exports have to have one of the forms of modules.py")
    return Module(path, imports, tuple(exports), body)


def _refuse(path: Path, text: str, form: re.Pattern[str], trouble: str) -> None:
    found = form.search(text)
    if found:
        raise ModuleError(path, _line(text, found), trouble)


def _import(path: Path, text: str, found: re.Match[str]) -> Import:
    line = _line(text, found)
    names = [_NAME.fullmatch(part.strip()) for part in found[1].strip().strip(",").split(",")]
    pairs = tuple((name[1], name[2] or name[1]) for name in names if name)
    if len(pairs) != len(names):
        raise ModuleError(path, line, f"not a list of names: {found[1].strip()}")
    return Import(pairs, found[2], line)


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _plain(path: Path) -> Path:
    return Path(os.path.normpath(path))


def _wrapped(module: Module, names: dict[Path, str], home: Path) -> str:
    title = os.path.relpath(module.path, home).replace(os.sep, "/")
    needed = [_bound(one, module.files(one), names) for one in module.imports]
    lines = [line for line in module.body.splitlines() if line.strip()]
    given = ", ".join("default: $default" if one == "default" else one for one in module.exports)
    inner = "\n".join([*needed, *lines, f"return {{ {given} }};" if given else ""])
    return f"// {title}\nconst {names[module.path]} = (() => {{\n{inner}\n}})();\n"


def _bound(one: Import, files: list[Path], names: dict[Path, str]) -> str:
    """Return the line that gives a file the names it imports."""
    if "*" in one.source:
        return "\n".join(_gathered(name, used, files, names) for name, used in one.names)
    pairs = (name if name == used else f"{name}: {used}" for name, used in one.names)
    return f"const {{ {', '.join(pairs)} }} = {names[files[0]]};"


def _gathered(name: str, used: str, files: list[Path], names: dict[Path, str]) -> str:
    """Return the line that makes one object of what several files export under one name."""
    each = (f'"{file.stem}": {names[file]}.{name}' for file in files)
    return f"const {used} = {{ {', '.join(each)} }};"
