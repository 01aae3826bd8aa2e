"""From a key pressed on a slider to the number and the chart redrawn, in Chromium, on the calculator of lesson 1.6.

Beside it: the same computation and the same chart with a stock FloatSlider, Label and HTML in stock Voilà. Measured in
the page, from the key's event to the end of the frame in which the new chart is painted.
"""

from pathlib import Path

import nbformat
from playwright.sync_api import Browser, Page

from benchmarks.browser import PATIENCE, chromium
from benchmarks.servers import our_server, page, stock_voila
from benchmarks.table import Budget, Findings, Row, Sample

MOVES = 40
LESSON = "lessons/06-customer-advocacy-and-lifetime-value.ipynb"
OUR_HANDLE, OUR_REPORT = '[data-csm-slider="gross_margin"]', '[data-csm="report"]'
STOCK_HANDLE, STOCK_REPORT = ".noUi-handle", ".widget-html-content"
STOCK = """
import ipywidgets
from csm_course.html.chart import chart_figure
from csm_course.tools import clv

slider = ipywidgets.FloatSlider(value=75, min=-100, max=100, step=0.5, description="Gross margin")
label, chart = ipywidgets.Label(), ipywidgets.HTML()

def show(_change=None):
    inputs = clv.Inputs(arpa=500, gross_margin=slider.value, churn=3, cac=4500)
    report = clv.report(inputs, clv.solve(inputs))
    label.value = report.headline.value
    chart.value = str(chart_figure(report.charts[0]))

slider.observe(show, "value")
show()
ipywidgets.VBox([slider, label, chart])
"""
# In a shadow tree (Panel) the chart itself is made anew: what is watched is then the whole tree.
WATCH = """([handle, report]) => {
  const place = report.getRootNode() === document ? report : report.getRootNode();
  let began = null, before = place.innerHTML;
  window.redraws = [];
  handle.addEventListener("keydown", () => { began = performance.now(); }, true);
  new MutationObserver(() => {
    if (began === null || !place.querySelector("svg") || place.innerHTML === before) return;
    const from = began;
    began = null;
    before = place.innerHTML;
    requestAnimationFrame(() => setTimeout(() => window.redraws.push(performance.now() - from)));
  }).observe(place, { childList: true, subtree: true, characterData: true });
}"""


def measure(folder: Path) -> Findings:
    """Milliseconds per movement of the slider."""
    with chromium() as browser:
        with our_server(folder) as server:
            ours = moved(browser, page(server, LESSON), OUR_HANDLE, OUR_REPORT)
        with stock_voila(stock_notebook(folder)) as address:
            stock = moved(browser, address, STOCK_HANDLE, STOCK_REPORT)
    row = Row("slider to number and chart", "ms", ours, stock, "stock widgets and Voilà", Budget(50))
    remark = "Slider: a page paints 60 times a second, so about 8 ms of either figure are waiting for the next frame."
    return Findings((row,), (remark,))


def stock_notebook(folder: Path) -> Path:
    """The calculator with stock widgets, as a notebook."""
    path = folder / "stock-slider" / "slider.ipynb"
    path.parent.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(STOCK)]), path)
    return path


def moved(browser: Browser, address: str, handle: str, report: str) -> Sample:
    """Open the page, move the slider by keyboard, and collect what the page measured."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        tab.goto(address)
        tab.wait_for_selector(f"{report} svg")
        tab.wait_for_load_state("networkidle")
        tab.evaluate(WATCH, [tab.locator(part).first.element_handle() for part in (handle, report)])
        tab.focus(handle)
        for move in range(MOVES):
            _press(tab, move)
        return Sample(tuple(tab.evaluate("window.redraws")))


def _press(tab: Page, move: int) -> None:
    """One step to the left, awaited; the pause differs so that no two moves meet the frame alike."""
    tab.keyboard.press("ArrowLeft")
    tab.wait_for_function("done => window.redraws.length > done", arg=move)
    tab.wait_for_timeout(30 + 17 * move % 50)
