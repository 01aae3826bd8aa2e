"""The critical path solver in Chromium: typing redraws, boxes move by mouse and keys, faults stand at their rows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from csm_course.answers import AnswerFolder
from csm_course.exercises.tool import ToolAnswer, ToolQuestion
from csm_course.tools import load
from csm_widgets.assembly import script, style
from csm_widgets.messages import REQUEST
from csm_widgets.opening import opening
from csm_widgets.sitting import Sitting
from csm_widgets.toolwork import Workbench

from .conftest import stop_the_clock
from .panels import DRAW, PAGE, as_plain_script

pytestmark = pytest.mark.browser

NAME = "m07-x-plan"
ROWS = (("A", 3, ""), ("B", 4, "A"), ("C", 2, "A"), ("D", 5, "B, C"))
Start = Callable[..., Sitting]
FILLS = """(part) => {
  const box = document.querySelector(part).getBoundingClientRect();
  return !box.x && !box.y && box.width === innerWidth && box.height === innerHeight;
}"""


@pytest.fixture
def plan(page: Page, tmp_path: Path) -> Start:
    """Opens the tool with these inputs; what it sends goes to a real sitting."""

    def open_plan(**others: object) -> Sitting:
        tasks = [
            {"id": f"r{key}", "key": key, "name": "", "days": days, "predecessors": after} for key, days, after in ROWS
        ]
        start: dict[str, object] = {"tasks": tasks, **others}
        question = ToolQuestion(id=NAME, title="A plan", points=10, hints=(), tool="critical_path", start=start)
        sitting = Sitting(question, None, AnswerFolder(tmp_path), Workbench(load("critical_path"), start))

        def reply(_exercise: str, message: dict[str, Any]) -> dict[str, Any]:
            return sitting.reply(REQUEST.validate_python(message)).model_dump(mode="json")

        page.expose_function("tellPython", reply)
        page.set_content(PAGE % (style("critical_path"), f'<div id="{NAME}"></div>'))
        page.add_script_tag(content=as_plain_script(script("critical_path")))
        page.evaluate(DRAW, {NAME: opening(sitting, sitting.answers.read(NAME, "tool"))})
        return sitting

    return open_plan


def box(page: Page, key: str) -> Locator:
    """The frame of one task in the network."""
    return page.locator(f'[data-csm-drawing=network] g[data-plan-box][data-csm-key="{key}"]')


def corner(page: Page, key: str) -> tuple[float, float]:
    """Where that frame was drawn, in the picture's own pixels."""
    rect = box(page, key).locator("rect")
    return float(rect.get_attribute("x") or 0), float(rect.get_attribute("y") or 0)


def cell(page: Page, row: int, column: str) -> Locator:
    """One cell of the tasks."""
    return page.locator(f'[data-csm-cell="tasks.{column}"]').nth(row)


def end(page: Page) -> Locator:
    """The end of the plan above the picture."""
    return page.locator("[data-csm=plan-end]")


def test_typing_moves_the_end_and_the_picture(page: Page, plan: Start) -> None:
    """Twelve days; with nine days for C it is 17, and C is drawn as critical instead of B."""
    plan()
    expect(end(page)).to_have_text("Day 12")
    cell(page, 2, "days").fill("9")
    expect(end(page)).to_have_text("Day 17")
    expect(box(page, "C").locator("rect.csm-is-strong")).to_be_attached()
    expect(box(page, "B").locator("rect.csm-is-strong")).not_to_be_attached()


def test_a_box_follows_the_mouse_with_its_arrows_and_stays_there(page: Page, plan: Start) -> None:
    """Dragged down, box C is drawn there; on the way its arrows follow, though nobody asked the Python side."""
    plan()
    x, y = corner(page, "C")
    arrow = page.locator('[data-csm-from="A"][data-csm-to="C"] polyline')
    before = arrow.get_attribute("points")
    place = box(page, "C").bounding_box()
    assert place
    page.mouse.move(place["x"] + 40, place["y"] + 20)
    page.mouse.down()
    page.mouse.move(place["x"] + 70, place["y"] + 80, steps=4)
    assert arrow.get_attribute("points") != before
    page.mouse.up()
    expect(box(page, "C").locator("rect")).to_have_attribute("x", f"{x + 30:g}")
    assert corner(page, "C") == (x + 30, y + 60)
    page.locator("[data-csm=tidy]").click()
    expect(box(page, "C").locator("rect")).to_have_attribute("x", f"{x:g}")


