"""Forked kernels, by themselves: started, watched, signalled and ended as Jupyter does it."""

import asyncio
import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from workshop.server.forking import provisioner, warm

from tests.support.server import wait_until

pytestmark = pytest.mark.skipif(not warm.forking_works(), reason="kernels are forked on Linux")

PATIENCE = 40
MANY = 200
_SPEC = {
    "argv": ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "display_name": "Forked",
    "language": "python",
    "metadata": {"kernel_provisioner": {"provisioner_name": "fork-provisioner"}},
}


class Kernels:
    """Kernels of one spec, and the warm parent behind them."""

    def __init__(self, folder: Path, **config) -> None:
        spec = json.loads(json.dumps(_SPEC))
        spec["metadata"]["kernel_provisioner"]["config"] = config
        (folder / "specs" / "forked").mkdir(parents=True)
        (folder / "specs" / "forked" / "kernel.json").write_text(json.dumps(spec))
        self.folder, self.config = folder, config
        self.environment = os.environ | {"IPYTHONDIR": str(folder / "ipython")}

    @property
    def parent(self):
        recipe = warm.Recipe(*(tuple(self.config.get(n, ())) for n in ("preload", "afterwards")))
        return warm.parents.of(recipe)

    async def start(self, **fields) -> AsyncKernelManager:
        specs = KernelSpecManager(kernel_dirs=[str(self.folder / "specs")])
        manager = AsyncKernelManager(
            kernel_name="forked", kernel_spec_manager=specs, transport="ipc",
            connection_file=str(self.folder / f"k{os.urandom(3).hex()}"),
        )  # fmt: skip
        await manager.start_kernel(**{"env": self.environment} | fields)
        return manager


@pytest.fixture
def kernels(tmp_path):
    yield Kernels(tmp_path)
    warm.parents.close()


@contextlib.asynccontextmanager
async def talking(manager):
    client = manager.client()
    client.start_channels(hb=False)
    try:
        await client.wait_for_ready(timeout=PATIENCE)
        yield client
    finally:
        client.stop_channels()


async def said(manager, code) -> str:
    """What a kernel prints when it carries out some code."""
    words = []

    def hear(message):
        if message["msg_type"] == "stream":
            words.append(message["content"]["text"])

    async with talking(manager) as client:
        await client.execute_interactive(code, output_hook=hear, timeout=PATIENCE)
    return "".join(words).strip()


