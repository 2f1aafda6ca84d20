"""The server: Voilà as it must be run for a room, the pages without a kernel, supervision."""

from workshop.quick import skip_slow_imports

skip_slow_imports()
