"""What only some systems have is used in one module, which goes on where it is missing."""

import ast
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import workshop
from workshop import machine
from workshop.host.place import new_place

PACKAGE = Path(workshop.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ONE_MODULE = "machine.py"

MISSING_MODULES = {"fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "syslog"}
MISSING_NAMES = {
    "fork", "forkpty", "forkserver", "setsid", "killpg", "getuid", "geteuid", "getgid", "getpgid",
    "setpgid", "mkfifo", "sysconf", "wait4", "waitpid", "AF_UNIX", "add_signal_handler",
    "remove_signal_handler", "create_unix_server", "open_unix_connection", "start_unix_server",
    "create_unix_connection", "set_child_watcher", "bind_unix_socket", "preexec_fn",
}  # fmt: skip
SIGNALS_OF_WINDOWS = {"SIGINT", "SIGTERM"}


def short(path):
    return path.relative_to(PACKAGE).as_posix()


def is_missing_somewhere(name: str) -> bool:
    is_signal = name.startswith("SIG") and name[3:].isalnum() and hasattr(signal, name)
    return name in MISSING_NAMES or (is_signal and name not in SIGNALS_OF_WINDOWS)


def names_in(tree):
    """Every name, attribute, argument and text of a module, and every module it imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword):
            yield node.arg or ""
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def of_some_systems_only(source: str) -> set[str]:
    tree = ast.parse(source)
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    told = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    texts = {text for text in told if isinstance(text, str)}
    found = {name for name in names_in(tree) if is_missing_somewhere(name)}
    found |= {text for text in texts if is_missing_somewhere(text) or text.startswith("ipc")}
    return found | (imported & MISSING_MODULES)


def test_only_one_module_uses_what_other_systems_have_not():
    others = (path for path in MODULES if short(path) != ONE_MODULE)
    used = {short(path): of_some_systems_only(path.read_text(encoding="utf-8")) for path in others}
    assert {name: found for name, found in used.items() if found} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import fcntl", "from resource import getrlimit", "import os\nos.fork()",
        "from os import fork", "import signal\nsignal.SIGKILL", "getattr(signal, 'SIGHUP')",
        "import socket\nsocket.AF_UNIX", "place = 'ipc:///tmp/x'", "loop.add_signal_handler(2, f)",
        "get_context('forkserver')", "Popen([], preexec_fn=f)", "f'ipc://{folder}'",
    ],
)  # fmt: skip
def test_the_reader_of_modules_finds_each_of_them(source):
    assert of_some_systems_only(source)


@pytest.mark.parametrize("source", ["import signal\nsignal.SIGINT\nsignal.SIG_IGN", "'SIGNALS'"])
def test_the_reader_of_modules_leaves_the_others_alone(source):
    assert not of_some_systems_only(source)


def limits_in_a_process(soft: int, hard: int, wanted: int) -> list[int]:
    """Raise the limit in a process of its own, and return what was said and what is so."""
    program = (
        "import resource, sys; from workshop.machine import raise_file_limit;"
        f"resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}));"
        f"print(raise_file_limit({wanted}), resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    return [int(part) for part in done.stdout.split()]


@pytest.mark.parametrize(
    ("soft", "hard", "wanted", "is_now"),
    [(256, 4096, 1000, 1000), (256, 512, 1000, 512), (900, 4096, 500, 900)],
)
def test_the_limit_of_files_is_raised_as_far_as_it_goes(soft, hard, wanted, is_now):
    assert limits_in_a_process(soft, hard, wanted) == [is_now, is_now]


def test_without_limits_of_files_the_one_of_windows_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    assert machine.raise_file_limit(10_000) == machine.WINDOWS_FILES


def test_without_unix_sockets_ports_of_this_machine_are_used(monkeypatch, tmp_path):
    assert new_place(tmp_path).ask.startswith("ipc://")
    assert machine.kernel_transport("/tmp/w") == "ipc"
    assert machine.kernel_transport("/a/folder/with/a/very/long/name/for/sockets") == "tcp"
    monkeypatch.delattr(socket, "AF_UNIX")
    place = new_place(tmp_path)
    assert {place.ask, place.bell} == {"tcp://127.0.0.1:*"}
    assert machine.kernel_transport("/tmp/w") == "tcp"
    machine.clear_endpoint(place.ask)


def test_free_memory_is_known_or_nobody_says():
    free = machine.free_memory()
    assert free is None or 2**20 < free < 2**50


def test_a_process_is_known_to_live_until_it_is_killed():
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    assert machine.is_alive(sleeper.pid)
    machine.kill(sleeper.pid)
    sleeper.wait()
    assert not machine.is_alive(sleeper.pid)
    machine.kill(sleeper.pid)


HEARD = ("SIGINT", "SIGTERM", "SIGHUP")


def test_every_way_of_asking_to_stop_is_heard(monkeypatch):
    assert threading.current_thread() is threading.main_thread()
    before = {name: signal.getsignal(getattr(signal, name)) for name in HEARD}
    heard = []
    try:
        machine.on_stop(lambda number, _: heard.append(number))
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        machine.ignore_stop()
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
    assert heard == [signal.SIGTERM, signal.SIGINT]
