"""What must not cost an answer: a reload, no network, a lost session, two tabs, two computers, a killed server."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from .conftest import stop_the_clock
from .exam_kit import ExamServer, as_learner, asked, begin, cell, go_to, hand_in, opened, saved, state

pytestmark = pytest.mark.browser
TRYING = "Not saved yet – trying again"


def test_everything_survives_a_reload(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """All five kinds, a flag and the question one was at are back."""
    as_learner(context, exam, "reload")
    begin(page, exam, "m01-test")
    asked(page, 1).get_by_label("Staff open the app").check()
    question = go_to(page, 2)
    question.get_by_label("The sponsor has left").check()
    question.get_by_role("button", name="Flag").click()
    go_to(page, 3).get_by_label("Closing a contract").select_option("Sales")
    go_to(page, 5).get_by_role("button", name="Move down: Train the first users").click()
    go_to(page, 6).get_by_label("Your answer").fill("2.5")
    saved(page)
    page.reload()
    opened(page)
    expect(asked(page, 6).get_by_label("Your answer")).to_have_value("2.5")
    expect(go_to(page, 5).get_by_role("listitem").nth(2)).to_contain_text("Train the first users")
    expect(asked(page, 5).get_by_text("Not answered yet")).to_be_hidden()
    expect(go_to(page, 3).get_by_label("Closing a contract")).to_have_value("c")
    expect(cell(page, 3)).to_have_attribute("aria-label", "Question 3, partly answered")
    expect(go_to(page, 2).get_by_label("The sponsor has left")).to_be_checked()
    expect(asked(page, 2).get_by_role("button", name="Flagged")).to_have_attribute("aria-pressed", "true")
    expect(go_to(page, 1).get_by_label("Staff open the app")).to_be_checked()
    asked(page, 1).get_by_role("button", name="Clear my answer").click()
    saved(page)
    page.reload()
    opened(page)
    expect(asked(page, 1).get_by_role("radio", checked=True)).to_have_count(0)


def test_without_a_network_one_goes_on(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """It is said in words, answering goes on, the browser warns before one leaves, and all is sent when it is back."""
    as_learner(context, exam, "offline")
    begin(page, exam, "m01-test")
    context.set_offline(True)
    asked(page, 1).get_by_label("A third less").check()
    expect(state(page)).to_have_text(TRYING)
    expect(page.get_by_text("No connection. Go on answering")).to_be_visible()
    go_to(page, 2).get_by_label("Use falls").check()
    go_to(page, 6).get_by_label("Your answer").fill("2")
    asked(page, 6).get_by_label("Your answer").fill("2.5")
    asked_to_stay: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked_to_stay.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    assert asked_to_stay == ["beforeunload"]
    stop_the_clock(page)  # what is said stays to be seen
    context.set_offline(False)
    saved(page)
    expect(page.get_by_text("Everything is saved again.")).to_be_visible()
    expect(page.get_by_text("No connection.")).to_be_hidden()
    page.clock.resume()
    page.reload()  # nothing is unsent: the browser does not ask
    opened(page)
    assert asked_to_stay == ["beforeunload"]
    expect(go_to(page, 6).get_by_label("Your answer")).to_have_value("2.5")
    expect(go_to(page, 1).get_by_label("A third less")).to_be_checked()
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('csm-sitting:')).length") == 0


def test_a_closed_tab_keeps_what_was_unsent(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Answered while nothing could be sent, then the tab is gone: the next one sends it."""
    as_learner(context, exam, "closed")
    begin(page, exam, "m01-test")
    where = page.url
    context.route("**/answers/**", lambda route: route.abort())
    asked(page, 1).get_by_label("A third less").check()
    expect(state(page)).to_have_text(TRYING)
    page.close()
    context.unroute("**/answers/**")
    again = context.new_page()
    again.goto(where)
    opened(again)
    expect(asked(again, 1).get_by_label("A third less")).to_be_checked()
    saved(again)
    elsewhere = exam.folder / "sittings.json"
    expect(again.locator("[data-part=count]")).to_have_text("1 of 8 answered")
    assert '"choice": "a"' in elsewhere.read_text()


