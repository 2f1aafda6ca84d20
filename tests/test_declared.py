"""Everything that is imported is declared, and nothing is declared that is not used."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as canonical

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = [Requirement(line) for line in PROJECT["dependencies"]]
TESTING = [Requirement(line) for line in PROJECT["optional-dependencies"]["test"]]
OURS = {"workshop", "tests", "benchmarks"}
CARD = {"jupyterlab", "ipywidgets", "voila", "pandas", "altair", "pytest", "nbval"}
"""What whoever sets up the workshop by hand is told to install."""

PEERS = ROOT / "benchmarks" / "peers"
STARTED = {
    "jupyter-client": ("workshop/server/kernels.py", "jupyter_client declares"),
    "hatchling": ("tests/content/test_content_found.py", 'find_spec("hatchling")'),
    "mypy": ("Makefile", "/mypy"),
    "nbval": ("Makefile", "--nbval"),
    "pillow": ("workshop/pages/slides/rendering.py", "to_pil()"),
    "pandas-stubs": ("workshop/charts/finding.py", "import pandas"),
    "pytest-timeout": ("tests/browser/test_old_browsers.py", "mark.timeout"),
    "pytest-xdist": ("Makefile", "--numprocesses"),
    "ruff": ("Makefile", "/ruff"),
}
"""What is used without an import of ours: a command, a plugin, the types of a library, classes
that another library hands on."""


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def names(requirements):
    return {canonical(one.name) for one in requirements}


def imported(folder, without=None):
    """Return the distributions that the modules of a folder import, functions included."""
    known, found = packages_distributions(), set()
    for path in (ROOT / folder).rglob("*.py"):
        if without is None or without not in path.parents:
            found |= modules(path)
    outside = found - sys.stdlib_module_names - OURS
    assert outside <= known.keys(), "nothing that is installed has these modules"
    return {canonical(known[name][0]) for name in outside}


def modules(path):
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module.partition(".")[0])
    return found


def started(where):
    return {name for name, (file, _) in STARTED.items() if file.startswith(where)}


# -- what is declared ----------------------------------------------------------------------


def test_the_kit_declares_what_it_imports_and_nothing_else():
    by_other_hands = started("workshop/server") | started("workshop/pages")
    assert imported("workshop") | by_other_hands == names(NEEDED)


def test_the_tests_declare_what_they_import_and_nothing_else():
    used = imported("tests") | imported("benchmarks", without=PEERS / "pages")
    theirs = (used | started("tests") | started("Makefile") | {"pandas-stubs"}) - names(NEEDED)
    assert theirs == names(TESTING)


@pytest.mark.parametrize("name", STARTED)
def test_what_is_used_without_an_import_is_seen_where_it_is_used(name):
    file, words = STARTED[name]
    assert words in read(file)


def test_a_page_of_a_peer_imports_that_peer():
    lines = read("benchmarks/peers/requirements.txt").splitlines()
    peers = {Requirement(line).name for line in lines if line and not line.startswith("#")}
    pages = [*(PEERS / "pages").rglob("*.py")]
    beside = {path.stem for path in pages} | sys.stdlib_module_names
    assert set().union(*map(modules, pages)) - beside <= peers


# -- what is pinned ------------------------------------------------------------------------


@cache
def pinned():
    lines = [line for line in read("constraints.txt").splitlines() if line.strip()]
    assert all("==" in line for line in lines)
    return {canonical(name): version for name, version in (line.split("==") for line in lines)}


@pytest.mark.parametrize("needed", [*NEEDED, *TESTING], ids=str)
def test_every_dependency_is_pinned_inside_its_bounds(needed):
    assert needed.specifier.contains(pinned()[canonical(needed.name)])


def brought(name, extras):
    """Yield what a distribution needs on this platform, as its own metadata tell."""
    try:
        told = [Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:
        return
    for one in told:
        chosen = [{"extra": extra} for extra in (*extras, "")]
        if one.marker is None or any(one.marker.evaluate(extra) for extra in chosen):
            yield one


def test_all_that_they_bring_along_is_pinned_and_nothing_else():
    seen, waiting = set(), [*NEEDED, *TESTING]
    while waiting:
        one = waiting.pop()
        key = (canonical(one.name), frozenset(one.extras))
        if key not in seen:
            seen.add(key)
            waiting += brought(*key)
    found = {name for name, _ in seen}
    assert found - pinned().keys() == set()
    # Windows and macOS need less, so what they have no use for stays pinned.
    if sys.platform == "linux":
        assert pinned().keys() - found == set()


# -- what conda installs -------------------------------------------------------------------


def conda():
    """Return the entries of `environment.yml`, those of conda and those of pip."""
    lines = re.findall(r"^( +)- (.+)$", read("environment.yml"), re.MULTILINE)
    own = [text for space, text in lines if space == "  "]
    return own, [text for space, text in lines if space != "  "]


def test_the_conda_environment_names_the_card_and_installs_what_pip_does():
    own, by_pip = conda()
    assert f"name: {PROJECT['name']}" in read("environment.yml").splitlines()
    assert own[:3] == ["conda-forge", f"python{PROJECT['requires-python']}", "pip"]
    assert own[-1] == "pip:"
    assert by_pip == ["-c constraints.txt", "-e .[test]"]
    assert {Requirement(line).name for line in own[3:-1]} == CARD


def test_the_conda_environment_has_the_bounds_that_pip_has():
    bounds = {one.name: one.specifier for one in [*NEEDED, *TESTING]}
    for line in conda()[0][3:-1]:
        named = Requirement(line)
        assert named.specifier == bounds[named.name], line
