"""A whole test by keyboard alone: begun, answered in all five ways, flagged, looked over, handed in, result read."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .exam_kit import ExamServer, as_learner, asked, cell, opened, saved

pytestmark = pytest.mark.browser
NAME = "el => el.getAttribute('aria-label') || el.closest('label')?.innerText || el.innerText || ''"


def tab_to(page: Page, name: str, back: bool = False) -> None:
    """Tab until the focus is on what is called so."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if name in page.locator(":focus").evaluate(NAME):
            return
    raise AssertionError(f"no way to {name!r} by the Tab key")


def press(page: Page, name: str, key: str = "Enter") -> None:
    """Tab to it, press it."""
    tab_to(page, name)
    page.keyboard.press(key)


def next_question(page: Page, number: int) -> None:
    """On to the next; the focus is on its heading, where reading begins."""
    press(page, "Next")
    asked(page, number)
    expect(page.locator(":focus")).to_contain_text(f"Question {number}")


def begin(page: Page, exam: ExamServer) -> None:
    """From the list by the rules to the first question."""
    page.goto(exam.address)
    press(page, "Module 1 test")
    expect(page.get_by_role("heading", name="Before you begin")).to_be_visible()
    press(page, "Begin")
    opened(page)


def choose(page: Page) -> None:
    """One of several, then several."""
    press(page, "A third less", "Space")
    next_question(page, 2)
    for option in ("The sponsor has left", "Use falls", "Two meetings"):
        press(page, option, "Space")


def match(page: Page) -> None:
    """Typing chooses in a native list."""
    page.keyboard.press("Tab")  # the flag
    for word in ("Customer", "Sales", "Support"):
        page.keyboard.press("Tab")
        page.keyboard.type(word)
    saved(page)
    expect(cell(page, 3)).to_have_attribute("aria-label", "Question 3, answered")


def put_in_order(page: Page) -> None:
    """The third to the top; each move is said, and the focus stays with the step."""
    tab_to(page, "Move down: Hand over from sales")
    for _ in range(2):
        page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-part=said]")).to_have_text("Hand over from sales: now 1 of 4")
    expect(asked(page, 5).get_by_role("listitem").first).to_contain_text("Hand over")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Move down: Hand over from sales")


def give_a_number(page: Page) -> None:
    """Enter as in every form: done, next."""
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Your answer")).to_be_focused()
    page.keyboard.type("2.5")
    page.keyboard.press("Enter")
    asked(page, 7)


def walk_the_palette(page: Page) -> None:
    """One stop for Tab; arrows, Home and End move, Enter opens."""
    tab_to(page, "Question 7", back=True)
    page.keyboard.press("End")
    expect(cell(page, 8)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(asked(page, 2).get_by_role("checkbox", checked=True)).to_have_count(3)


def look_over(page: Page) -> None:
    """What is empty is listed, with a way to it."""
    tab_to(page, "Review", back=True)
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Before you hand in")
    expect(page.locator("[data-part=sum]")).to_have_text("5 of 8 questions are answered, 3 are empty, 1 is flagged.")
    press(page, "What do you show")
    asked(page, 7)
    press(page, "The kilometres", "Space")
    tab_to(page, "Review", back=True)
    page.keyboard.press("Enter")


def hand_in(page: Page) -> None:
    """It is asked once, the harmless answer first; Escape means no."""
    press(page, "Hand in")
    dialog = page.get_by_role("dialog", name="Hand in now?")
    expect(dialog).to_contain_text("2 are empty")
    expect(dialog.get_by_role("button", name="Go back")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Enter")
    press(page, "Hand in")
    page.wait_for_url("**/result")


def test_a_whole_test(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """No mouse: list, rules, five ways to answer, a flag, the palette, the review, one question, the result."""
    as_learner(context, exam, "keys")
    begin(page, exam)
    choose(page)
    next_question(page, 3)
    match(page)
    next_question(page, 4)
    press(page, "Flag")
    expect(cell(page, 4)).to_have_attribute("aria-label", "Question 4, not answered, flagged")
    next_question(page, 5)
    put_in_order(page)
    next_question(page, 6)
    give_a_number(page)
    walk_the_palette(page)
    look_over(page)
    hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Passed")
    expect(page.get_by_text("6 of 8 points")).to_be_visible()
