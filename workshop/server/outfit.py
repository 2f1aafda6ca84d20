"""What a kernel starts with: the part of our environment it may know, and a profile of ours."""

from pathlib import Path

from workshop.content import OWN_KIT
from workshop.content.own import OWN_FOLDER

# What a kernel may know of the server's environment; above all nothing secret.
_PASSED = {
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP",
    "VIRTUAL_ENV", "CONDA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT", "APPDATA", "LOCALAPPDATA",
    "USERPROFILE", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME",
    OWN_KIT, OWN_FOLDER,
}  # fmt: skip
_PASSED_PREFIXES = ("PYTHON", "JUPYTER", "JPY_", "VOILA_")


def kernel_environment(environment: dict[str, str]) -> dict[str, str]:
    """Return the part of an environment that a kernel gets.

    The address and the query a page was asked for are left out: identity comes from the host.
    """
    return {
        name: value
        for name, value in environment.items()
        if (name in _PASSED or name.startswith(_PASSED_PREFIXES)) and name != "VOILA_REQUEST_URL"
    }


_PROFILE = """c = get_config()
c.IPKernelApp.capture_fd_output = False
c.IPKernelApp.log_level = 40
c.HistoryManager.enabled = False
c.InteractiveShell.cache_size = 0
c.InteractiveShell.xmode = "Plain"
"""


def make_profile(folder: Path) -> Path:
    """Make the profile kernels start with, and return the folder IPython is told.

        A person's own start-up files do not belong into a room, no history is kept, and what a
    kernel writes on its standard error reaches the terminal instead of a participant: errors,
    but no warning that its ports, which are this machine's own, are not encrypted. Tracebacks
    are plain: a pretty one costs half a second and 20 MB, in each of a hundred kernels at once.
    """
    profile = folder / "ipython" / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_kernel_config.py").write_text(_PROFILE, encoding="utf-8")
    return profile.parent
