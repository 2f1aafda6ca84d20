import subprocess
import sys

HEAVY = ("altair", "pandas", "numpy", "scipy")
SCRIPT = """
import sys
import workshop.charts, workshop.charts.findings, workshop.charts.light
workshop.charts.names()
print([name for name in {heavy} if sys.modules.get(name)])
"""


def test_phones_load_no_drawing_and_no_statistics():
    script = SCRIPT.format(heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_charts_are_found_by_their_names():
    from workshop.charts import names

    assert {"sorting", "mirror", "departments", "ledger", "facts", "shift"} <= set(names())
    assert {"expected", "bonuses", "guesses", "forecast", "funnels", "ladder"} <= set(names())
    assert {"weights", "replayed", "clarity", "statements", "competence"} <= set(names())
    assert {"responsibility", "ranking"} <= set(names())
    assert not {"light", "findings", "theme", "view", "pairs", "differences"} & set(names())
    assert not {"outcomes", "guessing", "binned", "stages", "headed", "orders"} & set(names())
