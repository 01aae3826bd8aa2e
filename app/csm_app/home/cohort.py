"""Where the instructor's cohort page is, and who finds it.

Its notebook lies in `instructor/`, beside `modules/` and not in it: no learner is handed it, and a learner's server
does not show that folder. The home links to it where nbgrader's formgrader is at hand as well.
"""

from pathlib import Path

NOTEBOOK = "instructor/cohort.ipynb"


def cohort_address(root: Path) -> str:
    """Where the page is, below the server's base; empty where this server does not show it."""
    return f"voila/render/{NOTEBOOK}" if (root / NOTEBOOK).is_file() else ""
