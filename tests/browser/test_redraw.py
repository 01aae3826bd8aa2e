"""Redraws in a real browser: what is brought up to date in place is what a fresh page would show."""

from random import Random
from typing import Any

from playwright.sync_api import Page

from csm_course.html import report_html
from csm_course.tools import load
from csm_widgets.assembly import script, style
from csm_widgets.messages import Solve
from csm_widgets.redraws import Redraws
from csm_widgets.toolwork import Workbench
from tests.browser.panels import PAGE, as_plain_script
from tests.widgets.test_redraws import edited, plan

SET_UP = """() => {
  window.report = document.getElementById("kit");
  window.live = liveReport(report);
  window.plainly = (root) => {
    const copy = root.cloneNode(true);
    for (const one of copy.querySelectorAll(".csm-picture-save")) one.remove();
    return copy.outerHTML;
  };
}"""
REDRAW = """([solved, n]) => { live.draw(solved, n); offerPictures(report); return live.since(); }"""
SHOWN = "() => plainly(report.firstElementChild)"
FRESH = "html => h('template', { html }).content.firstElementChild.outerHTML"
REMEMBER = """() => {
  report.querySelector("details").open = true;
  window.box = report.querySelector('[data-csm-key="T0"]');
  window.figure = report.querySelector(".csm-drawing");
}"""


def begin(page: Page) -> None:
    """A page with a place for a report, and nothing else."""
    page.set_content(PAGE % (style(), '<div class="csm-root"><div id="kit"></div></div>'))
    page.add_script_tag(content=as_plain_script(script()))
    page.evaluate(SET_UP)


class Live:
    """A report on a page, redrawn as the live side does it."""

    def __init__(self, page: Page) -> None:
        self.page, self.bench, self.redraws, self.n, self.since = page, Workbench(TOOL, {}), Redraws(), 0, 0

    def show(self, inputs: dict[str, object]) -> None:
        """Solve and redraw."""
        self.n += 1
        asking = Solve(type="solve", view="v", n=self.n, inputs=inputs, since=self.since)
        solved: Any = self.bench.solve(inputs, self.redraws.asked(asking)).model_dump(mode="json")
        self.since = self.page.evaluate(REDRAW, [solved, self.n])


TOOL = load("critical_path")


def test_a_report_brought_up_to_date_is_the_fresh_report(page: Page) -> None:
    """Over forty random edits the page shows, element by element, what the whole report would give."""
    begin(page)
    luck, live = Random(11), Live(page)
    inputs = plan(luck)
    for _ in range(40):
        inputs = edited(luck, inputs)
        live.show(inputs)
        valid = TOOL.Inputs.model_validate(live.bench.read(inputs))
        fresh = page.evaluate(FRESH, report_html(TOOL.report(valid, TOOL.solve(valid))))
        assert page.evaluate(SHOWN) == fresh


def test_other_days_change_texts_and_leave_the_elements(page: Page) -> None:
    """The picture, its boxes and what was opened stay the same elements; only the words in them are new."""
    begin(page)
    live, inputs = Live(page), plan(Random(3))
    live.show(inputs)
    page.evaluate(REMEMBER)
    tasks = inputs["tasks"]
    assert isinstance(tasks, list)
    live.show({**inputs, "tasks": [{**tasks[0], "days": "31"}, *tasks[1:]]})
    assert page.evaluate("box.isConnected && figure.isConnected && report.querySelector('details').open")
    assert "0–31" in page.evaluate("box.textContent")
    assert page.locator(".csm-picture-save").count() == 1
