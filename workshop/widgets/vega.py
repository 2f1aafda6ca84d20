"""The drawing library as one local file, so that figures need no network."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from workshop.content.cached import FOLDER, cache_file, write_whole

EXPORTS = "export {vegaEmbed, vega, vegaLite, lodashDebounce};"


def bundle() -> bytes:
    """Return the Vega module (about 0.9 MB), generated once per pair of library versions."""
    cache = _cache_file()
    try:
        return cache.read_bytes()
    except OSError:
        content = _generate()
    # A read-only home only costs the time to generate the bundle again.
    with suppress(OSError):
        write_whole(cache, content)
    return content


def install(folder: Path) -> Path:
    """Write the module under `folder` (a Jupyter data folder) and return its path.

    Both Voilà and JupyterLab serve it from their labextensions address.
    """
    target = folder / "labextensions" / FOLDER / "static" / "vega.mjs"
    write_whole(target, bundle())
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

    names = (version("altair"), version("vl-convert-python"))
    return cache_file(f"vega-{'-'.join(names)}.mjs")


def _generate() -> bytes:
    import vl_convert

    source: str = vl_convert.javascript_bundle(EXPORTS, vl_version=grammar_version())
    return source.encode("utf-8")
