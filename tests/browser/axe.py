"""axe-core on a page as it stands."""

from axe_playwright_python.sync_playwright import Axe

GRAVE = ("serious", "critical")


def grave_faults(page, within=None) -> list[str]:
    """What is seriously or critically wrong in a page, or in a part of it."""
    found = Axe().run(page, within).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]
