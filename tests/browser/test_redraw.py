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
SHOWN = "() => { live.settle(); return plainly(report.firstElementChild); }"
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
    page.evaluate("live.settle()")
    assert "0–31" in page.evaluate("box.textContent")
    assert page.locator(".csm-picture-save").count() == 1


LOOK = """(key) => report.querySelector(`g[data-csm-key="${key}"] title`).textContent"""
WATCH = """() => {
  window.moved = 0;
  const count = (changes) => { moved += changes.length; };
  window.watch = new MutationObserver(count);
  watch.observe(report.querySelector("svg"), { childList: true });
}"""


def test_what_is_in_sight_comes_first_and_the_rest_follows_by_itself(page: Page) -> None:
    """Right after a redraw the boxes in the window are new; those below it are, without another redraw, soon after."""
    begin(page)
    live, inputs = Live(page), {**plan(Random(5), 120), "shown": "gantt"}
    live.show(inputs)
    tasks = inputs["tasks"]
    assert isinstance(tasks, list)
    last = {**tasks[-1], "predecessors": "T0"}
    page.evaluate("window.requestAnimationFrame = (act) => { window.act = act; }")  # nothing follows until it is let
    live.show({**inputs, "tasks": [*tasks[:-1], last]})
    page.evaluate("live.settle()")
    live.show({**inputs, "tasks": [{**tasks[0], "days": "31"}, *tasks[1:-1], last]})
    assert "31 days" in page.evaluate(LOOK, "T0")
    assert "earliest 31 to" not in page.evaluate(LOOK, last["key"])
    page.evaluate("act()")
    page.wait_for_function(f"key => ({LOOK})(key).includes('earliest 31 to')", arg=last["key"])


def test_other_days_leave_all_parts_of_a_gantt_chart_in_their_places(page: Page) -> None:
    """Lines come and go within the row they belong to: what is added beside all rows has every name laid out anew."""
    begin(page)
    live, inputs = Live(page), {**plan(Random(3)), "shown": "gantt"}
    live.show(inputs)
    page.evaluate(WATCH)
    tasks = inputs["tasks"]
    assert isinstance(tasks, list)
    for days in ("31", "2", "60"):
        live.show({**inputs, "tasks": [{**tasks[0], "days": days}, *tasks[1:]]})
    assert page.evaluate("live.settle() || Promise.resolve().then(() => moved)") == 0
