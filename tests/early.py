"""Read before all other plugins of pytest: what makes every process of the tests quicker."""

from workshop.quick import skip_slow_imports

skip_slow_imports()
