"""Lesson 1.6: when its text can be read, when its calculator can be used, and how far the layout jumps meanwhile.

Beside it: the same notebook in stock Voilà. Each visit is cold: a new browser profile, a kernel that does not run yet.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import nbformat
from playwright.sync_api import Browser, ViewportSize

from benchmarks.browser import chromium
from benchmarks.servers import LEFT_BEHIND, MODULE, our_server, page, stock_voila
from benchmarks.slider import LESSON, OUR_HANDLE
from benchmarks.table import Budget, Findings, Row
from benchmarks.visit import SCREEN, TALL, Moment, Sought, Visit, sample, visit
from csm_course.places import modules_folder

Both = tuple[list[Visit], list[Visit]]
"""The visits of our page, and those of the stock server's."""
RUNS, TALL_RUNS = 5, 2
REST = 1.0
"""Seconds until the next visit: a kernel that is being stopped must not be part of its time."""
ENOUGH = 30
"""Characters by which a paragraph is known, and from which on a line is one."""


@dataclass(frozen=True)
class Doors:
    """The addresses of the lesson, ours and the stock server's, and what a visitor comes for."""

    ours: str
    stock: str
    sought: Sought

    def visits(self, browser: Browser, screen: ViewportSize, times: int) -> Both:
        """So many visits of either, in turns."""
        made: Both = ([], [])
        for _ in range(times):
            for visits, address in zip(made, (self.ours, self.stock), strict=True):
                visits.append(visit(browser, address, self.sought, screen))
                sleep(REST)
        return made


def measure(folder: Path) -> Findings:
    """Milliseconds and layout shift; the two servers take turns, so that both meet the same load."""
    notebook = folder / "stock" / LESSON
    shutil.copytree(modules_folder() / MODULE, folder / "stock", ignore=LEFT_BEHIND)
    sought = Sought(first_words(notebook), OUR_HANDLE)
    with chromium() as browser, our_server(folder) as server, stock_voila(notebook) as stock:
        doors = Doors(page(server, LESSON), stock, sought)
        plain, tall = doors.visits(browser, SCREEN, RUNS), doors.visits(browser, TALL, TALL_RUNS)
    return Findings(_rows(plain, tall), (f"Lesson 1.6: readable is the paragraph “{sought.words} …”.",))


def first_words(notebook: Path) -> str:
    """How the first paragraph of a notebook begins. Raises ValueError where it has none."""
    cells = nbformat.read(notebook, as_version=4).cells
    lines = (line for cell in cells if cell.cell_type == "markdown" for line in cell.source.splitlines())
    for line in lines:
        if len(line) > ENOUGH and line[0].isalpha():
            return str(line[:ENOUGH])
    raise ValueError(f"{notebook.name} has no paragraph")


def _rows(plain: Both, tall: Both) -> tuple[Row, ...]:
    return (
        _row("lesson 1.6, text readable", "ms", plain, "readable", Budget(500)),
        _row("  calculator can be used", "ms", plain, "usable", Budget(1000, later=True)),
        _row("  layout shift, first screen", "CLS", plain, "shift", Budget(0.05)),
        _row("  layout shift, whole page", "CLS", tall, "shift", Budget(0.05)),
    )


def _row(name: str, unit: str, visits: Both, what: Moment, budget: Budget) -> Row:
    ours, stock = (sample(one, what) for one in visits)
    return Row(name, unit, ours, stock, "stock Voilà", budget)
