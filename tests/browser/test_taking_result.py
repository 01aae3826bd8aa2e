"""The questions of a result: a line each, opened by hand, by keyboard, by address, and all of them on paper."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from .exam_kit import ExamServer, as_learner, picture, running

pytestmark = pytest.mark.browser
SCREENS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
FEW, MANY, FAILED = (4, 17, 33), (4, 5, 9, 12, 17, 33), tuple(range(1, 30))
LONGEST = 4000
"""Pixels that fifty questions may take on a laptop; with all of them open it was eleven thousand."""


def exam_a(wrong: tuple[int, ...]) -> dict[str, object]:
    """Ann's exam A, handed in; question 17 was left empty where it is among those that went wrong."""
    now = datetime.now(UTC)
    chosen = {number: "b" if number in wrong else "a" for number in range(1, 51)}
    answers = {
        f"q-{number}": {"response": {"kind": "single", "choice": choice}, "packet": 1}
        for number, choice in chosen.items()
        if number != 17 or choice == "a"
    }
    return {
        "learner": "ann", "assessment": "exam-a", "began": (now - timedelta(minutes=40)).isoformat(),
        "ends": (now + timedelta(minutes=20)).isoformat(), "answers": answers, "late": 0,
        "handed_in": now.isoformat(),
    }  # fmt: skip


@pytest.fixture(scope="module")
def exam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExamServer]:
    """The service, with three sittings of Ann's."""
    folder: Path = tmp_path_factory.mktemp("results")
    sittings = {"few": exam_a(FEW), "many": exam_a(MANY), "failed": exam_a(FAILED), "none": exam_a(())}
    (folder / "sittings.json").write_text(json.dumps(sittings))
    with running(ExamServer(folder)) as service:
        yield service


def result(context: BrowserContext, exam: ExamServer, sitting: str, address: str = "") -> Page:
    """Ann's result, opened."""
    as_learner(context, exam, "ann")
    page = context.new_page()
    page.goto(f"{exam.address}sitting/{sitting}/result{address}")
    return page


def line(page: Page, number: int) -> Locator:
    """A question."""
    return page.locator(".reviewed").nth(number - 1)


def opened(page: Page) -> Locator:
    """What stands below lines that are open."""
    return page.locator(".reviewed-inside").filter(visible=True)


