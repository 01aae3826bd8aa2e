"""The workbook of module 1, from navigation to interactive: its first exercise is there and an answer given is kept.

Beside it: the same notebook in stock Voilà. Cold means a browser without cache and a kernel that is not running yet;
again means the same browser once more. The page answers by itself, so no remote control is part of the time.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from benchmarks.browser import PATIENCE, NotInteractive, chromium, received
from benchmarks.servers import LEFT_BEHIND, MODULE, STORE, our_server, page, stock_voila
from benchmarks.table import Budget, Findings, Row, Sample
from csm_course.places import modules_folder

RUNS = 5
REST = 1.0
"""Seconds until the next opening: a kernel that is being stopped must not be part of its time."""
WORKBOOK = "workbook-1.ipynb"
FIRST = "m01-w1-movements"
"""The first exercise of the workbook; others may be there before it, in any order."""
ANSWER = """(first => {
  const seen = {};
  const look = () => {
    const place = document.querySelector(`[data-csm-exercise="${first}"] select`);
    if (!place) return;
    if (!seen.shown) {
      seen.shown = performance.now();
      place.selectedIndex = 1;
      place.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (!place.closest('[data-csm="panel"]').querySelector('.csm-saving[data-state="saved"]')) return;
    observer.disconnect();
    const [page] = performance.getEntriesByType("navigation");
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const moments = { sent: page.responseEnd, shown: seen.shown, kept: performance.now() };
    window.opened = { paint: paint ? paint.startTime : 0, ...moments };
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-state"] });
})("%s")"""


@dataclass(frozen=True)
class Opening:
    """One opening: seconds since navigation until each step, and the megabytes that came over the wire."""

    paint: float
    sent: float
    shown: float
    kept: float
    weight: float


@dataclass(frozen=True)
class Door:
    """A server's page, and where its answers fall: beside the page and in the store; the openings made through it."""

    address: str
    kept: tuple[Path, Path]
    cold: list[Opening] = field(default_factory=list)
    again: list[Opening] = field(default_factory=list)

    def open(self, browser: Browser) -> None:
        """Open the page in a new browser profile, and once more in the same."""
        with browser.new_context() as context:
            context.set_default_timeout(PATIENCE)
            self.cold.append(_open(context, self.address, self.kept))
            self.again.append(_open(context, self.address, self.kept))


def measure(folder: Path) -> Findings:
    """Seconds and megabytes, cold and again; the two servers take turns, so that both meet the same load."""
    notebook = folder / "stock" / WORKBOOK
    shutil.copytree(modules_folder() / MODULE, notebook.parent, ignore=LEFT_BEHIND)
    with chromium() as browser, our_server(folder) as server, stock_voila(notebook) as address:
        ours = Door(page(server, WORKBOOK), (folder / "ours" / MODULE / "answers", (folder / STORE).parent))
        stock = Door(address, (notebook.parent / "answers", (notebook.parent / STORE).parent))
        for _ in range(RUNS):
            ours.open(browser)
            stock.open(browser)
    return Findings(tuple(_rows(ours, stock)), (_steps("ours", ours.cold), _steps("stock", stock.cold)))


def _open(context: BrowserContext, address: str, kept: tuple[Path, Path]) -> Opening:
    """One opening; nobody has answered before. The store would bring back what lay beside the page, so both go."""
    for folder in kept:
        shutil.rmtree(folder, ignore_errors=True)
    tab = context.new_page()
    sizes = received(context, tab)
    tab.add_init_script(ANSWER % FIRST)
    tab.goto(address)
    steps = _steps_of(tab)
    tab.wait_for_load_state("networkidle")
    tab.close()
    sleep(REST)
    seconds = {step: milliseconds / 1000 for step, milliseconds in steps.items()}
    return Opening(**seconds, weight=sum(sizes) / 1e6)


def _steps_of(tab: Page) -> dict[str, float]:
    """The moments the page noted, in milliseconds; raises `NotInteractive` with what stands there instead."""
    try:
        steps: dict[str, float] = tab.wait_for_function("window.opened").json_value()
    except TimeoutError as late:
        raise NotInteractive(f"{late.message} The page then showed: {tab.inner_text('body')[-300:]!r}") from late
    return steps


def _rows(ours: Door, stock: Door) -> list[Row]:
    name, budget = "stock Voilà", Budget(1.0, later=True)
    return [
        Row("workbook 1 to interactive, cold", "s", _kept(ours.cold), _kept(stock.cold), name, budget),
        Row("  opened again", "s", _kept(ours.again), _kept(stock.again), name, budget),
        Row("  bytes, cold", "MB", _weight(ours.cold), _weight(stock.cold), name),
        Row("  bytes, opened again", "MB", _weight(ours.again), _weight(stock.again), name, Budget(2.0, later=True)),
    ]


def _kept(openings: list[Opening]) -> Sample:
    return Sample(tuple(one.kept for one in openings))


def _weight(openings: list[Opening]) -> Sample:
    return Sample(tuple(one.weight for one in openings))


def _steps(whose: str, openings: list[Opening]) -> str:
    """Where the time goes: the median moment of each step."""
    moments = {
        name: Sample(tuple(getattr(one, name) for one in openings)).middle for name in ("paint", "sent", "shown")
    }
    return (
        f"Workbook 1, {whose}, cold: first paint after {moments['paint']:.2f} s, page complete (its kernel has run it) "
        f"after {moments['sent']:.2f} s, first exercise shown after {moments['shown']:.2f} s."
    )
