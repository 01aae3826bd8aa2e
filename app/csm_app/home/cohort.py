"""Where the instructor's pages are, cohort and statistics, and who finds them.

Their notebooks lie in `instructor/`, beside `modules/` and not in it: no learner is handed it, and a learner's server
does not show that folder. The home links to them where nbgrader's formgrader is at hand as well.
"""

from pathlib import Path

NOTEBOOK = "instructor/cohort.ipynb"
STATISTICS = "instructor/statistics.ipynb"


def cohort_address(root: Path) -> str:
    """Where the page is, below the server's base; empty where this server does not show it."""
    return f"voila/render/{NOTEBOOK}" if (root / NOTEBOOK).is_file() else ""


def statistics_address(root: Path) -> str:
    """The same for the statistics of tests and exams."""
    return f"voila/render/{STATISTICS}" if (root / STATISTICS).is_file() else ""
