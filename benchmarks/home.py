"""The course home and the page of module 1, which need no kernel: the first content, and everything that is loaded.

Beside them: the list of files that stock Voilà shows of the same folder. Each visit is cold.
"""

import shutil
from pathlib import Path

from benchmarks.browser import chromium
from benchmarks.servers import LEFT_BEHIND, MODULE, home, our_server, stock_voila
from benchmarks.table import Budget, Findings, Row
from benchmarks.visit import Visit, sample, visit
from csm_course.places import modules_folder

RUNS = 9
FIRST_CONTENT, WEIGHT, SHIFT = Budget(300), Budget(300), Budget(0.05)
PAGES = {"course home": ("course", ""), "page of module 1": ("course/m01", f"voila/tree/{MODULE}")}
"""Our address, and that of stock Voilà's list of the same files."""


def measure(folder: Path) -> Findings:
    """Milliseconds, kilobytes and layout shift; the pages of both servers take turns."""
    listed = folder / "stock"
    shutil.copytree(modules_folder(), listed, ignore=LEFT_BEHIND)
    ours: dict[str, list[Visit]] = {name: [] for name in PAGES}
    stock: dict[str, list[Visit]] = {name: [] for name in PAGES}
    with chromium() as browser, our_server(folder) as server, stock_voila(listed) as address:
        for _ in range(RUNS):
            for name, (place, files) in PAGES.items():
                ours[name].append(visit(browser, home(server, place)))
                stock[name].append(visit(browser, address + files))
    return Findings(tuple(row for name in PAGES for row in _rows(name, ours[name], stock[name])))


def _rows(name: str, ours: list[Visit], stock: list[Visit]) -> tuple[Row, ...]:
    peer = "stock Voilà's file list"
    return (
        Row(f"{name}, first content", "ms", sample(ours, "paint"), sample(stock, "paint"), peer, FIRST_CONTENT),
        Row("  everything it loads", "kB", sample(ours, "kilobytes"), sample(stock, "kilobytes"), peer, WEIGHT),
        Row("  layout shift", "CLS", sample(ours, "shift"), sample(stock, "shift"), peer, SHIFT),
    )
