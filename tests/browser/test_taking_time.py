"""The clock of a test: the service's, whatever the computer's says; spoken, hidden, at its end, after a sleep."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .exam_kit import ExamServer, as_learner, asked, begin, hand_in, saved

pytestmark = pytest.mark.browser
TEST = 30 * 60
WRONG_CLOCK = """
  window.wrongBy = 3 * 24 * 3600 * 1000;
  const Right = Date;
  window.Date = class extends Right {
    constructor(...given) { given.length ? super(...given) : super(Right.now() + window.wrongBy); }
    static now() { return Right.now() + window.wrongBy; }
  };
"""
ASLEEP = """
  const right = performance.now.bind(performance);
  window.slept = 0;
  performance.now = () => right() - window.slept;
"""


@pytest.fixture
def exam(exam: ExamServer) -> ExamServer:
    """The service of this file, its clock right at the beginning of each test."""
    exam.ahead(0)
    return exam


def shows(page: Page, minutes: int) -> None:
    """The time left on the page, to the minute."""
    expect(page.locator("[data-part=time]")).to_have_text(re.compile(rf"^{minutes}:\d\d left$"))


def come_back(page: Page) -> None:
    """As when the learner comes back to the tab: the page asks the service."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_wrong_clock_changes_nothing(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Three days ahead, then an hour behind in the middle of the test: the time left is the service's."""
    as_learner(context, exam, "wrong")
    context.add_init_script(WRONG_CLOCK)
    begin(page, exam, "m01-test")
    shows(page, 29)
    page.evaluate("window.wrongBy = -3600 * 1000")
    with page.expect_response("**/api/sittings/*"):  # the page noticed, and asked the service
        pass
    shows(page, 29)
    asked(page, 1).get_by_label("A third less").check()
    saved(page)
    shows(page, 29)


def test_a_computer_that_slept(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """The stopwatch stood still for twenty minutes: the page notices, asks, and tells how much is left."""
    as_learner(context, exam, "slept")
    context.add_init_script(ASLEEP)
    begin(page, exam, "m01-test")
    shows(page, 29)
    exam.ahead(22 * 60)
    page.evaluate("window.slept = 22 * 60 * 1000")  # the stopwatch is behind the wall clock now
    shows(page, 7)
    expect(page.get_by_text("8 minutes left")).to_be_visible()


def test_told_at_ten_five_and_one(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """In words and in a region that is read out, also while the time is hidden; hiding it lasts."""
    as_learner(context, exam, "told")
    begin(page, exam, "m01-test")
    page.get_by_role("button", name="Hide time").click()
    expect(page.get_by_role("timer")).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="left")).to_have_count(0)
    for minute in (10, 5, 1):
        exam.ahead(TEST - minute * 60 - 3)
        come_back(page)
        words = "1 minute left" if minute == 1 else f"{minute} minutes left"
        expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
    expect(page.get_by_role("timer")).to_be_hidden()
    page.get_by_role("button", name="Show time").click()
    expect(page.get_by_role("timer")).to_be_visible()


def near_the_end(page: Page, exam: ExamServer, seconds: int) -> None:
    """Begin, answer the first question rightly, and come back with so many seconds left."""
    begin(page, exam, "m01-test")
    asked(page, 1).get_by_label("A third less").check()
    saved(page)
    exam.ahead(TEST - seconds)
    come_back(page)


def test_time_is_up(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """What was saved is handed in by itself, and the result says so."""
    as_learner(context, exam, "up")
    near_the_end(page, exam, 5)
    page.wait_for_url("**/result")
    expect(page.get_by_text("The time was up.")).to_be_visible()
    expect(page.locator(".result-points")).to_contain_text("1 of 8 points")


def test_time_is_up_without_a_network(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """The form stops, it is said why, and the result opens when the network is back; what came late is told."""
    as_learner(context, exam, "up-offline")
    page.clock.install()
    near_the_end(page, exam, 300)
    shows(page, 4)
    context.set_offline(True)
    asked(page, 1).get_by_label("Staff open").check()
    exam.ahead(TEST)
    page.clock.fast_forward(300_000)
    expect(page.get_by_role("heading", name="Time is up")).to_be_focused()
    expect(page.get_by_text("What was saved in time counts")).to_be_visible()
    context.set_offline(False)
    page.wait_for_url("**/result")
    expect(page.locator(".result-points")).to_contain_text("1 of 8 points")
    expect(page.get_by_text("One answer came after that: kept, but not counted.")).to_be_visible()


def test_more_time_was_granted_meanwhile(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """The page's count is at its end, the service says there is time: the test goes on."""
    as_learner(context, exam, "granted")
    exam.ahead(60)
    page.clock.install()
    begin(page, exam, "m01-test")
    exam.ahead(-600)  # as if ten minutes had been granted
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    page.clock.fast_forward(TEST * 1000)
    page.clock.run_for(3000)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^4\d:\d\d left$"))
    expect(asked(page, 1).get_by_label("A third less")).to_be_enabled()


def test_a_wait_is_counted_down(browser: Browser, exam: ExamServer) -> None:
    """After a fail: why, until when in the reader's own time, a calendar file; when the wait is over, the button."""
    context = browser.new_context(timezone_id="America/New_York")
    as_learner(context, exam, "waits")
    page = context.new_page()
    exam.ahead(-2 * 24 * 3600 + 600)  # nearly two days ago
    begin(page, exam, "exam-b")
    hand_in(page)
    exam.ahead(0)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Put it into my calendar").click()
    assert coming.value.suggested_filename.endswith(".ics")
    page.clock.install()
    page.goto(exam.address + "exam-b")
    expect(page.get_by_text("After your first fail, the wait is 2 days.")).to_be_visible()
    left = page.locator(".wait-left")
    expect(left).to_have_text(re.compile(r"^\d minutes$"))
    exam.ahead(600)
    page.clock.fast_forward(int(1000 * float(left.get_attribute("data-left") or 0)) - 50_000)
    expect(left).to_have_text(re.compile(r"^[1-5]?\d seconds?$"))
    page.clock.fast_forward(60_000)
    expect(page.get_by_role("button", name="Begin")).to_be_visible()  # by itself
    context.close()
