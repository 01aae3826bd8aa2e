"""What `import csm_widgets` costs a fresh process beyond starting Python, beside the stock widgets.

The package loads its parts when they are needed, so what the first `csm.exercise()` loads is measured as well.
"""

from pathlib import Path

from benchmarks.commands import code, wall
from benchmarks.table import Budget, Findings, Row, Sample

RUNS = 7
NOTHING = "pass"
OURS = "import csm_widgets"
PANEL = "import csm_widgets, csm_widgets.panel, csm_course.tools.clv"
STOCK = "import ipywidgets"
USUAL = "import ipywidgets, pandas"


def measure(_folder: Path) -> Findings:
    """Seconds of importing, the median start of Python subtracted from each run."""
    texts = (NOTHING, OURS, PANEL, STOCK, USUAL)
    for text in texts:
        wall(code(text))
    rounds = [[wall(code(text)) for text in texts] for _ in range(RUNS)]
    start, *whole = (Sample(tuple(times)) for times in zip(*rounds, strict=True))
    ours, panel, stock, usual = (Sample(tuple(one - start.middle for one in sample.values)) for sample in whole)
    budget = Budget(0.35)
    rows = (
        Row(OURS, "s", ours, stock, STOCK, budget),
        Row("  and what the first csm.exercise loads", "s", panel, usual, USUAL, budget),
    )
    return Findings(rows, (f"Imports: starting Python itself took {start.words('s')}, and is not counted.",))
