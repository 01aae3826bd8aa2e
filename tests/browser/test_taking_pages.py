"""The four pages: without barriers on both screens and in both lights, by touch, on paper, and without a key."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .exam_kit import ExamServer, as_learner, asked, begin, cell, go_to, hand_in, opened, picture, saved

pytestmark = pytest.mark.browser
SCREENS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
SMALL = """[...document.querySelectorAll("button")].filter(one => one.offsetWidth && one.offsetHeight < 36)
  .map(one => one.outerHTML)"""


def without_barriers(page: Page, name: str) -> None:
    """axe finds nothing serious, and nothing is wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen"
    picture(page, name)


@pytest.mark.parametrize(("width", "light"), SCREENS)
def test_without_barriers(browser: Browser, exam: ExamServer, width: int, light: str) -> None:
    """List, rules, each kind of question, review, question, result, wait, practice, refusal; and no error anywhere."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=light)  # type: ignore[arg-type]
    as_learner(context, exam, f"axe-{width}-{light}")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(exam.address)
    without_barriers(page, f"exams-list-{width}-{light}")
    page.goto(exam.address + "exam-b")
    without_barriers(page, f"exams-begin-{width}-{light}")
    page.get_by_role("button", name="Begin").click()
    opened(page)
    hand_in(page)
    without_barriers(page, f"exams-failed-{width}-{light}")
    begin(page, exam, "m01-practice")
    for number in range(1, 8):
        if number > 1:
            page.get_by_role("button", name="Next").click()
        if number == 2:
            asked(page, 2).get_by_role("button", name="Flag").click()
        without_barriers(page, f"exams-question-{number}-{width}-{light}")
    go_to_first(page)
    asked(page, 1).get_by_label("Staff open").check()
    asked(page, 1).get_by_label("Fairly sure").check()
    asked(page, 1).get_by_role("button", name="Check this answer").click()
    expect(asked(page, 1).get_by_text("Not right yet.")).to_be_visible()
    without_barriers(page, f"exams-checked-{width}-{light}")
    page.get_by_role("button", name="Review").first.click()
    without_barriers(page, f"exams-review-{width}-{light}")
    page.get_by_role("button", name="Hand in").click()
    without_barriers(page, f"exams-sure-{width}-{light}")
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/result")
    without_barriers(page, f"exams-result-{width}-{light}")
    assert faults == []
    context.close()


def go_to_first(page: Page) -> None:
    """By the palette, which on a telephone is folded away."""
    fold = page.locator("[data-part=fold]")
    if fold.is_visible():
        fold.click()
    cell(page, 1).click()


def test_by_touch(browser: Browser, exam: ExamServer) -> None:
    """On a telephone: the whole row is the target, steps are dragged by their dots, the palette unfolds."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    as_learner(context, exam, "touch")
    page = context.new_page()
    begin(page, exam, "m01-test")
    asked(page, 1).get_by_text("Staff open the app").tap()
    expect(asked(page, 1).get_by_label("Staff open the app")).to_be_checked()
    page.get_by_role("button", name="1 of 8 answered").tap()
    cell(page, 5).tap()
    grip = asked(page, 5).locator(".order-grip").nth(2).bounding_box()
    first = asked(page, 5).locator(".order-row").first.bounding_box()
    assert grip is not None
    assert first is not None
    finger = context.new_cdp_session(page)
    x, y = grip["x"] + 8, grip["y"] + 20
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for way in (0.5, 1):
        to = y + (first["y"] + 10 - y) * way
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": to}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(asked(page, 5).get_by_role("listitem").first).to_contain_text("Hand over from sales")
    saved(page)
    assert page.evaluate(SMALL) == []
    context.close()


def test_practice_shows_reasons_at_once(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Check tells right or wrong with every reason; another answer takes that away; the result has all of it."""
    as_learner(context, exam, "practice")
    begin(page, exam, "m01-practice")
    question = asked(page, 1)
    question.get_by_role("button", name="Check this answer").click()
    expect(question.get_by_text("Answer first, then check.")).to_be_visible()
    question.get_by_label("Staff open").check()
    question.get_by_role("button", name="Check this answer").click()
    expect(question.get_by_text("Not right yet.")).to_be_visible()
    expect(question.locator(".reason")).to_have_count(4)
    question.get_by_label("A third less").check()
    expect(question.get_by_text("Not right yet.")).to_be_hidden()
    question.get_by_role("button", name="Check this answer").click()
    expect(question.get_by_text("Right, your answer")).to_be_visible()
    question.get_by_label("Certain", exact=True).check()
    saved(page)
    expect(page.get_by_role("timer")).to_be_hidden()
    hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Done")
    expect(page.get_by_text("certainty points")).to_be_visible()


def test_no_key_and_nobody_outside(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Before the hand-in the browser receives neither key nor reason; every request goes to the service."""
    as_learner(context, exam, "keyless")
    received: list[str] = []
    strangers: list[str] = []
    page.on("response", lambda answer: received.append(answer.text()) if answer.status == 200 else None)
    page.on("request", lambda one: strangers.append(one.url))
    begin(page, exam, "m01-test")
    asked(page, 1).get_by_label("Staff open").check()
    saved(page)
    go_to(page, 6).get_by_label("Your answer").fill("7")
    saved(page)
    everything = "\n".join(received)
    assert "is_key" not in everything.replace("is_key: isKey", "")
    assert "This is the reason" not in everything
    assert [url for url in strangers if not url.startswith((exam.address, "data:"))] == []
    assert '"key":' not in everything


def test_on_paper(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """A result prints without what belongs to a screen, and with every reason."""
    as_learner(context, exam, "paper")
    begin(page, exam, "m01-practice")
    hand_in(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("link", name="My tests and exams")).to_be_hidden()
    expect(page.get_by_text("The sponsor has left")).to_be_visible()
    picture(page, "exams-result-paper")


def test_what_is_granted_is_told(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Extra minutes stand on the page before one begins; a running one is gone on with."""
    as_learner(context, exam, "granted")
    page.goto(exam.address + "exam-b")
    expect(page.get_by_text("You have been given 10 extra minutes.")).to_be_visible()
    page.get_by_role("button", name="Begin").click()
    opened(page)
    page.goto(exam.address)
    page.get_by_role("link", name="Go on").click()
    opened(page)


def test_not_reached_when_beginning(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """No network at the button: it is said that nothing has begun, and the button works again."""
    as_learner(context, exam, "unreached")
    page.goto(exam.address + "m01-test")
    context.set_offline(True)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing has begun.")
    context.set_offline(False)
    page.get_by_role("button", name="Begin").click()
    opened(page)


def test_no_such_test(page: Page, exam: ExamServer) -> None:
    """A wrong address is answered in words, with a way back."""
    page.goto(exam.address + "exam-z")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such test")
    page.get_by_role("link", name="To my tests and exams").click()
    expect(page.get_by_role("heading", name="Tests and exams")).to_be_visible()
