"""The scenario of module 1: from a choice made to the next scene shown, and from the last one to the debrief.

Measured in the page, from the click to the end of the frame in which the next decision is painted; the run is replayed
in the kernel and saved meanwhile. No stock tool plays scenarios.
"""

from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.browser import PATIENCE, chromium
from benchmarks.servers import our_server, page
from benchmarks.table import Budget, Findings, Row, Sample

RUNS = 2
SCENARIO = "scenario.ipynb"
BEGIN, DECISION, DEBRIEF = "[data-csm=begin], [data-csm=again]", "[data-csm=decision]", "[data-csm=debrief]"
WATCH = """([decision, debrief]) => {
  let began = null, before = "";
  const now = () => document.querySelector(decision)?.getAttribute("aria-label") ?? "";
  window.turns = [];
  document.addEventListener("click", event => {
    if (!event.target.closest("[data-csm=decide]")) return;
    [began, before] = [performance.now(), now()];
  }, true);
  new MutationObserver(() => {
    const ended = document.querySelector(debrief) !== null;
    if (began === null || (!ended && (!now() || now() === before))) return;
    const from = began;
    began = null;
    requestAnimationFrame(() => setTimeout(() => window.turns.push(performance.now() - from)));
  }).observe(document.body, { childList: true, subtree: true });
}"""


def measure(folder: Path) -> Findings:
    """Milliseconds per choice, of whole runs one after another."""
    with chromium() as browser, our_server(folder) as server:
        runs = played(browser, page(server, SCENARIO))
    turns = Sample(tuple(turn for run in runs for turn in run[:-1]))
    debrief = Sample(tuple(run[-1] for run in runs))
    rows = (
        Row("scenario, choice to next scene", "ms", turns, budget=Budget(100)),
        Row("  last choice to debrief", "ms", debrief, budget=Budget(500)),
    )
    return Findings(rows, ("Scenario: the budgets are ours, no issue's.",))


def played(browser: Browser, address: str) -> list[list[float]]:
    """Play whole runs on one page; milliseconds for each choice."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        tab.goto(address)
        tab.wait_for_selector(BEGIN)
        tab.wait_for_load_state("networkidle")
        tab.evaluate(WATCH, [DECISION, DEBRIEF])
        return [_run(tab, at) for at in range(RUNS)]


def _run(tab: Page, at: int) -> list[float]:
    """One run from begin to debrief; `at` tells which of the open options is chosen, counted round."""
    tab.evaluate("window.turns.length = 0")
    tab.click(BEGIN)
    tab.wait_for_selector(DECISION)
    made = 0
    while not tab.query_selector(DEBRIEF):
        options = tab.locator(f"{DECISION} input:not([disabled])")
        options.nth(at % options.count()).check()
        tab.click("[data-csm=decide]")
        tab.wait_for_function("done => window.turns.length > done", arg=made)
        made += 1
    times: list[float] = tab.evaluate("window.turns")
    return times
