"""A module test in the course while the kernel behind the course's pages is killed: the sitting does not hang on it."""

import os
import signal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.app.served import Server

from .exam_kit import asked, cell, go_to, opened, saved
from .steps import TEST, open_app, panel
from .test_lesson_page import kernel_of
from .test_taking_real import answer

pytestmark = pytest.mark.browser
GIVEN = """question => [...question.querySelectorAll("input, select, li")].map(
  one => "checked" in one && one.type !== "text" ? one.checked : one.value || one.innerText)"""


def given(question: Locator) -> object:
    """What is chosen, matched, put in order or typed."""
    return question.evaluate(GIVEN)


def test_the_kernel_is_killed_in_the_middle(context: BrowserContext, page: Page, server: Server) -> None:
    """Answers go on being saved and outlast a reload; the module's page, left open, says calmly how to go on."""
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    beside = context.new_page()
    open_app(beside, server, TEST)
    open_app(page, server, TEST)
    page.bring_to_front()  # a browser draws the page behind once a second
    panel(page, "m01-test").get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Begin").click()
    opened(page)
    answer(asked(page, 1))
    saved(page)
    kernel = server.said(kernel_of(beside), "import os; print(os.getpid())")
    os.kill(int(kernel), signal.SIGKILL)  # it can say nothing to anybody
    for number in (2, 3):
        answer(go_to(page, number))
    saved(page)
    chosen = [given(go_to(page, number)) for number in (1, 2, 3)]
    page.reload()
    opened(page)
    assert [given(go_to(page, number)) for number in (1, 2, 3)] == chosen
    for number in (1, 2, 3):
        expect(cell(page, number)).to_have_attribute("aria-label", f"Question {number}, answered")
    goes_on(beside)
    assert faults == []
    assert "Traceback" not in "".join([*server.printed, page.content(), beside.content()])


def goes_on(beside: Page) -> None:
    """The page whose kernel it was says so in one sentence; a press brings it back, and it knows of the sitting."""
    beside.bring_to_front()
    expect(beside.locator("#page-notice")).to_contain_text("This page has gone to sleep. Nothing is lost")
    with beside.expect_navigation():
        beside.get_by_role("button", name="Go on").click()
    stand = panel(beside, "m01-test").locator("[data-csm=stand]")
    expect(stand).to_have_text("You have begun: your answers are kept, and you can go on.")
