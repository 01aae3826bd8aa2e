"""A learner's session in real Chromium: as an app, in JupyterLab, and back again."""

import re
import shutil
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from csm_course.answers import AnswerFolder
from csm_course.content import read_exercises
from csm_course.places import content_folder
from tests.app.served import Server
from tests.browser.conftest import PATIENCE
from tests.browser.panels import lay_out
from tests.browser.steps import LESSON, MODULE, TEST, WORKBOOK, open_app, open_lab, panel, picture, saved
from tests.pinned import pin

pytestmark = pytest.mark.browser


def test_move_the_churn_slider_answer_reload_and_it_is_all_still_there(page: Page, server: Server) -> None:
    """The number and the chart follow the slider; after a reload the work stands as it was left."""
    open_app(page, server, LESSON)
    tool = panel(page, "m01-l06-what-if")
    report = tool.locator("[data-csm=report]")
    expect(report).to_contain_text("EUR 12,500")
    curve = report.locator("svg path").first.get_attribute("d")
    slider = tool.locator("[data-csm-slider=churn]")
    slider.focus()
    for _ in range(5):
        slider.press("ArrowLeft")
    expect(report).to_contain_text("EUR 15,000")
    expect(report.locator("svg path").first).not_to_have_attribute("d", curve or "")
    saved(tool)
    single = panel(page, "m01-l06-a-tired-advocate")
    single.get_by_role("radio").nth(1).check()
    saved(single)
    tool.scroll_into_view_if_needed()
    picture(page, "lesson-app")

    page.reload()
    page.locator("[data-csm=panel]").first.wait_for()
    expect(panel(page, "m01-l06-what-if").locator("[data-csm=report]")).to_contain_text("EUR 15,000")
    expect(panel(page, "m01-l06-a-tired-advocate").get_by_role("radio").nth(1)).to_be_checked()


def test_an_answer_goes_from_the_app_to_lab_and_back(page: Page, server: Server) -> None:
    """One set of answers behind both doors; in Lab the code is folded and one click starts the page."""
    open_app(page, server, WORKBOOK)
    number = panel(page, "m01-w1-gain").locator("input[data-csm-field=text]")
    number.fill("1,234.5")
    saved(panel(page, "m01-w1-gain"))

    open_lab(page, server, WORKBOOK)
    in_lab = panel(page, "m01-w1-gain")
    in_lab.scroll_into_view_if_needed()
    expect(in_lab.locator("input[data-csm-field=text]")).to_have_value("1,234.5")
    assert not page.locator(".jp-CodeCell .jp-InputArea-editor:visible, .jp-InputPlaceholder:visible").count()
    picture(page, "workbook-lab")
    in_lab.locator("input[data-csm-field=text]").fill("4321")
    saved(in_lab)

    open_app(page, server, WORKBOOK)
    expect(panel(page, "m01-w1-gain").locator("input[data-csm-field=text]")).to_have_value("4321")


def test_what_is_typed_in_lab_stays_in_the_box_and_the_page_stays_as_built(
    page: Page, server: Server, course: Path
) -> None:
    """Lab's one-letter commands (b adds a cell, d d deletes one) do not fire, and saving leaves the notebook alone."""
    built = (course / WORKBOOK).read_bytes()
    open_lab(page, server, WORKBOOK)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    text = panel(page, "m01-w1-brief").get_by_role("textbox", name="Your answer")
    text.press_sequentially("add bb dd zz")
    expect(text).to_have_text("add bb dd zz")
    panel(page, "m01-w1-movements").locator("select").first.focus()
    for key in ("b", "d", "d", "ArrowDown"):
        page.keyboard.press(key)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    saved(panel(page, "m01-w1-brief"))
    page.locator("h1").first.click()
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saving completed")).to_be_visible()
    deadline = monotonic() + PATIENCE / 1000
    while (course / WORKBOOK).read_bytes() != built:  # JupyterLab saves by itself, too, and empties the file first
        assert monotonic() < deadline


def test_check_gives_points_with_reasons_then_opens_the_solution(page: Page, server: Server) -> None:
    """Hints one by one, a reason for the lost points, and the worked solution only after an attempt."""
    open_app(page, server, WORKBOOK)
    gain = panel(page, "m01-w1-gain")
    solution = gain.locator("[data-csm=solution]")
    expect(solution).to_be_disabled()
    gain.locator("[data-csm=hint]").click()
    expect(gain.locator("[data-csm=hints] li")).to_have_count(1)
    gain.locator("input[data-csm-field=text]").fill("7")
    gain.locator("[data-csm=check]").click()
    verdict = gain.locator("[data-csm=verdict]")
    expect(verdict).to_contain_text("0 of 5 points")
    assert len(verdict.locator("tbody td").last.inner_text()) > 20
    solution.click()
    expect(gain.locator("[data-csm=solution-text]")).to_be_visible()
    picture(page, "workbook-check")


