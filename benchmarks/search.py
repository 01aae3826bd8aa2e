"""From a key in the search field to the results shown, on the course home in Chromium.

Measured in the page, from the key's event to the end of the frame in which the results are painted. The first key comes
with the focus, at a page that has not loaded the index yet. No stock tool searches lessons.
"""

from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.browser import PATIENCE, chromium
from benchmarks.servers import home, our_server
from benchmarks.table import Budget, Findings, Row, Sample
from csm_course.places import modules_folder
from csm_course.search import SEARCH_FILE

WORDS = ("churn", "renewal", "customer", "metric", "value")
FIELD = "#site-search-field"
WATCH = """([field, results]) => {
  const place = document.querySelector(results);
  let began = null;
  window.shown = [];
  document.querySelector(field).addEventListener("keydown", () => { began = performance.now(); }, true);
  new MutationObserver(() => {
    if (began === null || !place.querySelector("[role=option]")) return;
    const from = began;
    began = null;
    requestAnimationFrame(() => setTimeout(() => window.shown.push(performance.now() - from)));
  }).observe(place, { childList: true });
}"""


def measure(folder: Path) -> Findings:
    """Milliseconds of the first key, which waits for the index, and of each further key."""
    with chromium() as browser, our_server(folder) as server:
        words = [typed(browser, home(server), word) for word in WORDS]
    first = Sample(tuple(times[0] for times in words))
    further = Sample(tuple(one for times in words for one in times[1:]))
    rows = (
        Row("search, first key to results", "ms", first, budget=Budget(100)),
        Row("  each further key", "ms", further, budget=Budget(50)),
    )
    size = (modules_folder() / SEARCH_FILE).stat().st_size / 1000
    return Findings(rows, (f"Search: the index has {size:.0f} kB before packing; the budgets are ours, no issue's.",))


def typed(browser: Browser, address: str, word: str) -> list[float]:
    """Type a word into the field of a new visitor's page; milliseconds for each letter."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        tab.goto(address)
        tab.wait_for_load_state("networkidle")
        tab.evaluate(WATCH, [FIELD, "#site-search-results"])
        for number, letter in enumerate(word):
            _press(tab, letter, number)
        times: list[float] = tab.evaluate("window.shown")
        return times


def _press(tab: Page, letter: str, number: int) -> None:
    """One letter, awaited; the pause differs so that no two keys meet the frame alike."""
    tab.press(FIELD, letter)
    tab.wait_for_function("done => window.shown.length > done", arg=number)
    tab.wait_for_timeout(30 + 17 * number % 50)
