import subprocess
import sys

HEAVY = ("altair", "pandas", "numpy", "scipy")
SCRIPT = """
import sys
import workshop.charts
workshop.charts.charts()
print([name for name in {heavy} if sys.modules.get(name)])
"""


def test_phones_load_no_drawing_and_no_statistics():
    script = SCRIPT.format(heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_charts_are_found_by_their_names():
    from workshop.charts import charts

    assert {"sorting", "mirror", "departments", "ledger", "facts", "shift"} <= set(charts())
    assert {"expected", "bonuses", "guesses", "forecast", "funnels", "ladder"} <= set(charts())
    assert {"weights", "replayed", "clarity", "statements", "competence"} <= set(charts())
    assert {"responsibility", "ranking"} <= set(charts())
    assert not {"light", "findings", "theme", "view", "pairs", "differences"} & set(charts())
    assert not {"outcomes", "guessing", "binned", "stages", "headed", "orders"} & set(charts())