def test_a_pinned_test_is_handed_in_once_and_judged_with_lessons_to_revisit(page: Page, tmp_path: Path) -> None:
    """Fifteen questions, an inline question before handing in, a result with reasons, and another try."""
    module = tmp_path / MODULE
    shutil.copytree(content_folder() / MODULE / "items", module / "items")
    pin(module)
    lay_out(page, tmp_path / "answers", *read_exercises(module / "test.yaml"))
    test = panel(page, "m01-test")
    items = test.locator("fieldset.csm-item")
    expect(items).to_have_count(15)
    for number in range(14):
        items.nth(number).get_by_role("radio").first.check()
    expect(test.locator("[data-csm=progress]")).to_contain_text("14 of 15")
    test.get_by_role("button", name="Hand in", exact=True).click()
    expect(test.locator("[data-csm=hand-in-question]")).to_contain_text("Question 15 is not answered")
    test.get_by_role("button", name="Hand in now").click()
    expect(test.locator("[data-csm=score]")).to_contain_text("of 15 points")
    expect(test.locator("[data-csm=lessons]")).to_contain_text(re.compile(r"1\.[36]"))
    picture(page, "test-result")
    test.get_by_role("button", name="Take it again").click()
    expect(test.locator("[data-csm=progress]")).to_contain_text("0 of 15")


def test_two_windows_on_one_exercise_are_told(context: BrowserContext, server: Server) -> None:
    """The last write wins, and whoever replaced the other's work reads it."""
    first, second = context.new_page(), context.new_page()
    for window in (first, second):
        open_app(window, server, WORKBOOK)
    for window, text in ((first, "11"), (second, "22"), (first, "33")):
        window.locator("[data-csm-exercise=m01-w1-gain] input[data-csm-field=text]").fill(text)
        expect(panel(window, "m01-w1-gain").locator("[data-csm=status]")).not_to_contain_text("Saving")
        saved_or_told(window)
    expect(panel(first, "m01-w1-gain")).to_contain_text("Also changed in another window")


def saved_or_told(window: Page) -> None:
    """The answer is on disk, with or without a remark about the other window."""
    status = panel(window, "m01-w1-gain").locator("[data-csm=status]")
    expect(status).to_contain_text(re.compile("Saved|saved one"))


def test_a_damaged_answer_is_set_aside_and_the_learner_told(page: Page, server: Server, course: Path) -> None:
    """Work goes on, the damaged file is kept."""
    answers = AnswerFolder(course / MODULE / "answers")
    answers.path.mkdir(exist_ok=True)
    (answers.path / "m01-w1-renewal-road.json").write_text('{"schema": 1, "exer')
    open_app(page, server, WORKBOOK)
    road = panel(page, "m01-w1-renewal-road")
    expect(road).to_contain_text("could not be read")
    road.get_by_role("button", name=re.compile("^Move .* down$")).first.click()
    saved(road)
    assert (answers.path / "m01-w1-renewal-road.json.bad").exists()
    assert answers.look("m01-w1-renewal-road", "order").answer


def test_impossible_figures_get_a_sentence(page: Page, server: Server) -> None:
    """Churn of zero: what to change, at the field and where the number was; never infinity or a traceback."""
    open_app(page, server, LESSON)
    tool = panel(page, "m01-l06-what-if")
    tool.locator("input[data-csm-field=churn]").fill("0")
    report = tool.locator("[data-csm=report]")
    expect(report).not_to_contain_text("EUR 12,500")
    expect(tool.locator("input[data-csm-field=churn]")).to_have_attribute("aria-invalid", "true")
    words = tool.inner_text().lower()
    assert "churn" in words
    assert not re.search(r"infinity|∞|\bnan\b|traceback|error:", words)
    picture(page, "tool-impossible")


def test_pages_ask_nobody_outside_and_complain_about_nothing(page: Page, server: Server) -> None:
    """With the network unplugged everything works: no request leaves this computer, no script fails."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{server.address}/course?token={server.token}")
    for notebook in (LESSON, WORKBOOK, TEST):
        open_app(page, server, notebook)
        assert "csm.exercise" not in page.locator("body").inner_text()
    outside = [url for url in asked if not url.startswith((server.address, "data:", "blob:"))]
    assert not outside
    assert not complaints


def test_from_the_home_page_into_a_lesson_and_back(page: Page, server: Server) -> None:
    """The first click of a newcomer leads to a page with its title and exercises, and back again."""
    page.goto(f"{server.address}/course?token={server.token}")
    picture(page, "home")
    begin = page.get_by_role("link", name=re.compile("^(Begin|Continue)"))
    title = begin.locator("strong").inner_text()
    begin.click()
    page.locator("[data-csm=panel]").first.wait_for()
    expect(page.locator("h1").first).to_contain_text(title)
    page.get_by_role("link", name="Customer Success Practicum").click()
    expect(page.locator("h1")).to_contain_text("Customer Success Practicum")