def test_a_box_moves_by_keys_alone(page: Page, plan: Start) -> None:
    """Page Down goes to the next box; arrow keys move it, redrawn it still has the focus; undo brings it back."""
    plan()
    x, y = corner(page, "B")
    box(page, "A").focus()
    page.keyboard.press("PageDown")
    expect(box(page, "B")).to_be_focused()
    stop_the_clock(page)  # a rest would make two moves of one
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    page.clock.run_for(1_000)
    expect(box(page, "B").locator("rect")).to_have_attribute("x", f"{x + 24:g}")
    assert corner(page, "B") == (x + 24, y + 12)
    expect(box(page, "B")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(box(page, "B").locator("rect")).to_have_attribute("x", f"{x:g}")


def test_a_circle_is_named_at_its_row_and_the_picture_waits(page: Page, plan: Start) -> None:
    """A after D closes a circle: its row says so, the last good picture stays, and comes back to date when mended."""
    plan()
    cell(page, 0, "predecessors").fill("D")
    fault = page.locator("[data-csm-fault=tasks]")
    expect(fault).to_contain_text("Row 1, Predecessors: A → C → D → A")
    expect(cell(page, 0, "predecessors")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("The picture is as it was before the last change.")).to_be_visible()
    expect(box(page, "D")).to_be_visible()
    cell(page, 0, "predecessors").fill("")
    expect(fault).to_be_hidden()
    expect(end(page)).to_have_text("Day 12")


def test_each_tab_shows_its_part_above_the_form(page: Page, plan: Start) -> None:
    """Gantt, tables and steps come up when chosen, one at a time."""
    plan()
    frame = page.locator("[data-csm=plan-frame]")
    for tab, seen in (("gantt", "Gantt chart"), ("dates", "Total float"), ("steps", "D can start after day 7")):
        page.locator(f"[data-csm-tab={tab}]").click()
        expect(frame).to_contain_text(seen)
        expect(box(page, "A")).not_to_be_attached()


def test_the_simulation_stands_beside_the_formula(page: Page, plan: Start) -> None:
    """Best and worst cases are asked for once they count; then both chances and the merge bias are shown."""
    plan(three_point=False)
    expect(cell(page, 0, "best")).to_be_hidden()
    page.locator("[data-csm-tab]", has_text="How sure is the end?").click()
    page.get_by_label("Yes").first.check()
    page.get_by_label("Yes").last.check()
    page.locator("[data-csm-tab]", has_text="The plan").click()
    expect(cell(page, 0, "best")).to_be_visible()
    cell(page, 1, "best").fill("2")
    cell(page, 1, "worst").fill("9")
    expect(page.locator("[data-csm=report]")).to_contain_text("Merge bias")
    page.locator("[data-csm-tab=chance]").click()
    expect(page.locator("[data-csm=plan-frame] svg")).to_be_visible()


def test_the_picture_is_saved_as_svg(page: Page, plan: Start) -> None:
    """The button under the network gives a file that holds the tasks' names."""
    plan()
    with page.expect_download() as saved:
        page.locator("[data-csm=plan-frame] [data-csm=save-svg]").click()
    assert saved.value.suggested_filename.endswith(".svg")
    assert "<svg" in Path(saved.value.path()).read_text(encoding="utf-8")


def test_the_open_tab_is_no_change_of_the_plan(page: Page, plan: Start) -> None:
    """Opening the Gantt chart saves nothing and is no step of undo; what is kept with the next change shows all."""
    sitting = plan()
    page.locator("[data-csm-tab=gantt]").click()
    frame = page.locator("[data-csm=plan-frame]")
    expect(frame).to_contain_text("Gantt chart")
    expect(page.locator("[data-csm=undo-step]")).to_have_attribute("aria-disabled", "true")
    assert sitting.answers.read(NAME, "tool").saved is None
    cell(page, 2, "days").fill("9")
    expect(end(page)).to_have_text("Day 17")
    expect(frame).to_contain_text("Gantt chart")
    expect(page.locator("[data-csm=status]")).to_contain_text("Saved")
    kept = sitting.answers.read(NAME, "tool").answer
    assert isinstance(kept, ToolAnswer)
    assert kept.inputs["shown"] == "all"


@pytest.mark.parametrize("has_full_screen", [True, False])
def test_the_picture_on_the_full_screen(page: Page, plan: Start, has_full_screen: bool) -> None:
    """It fills the window, boxes are dragged there, Escape leaves with the focus kept; also without the API."""
    if not has_full_screen:
        page.add_init_script("Object.defineProperty(document, 'fullscreenEnabled', { value: false })")
        page.goto("about:blank")
    plan()
    small = page.locator("[data-csm=plan-frame]").bounding_box()
    page.locator("[data-csm=whole]").click()
    expect(page.locator("[data-csm=whole]")).to_have_text("Leave full screen")
    expect(page.locator("[data-csm=whole]")).to_be_focused()
    page.wait_for_function(FILLS, arg=".csm-plan")
    large = page.locator("[data-csm=plan-frame]").bounding_box()
    assert small
    assert large
    assert large["height"] > 1.3 * small["height"]
    x, y = corner(page, "C")
    right, down = middle(box(page, "C"))
    page.mouse.move(right, down)
    page.mouse.down()
    page.mouse.move(right + 60, down + 60, steps=4)
    page.mouse.up()
    expect(box(page, "C").locator("rect")).not_to_have_attribute("x", f"{x:g}")
    assert corner(page, "C")[1] > y
    page.locator("[data-csm=fit]").focus()
    page.keyboard.press("Escape")
    expect(page.locator("[data-csm=whole]")).to_have_text("Full screen")
    expect(page.locator("[data-csm=fit]")).to_be_focused()
    expect(page.locator(".csm-plan--whole")).not_to_be_attached()


def middle(place: Locator) -> tuple[float, float]:
    """The middle of what is shown there."""
    found = place.bounding_box()
    assert found
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def test_the_picture_can_be_taller(page: Page, plan: Start) -> None:
    """One press for more than half of the window, another one back."""
    plan()
    frame, taller = page.locator("[data-csm=plan-frame]"), page.locator("[data-csm=taller]")
    before = frame.bounding_box()
    taller.click()
    expect(taller).to_have_text("Lower")
    after = frame.bounding_box()
    assert before
    assert after
    assert after["height"] > 1.5 * before["height"]
    taller.click()
    again = frame.bounding_box()
    assert again
    assert again["height"] == before["height"]
