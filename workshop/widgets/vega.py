"""The drawing library as one local file, so that figures need no network."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

EXPORTS = "export {vegaEmbed, vega, vegaLite, lodashDebounce};"
FOLDER = "marketing-sales-workshop"


def bundle() -> bytes:
    """Return the Vega module (about 0.9 MB), generated once per pair of library versions."""
    cache = _cache_file()
    try:
        return cache.read_bytes()
    except OSError:
        content = _generate()
    # A read-only home only costs the time to generate the bundle again.
    with suppress(OSError):
        _write(cache, content)
    return content


def install(folder: Path) -> Path:
    """Write the module under `folder` (a Jupyter data folder) and return its path.

    Both Voilà and JupyterLab serve it from their labextensions address.
    """
    target = folder / "labextensions" / FOLDER / "static" / "vega.mjs"
    _write(target, bundle())
    return target


def grammar_version() -> str:
    """Return the newest Vega-Lite version to draw with that the figures' own version allows.

    The figures name theirs as `v6.4.1`; the bundler knows minor versions such as `6.4`.
    """
    import vl_convert
    from altair.vegalite.v6.schema import SCHEMA_VERSION

    wanted = _numbers(SCHEMA_VERSION)
    known: list[str] = vl_convert.get_vegalite_versions()
    same_major = [version for version in known if _numbers(version)[0] == wanted[0]]
    fitting = [version for version in same_major if _numbers(version) <= wanted]
    return max(fitting or same_major or known, key=_numbers)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.removeprefix("v").split("."))[:2]


def _cache_file() -> Path:
    from importlib.metadata import version

    import platformdirs

    names = (version("altair"), version("vl-convert-python"))
    folder = platformdirs.user_cache_dir(FOLDER, appauthor=False)
    return Path(folder) / f"vega-{'-'.join(names)}.mjs"


def _generate() -> bytes:
    import vl_convert

    source: str = vl_convert.javascript_bundle(EXPORTS, vl_version=grammar_version())
    return source.encode("utf-8")


def _write(target: Path, content: bytes) -> None:
    # Readers see the old file or the whole new one, never a half.
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