def ended(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def descriptors(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def children(pid: int) -> set[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return {int(child) for path in found for child in path.read_text().split()}


def test_a_kernel_gets_its_environment_and_folder_and_is_a_group_of_its_own(kernels, tmp_path):
    async def go():
        environment = kernels.environment | {"COLOUR": "green"}
        manager = await kernels.start(env=environment, cwd=str(tmp_path / "specs"))
        code = "import os; print(os.getcwd(), os.environ['COLOUR'], os.getpid() == os.getsid(0))"
        heard = await said(manager, code)
        unknown = await said(manager, "print('SECRET' in os.environ)")
        await manager.shutdown_kernel()
        return heard, unknown

    os.environ["SECRET"] = "the server's"
    try:
        heard, unknown = asyncio.run(go())
    finally:
        del os.environ["SECRET"]
    assert heard == f"{tmp_path / 'specs'} green True"
    assert unknown == "False"


def test_what_it_prints_goes_where_it_was_told(kernels, tmp_path):
    async def go():
        with (tmp_path / "log").open("w") as log:
            manager = await kernels.start(stderr=log)
        await said(manager, "import sys; print('to the log', file=sys.__stderr__, flush=True)")
        await manager.shutdown_kernel()

    asyncio.run(go())
    assert "to the log" in (tmp_path / "log").read_text()


def test_it_can_be_interrupted_asked_to_end_and_killed(kernels):
    async def go():
        manager = await kernels.start()
        async with talking(manager) as client:
            client.execute("import time; print('busy', flush=True); time.sleep(60)")
            while (await client.get_iopub_msg(timeout=PATIENCE))["msg_type"] != "stream":
                pass
            await manager.interrupt_kernel()
            reply = await client.get_shell_msg(timeout=PATIENCE)
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        pid = manager.provisioner.pid
        assert await manager.is_alive()
        await manager.shutdown_kernel(now=True)
        assert not await manager.is_alive()
        second = await kernels.start()
        await second.provisioner.terminate()
        assert await asyncio.wait_for(second.provisioner.wait(), PATIENCE) is not None
        await second.cleanup_resources()
        return pid, second.provisioner.pid

    pids = asyncio.run(go())
    wait_until(lambda: all(map(ended, pids)))


def test_a_crash_is_noticed_and_the_next_kernel_starts(kernels):
    async def go():
        manager = await kernels.start()
        async with talking(manager) as client:
            client.execute("import os; os.abort()")
            await asyncio.wait_for(manager.provisioner.wait(), PATIENCE)
        assert not await manager.is_alive()
        await manager.cleanup_resources()
        other = await kernels.start()
        heard = await said(other, "print(1 + 1)")
        await other.shutdown_kernel()
        return heard

    assert asyncio.run(go()) == "2"
    assert kernels.parent.starts == 1


def test_when_the_parent_dies_kernels_live_on_and_a_new_one_takes_its_place(kernels):
    async def go():
        first = await kernels.start()
        assert await said(first, "kept = 42") == ""
        os.kill(kernels.parent.pid, signal.SIGKILL)
        second = await kernels.start()
        heard = await said(first, "print(kept)"), await said(second, "print('new')")
        for manager in (first, second):
            await manager.shutdown_kernel()
        return heard

    assert asyncio.run(go()) == ("42", "new")
    assert kernels.parent.starts == 2


def test_two_hundred_starts_leave_no_process_and_no_descriptor(kernels):
    def state():
        parent = kernels.parent.pid
        gc.collect()  # a manager's own sockets are closed when it is forgotten
        return (
            descriptors(os.getpid()),
            descriptors(parent),
            children(parent),
            children(os.getpid()),
        )

    async def one():
        manager = await kernels.start()
        pid = manager.provisioner.pid
        await manager.shutdown_kernel(now=True)
        return pid

    async def go():
        for _ in range(5):
            await one()
        before = state()
        pids = [await one() for _ in range(MANY)]
        assert len(set(pids)) == MANY
        for _ in range(100):  # the last one's traces fade in their own time
            if state() == before:
                break
            await asyncio.sleep(0.05)
        return before, state(), pids

    before, after, pids = asyncio.run(go())
    assert after == before
    assert all(map(ended, pids))


def test_kernels_share_no_chance_and_no_identity(kernels):
    async def go():
        managers = [await kernels.start() for _ in range(2)]
        code = "import random, uuid; print(random.random(), uuid.uuid4())"
        heard = [await said(manager, code) for manager in managers]
        for manager in managers:
            await manager.shutdown_kernel(now=True)
        return heard

    assert len(set(asyncio.run(go()))) == 2


@pytest.mark.parametrize("busy", ["", "while True: pass"])
def test_no_kernel_outlives_a_server_that_was_killed(tmp_path, busy):
    program = f"""
        import asyncio, sys
        from pathlib import Path
        from tests.server.test_forking import Kernels, talking
        async def go():
            kernels = Kernels(Path(sys.argv[1]))
            manager = await kernels.start()
            async with talking(manager) as client:
                client.execute({busy!r})
                print(manager.provisioner.pid, kernels.parent.pid, flush=True)
                await asyncio.sleep(60)
        asyncio.run(go())
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        pids = [int(pid) for pid in server.stdout.readline().split()]
        server.kill()
    assert len(pids) == 2
    wait_until(lambda: all(map(ended, pids)))


def test_what_cannot_fork_starts_an_ordinary_kernel_and_says_so_once(tmp_path, caplog):
    kernels = Kernels(tmp_path, preload=["no_such_library"])

    async def go():
        managers = [await kernels.start() for _ in range(2)]
        heard = [await said(manager, "print('here')") for manager in managers]
        pids = [manager.provisioner.pid for manager in managers]
        commands = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids]
        for manager in managers:
            await manager.shutdown_kernel(now=True)
        return heard, commands

    provisioner.say_once.cache_clear()
    try:
        heard, commands = asyncio.run(go())
    finally:
        warm.parents.close()
    assert heard == ["here", "here"]
    assert all(b"ipykernel_launcher" in command for command in commands)
    (line,) = (r.message for r in caplog.records if "ordinary way" in r.message)
    assert "no_such_library" in line


def test_a_parent_that_is_closed_while_it_imports_ends_and_starts_no_more(tmp_path, monkeypatch):
    (tmp_path / "slow_library.py").write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    parent = Kernels(tmp_path, preload=["slow_library"]).parent
    with ThreadPoolExecutor(1) as beside:
        warming = beside.submit(parent.warm_up)
        pid = wait_until(lambda: parent.pid)
        warm.parents.close()
        with pytest.raises(warm.CannotForkError):
            warming.result(PATIENCE)
    wait_until(lambda: ended(pid))
    with pytest.raises(warm.CannotForkError, match="stopping"):
        parent.warm_up()


def test_a_parent_with_threads_does_not_fork(tmp_path, monkeypatch):
    (tmp_path / "busy_library.py").write_text(
        "import threading\n"
        "threading.Thread(target=threading.Event().wait, args=(60,), daemon=True).start()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    kernels = Kernels(tmp_path, preload=["busy_library"])
    try:
        with pytest.raises(warm.CannotForkError, match="threads"):
            kernels.parent.warm_up()
    finally:
        warm.parents.close()