def test_many_questions_are_a_short_list(context: BrowserContext, exam: ExamServer) -> None:
    """Fifty lines with number, outcome, topic and first words; nothing is open where more than a few were missed."""
    page = result(context, exam, "many")
    expect(page.locator(".reviewed summary").filter(visible=True)).to_have_count(50)
    expect(opened(page)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollHeight") < LONGEST
    summary = line(page, 4).locator("summary")
    expect(summary).to_have_text(re.compile(r"Question 4\s+Not right\.\s+A chain of tailors buys .*…\s+Customer succ"))
    expect(line(page, 17)).to_contain_text("No answer")
    summary.press("Enter")
    expect(opened(page)).to_have_count(1)
    expect(opened(page)).to_contain_text("(Shop 4.)")
    expect(opened(page).locator(".reason")).to_have_count(4)
    expect(opened(page)).to_contain_text("Your answer")
    summary.press("Enter")
    expect(opened(page)).to_have_count(0)


def test_few_missed_questions_are_open(context: BrowserContext, exam: ExamServer) -> None:
    """Three of fifty: open from the start, and named with a way to each; where none was missed that is said."""
    page = result(context, exam, "few")
    expect(opened(page)).to_have_count(3)
    expect(page.get_by_text("You missed 3 questions:")).to_contain_text("4, 17 and 33.")
    page = result(context, exam, "none")
    expect(opened(page)).to_have_count(0)
    expect(page.get_by_text("Every answer was right.")).to_be_visible()
    expect(page.get_by_label("Only those I missed")).to_have_count(0)


def test_all_at_once_and_only_those_missed(context: BrowserContext, exam: ExamServer) -> None:
    """By keyboard: the choice narrows the list and is told; open and close all mean what is in sight."""
    page = result(context, exam, "many")
    only = page.get_by_label("Only those I missed (6)")
    only.press("Space")
    lines = page.locator(".reviewed").filter(visible=True)
    expect(lines).to_have_count(6)
    expect(page.get_by_role("status")).to_have_text("6 of 50 questions are shown.")
    page.get_by_role("button", name="Open all").press("Enter")
    expect(opened(page)).to_have_count(6)
    only.press("Space")
    expect(lines).to_have_count(50)
    expect(opened(page)).to_have_count(6)
    page.get_by_role("button", name="Open all").press("Enter")
    expect(opened(page)).to_have_count(50)
    page.get_by_role("button", name="Close all").press("Enter")
    expect(opened(page)).to_have_count(0)


def test_a_question_has_an_address(context: BrowserContext, exam: ExamServer) -> None:
    """It is opened, in sight and focused: from outside, by a link, the same link again, and through the choice."""
    page = result(context, exam, "many", "#question-30")
    expect(line(page, 30).locator("summary")).to_be_focused()
    expect(opened(page)).to_have_count(1)
    expect(line(page, 30).locator("summary")).to_be_in_viewport()
    way = page.get_by_role("link", name="Question 12", exact=True)
    way.click()
    expect(line(page, 12).locator("summary")).to_be_focused()
    expect(opened(page)).to_have_count(2)
    page.get_by_role("button", name="Close all").click()
    way.click()
    expect(opened(page)).to_contain_text("(Shop 12.)")
    page.get_by_label("Only those I missed").check()
    page.evaluate("location.hash = '#question-7'")
    expect(line(page, 7).locator("summary")).to_be_focused()
    expect(page.get_by_label("Only those I missed")).not_to_be_checked()


def test_paper_has_all_of_it(context: BrowserContext, exam: ExamServer) -> None:
    """Every question with its reasons, whatever is closed or left out on the screen; afterwards all is as it was."""
    page = result(context, exam, "many")
    page.get_by_label("Only those I missed").check()
    page.emulate_media(media="print")
    expect(page.locator(".reviewed .stem").filter(visible=True)).to_have_count(50)
    expect(page.get_by_role("button", name="Open all")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".reviewed > details[open]")).to_have_count(50)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".reviewed > details[open]")).to_have_count(0)


def test_without_a_script(browser: Browser, exam: ExamServer) -> None:
    """Lines open by the browser itself; what needs a script is not there."""
    visitor = browser.new_context(java_script_enabled=False)
    page = result(visitor, exam, "many")
    expect(page.get_by_role("button", name="Open all")).to_be_hidden()
    expect(page.get_by_label("Only those I missed")).to_be_hidden()
    line(page, 9).locator("summary").click()
    expect(line(page, 9).locator(".reason").first).to_be_visible()
    visitor.close()


def test_a_fail_has_no_list(context: BrowserContext, exam: ExamServer) -> None:
    """Lessons to revisit, and of no question whether it was right."""
    page = result(context, exam, "failed")
    expect(page.get_by_role("heading", name="Lessons to revisit")).to_be_visible()
    received = page.content()
    assert not [word for word in ("tailors", "reviewed", "Open all", "You missed", "question-1") if word in received]


@pytest.mark.parametrize(("width", "light"), SCREENS)
def test_without_barriers(browser: Browser, exam: ExamServer, width: int, light: str) -> None:
    """Open and closed, with the choice made: axe finds nothing, and nothing is wider than the screen."""
    visitor = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=light)  # type: ignore[arg-type]
    page = result(visitor, exam, "many", "#question-5")
    expect(opened(page)).to_have_count(1)
    page.get_by_label("Only those I missed").check()
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    page.get_by_label("Only those I missed").uncheck()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, f"exams-passed-{width}-{light}")
    visitor.close()