def test_a_session_that_ran_out_is_renewed(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Signed out: it is said, with a way to sign in; as soon as one is signed in again the page sends by itself."""
    as_learner(context, exam, "session")
    begin(page, exam, "m01-test")
    as_learner(context, exam, "-")
    asked(page, 1).get_by_label("A third less").check()
    expect(page.get_by_text("You have been signed out.")).to_be_visible()
    expect(page.get_by_role("link", name="sign in")).to_have_attribute("target", "_blank")
    as_learner(context, exam, "session")
    saved(page)
    expect(page.get_by_text("You have been signed out.")).to_be_hidden()


def test_a_token_that_ran_out_is_renewed_unseen(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """The page's token is no longer right: the page fetches a new one, and nobody notices."""
    as_learner(context, exam, "token")
    begin(page, exam, "m01-test")
    context.clear_cookies(name="_xsrf")
    asked(page, 1).get_by_label("A third less").check()
    saved(page)


def test_two_tabs_stay_in_step(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """A choice in one is seen in the other at once, the later choice holds, and the hand-in of one ends both."""
    as_learner(context, exam, "tabs")
    begin(page, exam, "m01-test")
    other = context.new_page()
    other.goto(page.url)
    opened(other)
    asked(page, 1).get_by_label("A third less").check()
    expect(asked(other, 1).get_by_label("A third less")).to_be_checked()
    asked(other, 1).get_by_label("Staff open").check()
    expect(asked(page, 1).get_by_label("Staff open")).to_be_checked()
    go_to(other, 2).get_by_role("button", name="Flag").click()
    expect(cell(page, 2)).to_have_attribute("aria-label", "Question 2, not answered, flagged")
    saved(page)
    saved(other)
    hand_in(other)
    page.wait_for_url("**/result")


@contextmanager
def another_computer(browser: Browser, exam: ExamServer, learner: str, address: str) -> Iterator[Page]:
    """The same learner at the same page, with nothing in common but the service."""
    elsewhere = browser.new_context()
    as_learner(elsewhere, exam, learner)
    page = elsewhere.new_page()
    page.goto(address)
    opened(page)
    yield page
    elsewhere.close()


def test_two_computers(browser: Browser, context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Without a channel between them the newer choice of a person wins, and what is behind is brought up to date."""
    as_learner(context, exam, "two")
    begin(page, exam, "m01-test")
    with another_computer(browser, exam, "two", page.url) as laptop:
        asked(page, 1).get_by_label("A third less").check()
        saved(page)
        asked(laptop, 1).get_by_label("Staff open").check()  # both count it their first change
        saved(laptop)
        expect(asked(laptop, 1).get_by_label("Staff open")).to_be_checked()
        page.reload()
        opened(page)
        expect(asked(page, 1).get_by_label("Staff open")).to_be_checked()


def test_an_old_choice_does_not_win(browser: Browser, context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Chosen long ago without a network, then changed on another computer: the other one's stays, and it is said."""
    as_learner(context, exam, "old")
    page.clock.install()
    begin(page, exam, "m01-test")
    context.set_offline(True)
    asked(page, 1).get_by_label("A third less").check()
    expect(state(page)).to_have_text(TRYING)
    with another_computer(browser, exam, "old", page.url) as laptop:
        asked(laptop, 1).get_by_label("Staff open").check()
        saved(laptop)
        page.clock.run_for(10_000)  # long ago
        context.set_offline(False)  # sends at once: the clock is left alone, so that what is said stays to be seen
        expect(asked(page, 1).get_by_label("Staff open")).to_be_checked()
        expect(page.get_by_text("Question 1 was changed in another window.")).to_be_visible()
        saved(page)


def test_killed_and_started_again(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """kill -9 between two answers: the page goes on, sends when the server is back, and the clock is right."""
    as_learner(context, exam, "killed")
    begin(page, exam, "m01-test")
    asked(page, 1).get_by_label("A third less").check()
    saved(page)
    exam.kill()
    go_to(page, 2).get_by_label("The sponsor has left").check()
    expect(state(page)).to_have_text(TRYING)
    go_to(page, 3).get_by_label("Closing a contract").select_option("Sales")
    exam.ahead(300)  # five minutes go by
    exam.start()
    saved(page)
    expect(page.locator("[data-part=time]")).to_have_text(_between(20, 25))
    page.reload()
    opened(page)
    expect(go_to(page, 1).get_by_label("A third less")).to_be_checked()
    expect(go_to(page, 2).get_by_label("The sponsor has left")).to_be_checked()
    exam.ahead(0)


def _between(low: int, high: int) -> re.Pattern[str]:
    return re.compile(rf"^({'|'.join(str(minute) for minute in range(low, high + 1))}):\d\d left$")


def test_handed_in_twice(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Two presses at once, and a hand-in after the hand-in: one result. Going back leads to it."""
    as_learner(context, exam, "twice")
    begin(page, exam, "m01-test")
    sitting = page.url
    asked(page, 1).get_by_label("A third less").check()
    page.get_by_role("button", name="Review").first.click()
    page.get_by_role("button", name="Hand in").click()
    page.locator("[data-part=yes]").evaluate("button => { button.click(); button.click(); }")
    page.wait_for_url("**/result")
    points = page.locator(".result-points").inner_text()
    page.goto(sitting.partition("#")[0])
    page.wait_for_url("**/result")
    assert page.locator(".result-points").inner_text() == points


def test_handing_in_waits_for_the_network(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Pressed without a network: it is said, one may go back, and it happens when the network is there."""
    as_learner(context, exam, "late-network")
    begin(page, exam, "m01-test")
    context.set_offline(True)
    asked(page, 1).get_by_label("A third less").check()
    page.get_by_role("button", name="Review").first.click()
    page.get_by_role("button", name="Hand in").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Hand in").click()
    expect(dialog).to_contain_text("The course cannot be reached just now.")
    dialog.get_by_role("button", name="Go back").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Back to question 1").click()
    expect(asked(page, 1).get_by_label("Staff open")).to_be_enabled()
    asked(page, 1).get_by_label("Staff open").check()
    page.get_by_role("button", name="Review").first.click()
    page.get_by_role("button", name="Hand in").click()
    dialog.get_by_role("button", name="Hand in").click()
    expect(dialog).to_contain_text("The course cannot be reached just now.")
    context.set_offline(False)
    page.wait_for_url("**/result")
    expect(page.get_by_text("0 of 8 points")).to_be_visible()
