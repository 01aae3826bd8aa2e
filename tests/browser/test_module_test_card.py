"""The card of a module test in every state one can be in: what a learner reads, each thing said once."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from csm_autograder.assessment.policy import wording
from csm_autograder.assessment.views import Offer, Past, Standing
from tests.app.served import Server
from tests.browser.steps import TEST, open_app, panel, picture

pytestmark = pytest.mark.browser
WHEN = "2026-05-12T08:15:00Z"
FROM = "2026-05-14T08:15:00Z"
WAIT = "After your first fail, the wait is 2 days. Use it to revise."
TO_BEGIN = Standing(may_begin=True)


def no_more(why: str, **more: Any) -> Standing:
    """One that may not begin."""
    return Standing.model_validate({"may_begin": False, "why": why, **more})


def offer(standing: Standing, *points: int, running: bool = False) -> Offer:
    """The module test after attempts with these points of 15; eleven pass, and the best counts."""
    past = tuple(
        Past.model_validate(
            {"sitting": f"s{number}", "handed_in": WHEN, "points": one, "maximum": 15, "passed": one >= 11}
        )
        for number, one in enumerate(points)
    )
    best = max(past, key=lambda one: one.points, default=None)
    return Offer(
        id="m01-test", title="Module 1 test", kind="module_test", questions=15, minutes=None, pass_percent=70,
        pass_points=11, open_book=True, standing=standing, running="s9" if running else None, finished=past,
        counts=best.sitting if best else None,
    )  # fmt: skip


STATES: Mapping[str, tuple[Offer, str, str]] = {
    "not taken": (offer(TO_BEGIN), "You have not taken it yet.", "Begin"),
    "not opened": (
        offer(no_more(wording.NOT_OPEN, not_before=FROM)),
        "This test has not opened yet. You can begin from {from} on.", "",
    ),
    "closed, never taken": (
        offer(no_more(wording.CLOSED)),
        "This test has closed. Ask your instructor if you still need to take it.", "",
    ),
    "attempts are counted": (
        offer(Standing(may_begin=True, attempts_left=3)), "You have not taken it yet. 3 attempts are left.", "Begin",
    ),
    "begun": (offer(TO_BEGIN, running=True), "You have begun: your answers are kept, and you can go on.", "Go on"),
    "begun again": (
        offer(TO_BEGIN, 6, running=True),
        "Not passed yet: 6 of 15 points. Another attempt is under way: your answers are kept, and you can go on.",
        "Go on",
    ),
    "failed": (offer(TO_BEGIN, 6), "Not passed yet: 6 of 15 points.", "Take it again"),
    "failed twice, one left": (
        offer(Standing(may_begin=True, attempts_left=1), 5, 6),
        "Not passed yet: 6 of 15 points, the result that counts of 2 attempts. 1 attempt is left.", "Take it again",
    ),
    "waiting": (
        offer(no_more(WAIT, not_before=FROM), 6),
        "Not passed yet: 6 of 15 points. After your first fail, the wait is 2 days. Use it to revise. "
        "You can begin again from {from} on.", "",
    ),
    "used up": (
        offer(no_more(wording.NO_ATTEMPTS, attempts_left=0), 6),
        "Not passed yet: 6 of 15 points. All your attempts are used up. Ask your instructor whether you may have "
        "another.", "",
    ),
    "closed": (
        offer(no_more(wording.CLOSED), 6),
        "Not passed yet: 6 of 15 points. This test has closed. Ask your instructor if you still need to take it.", "",
    ),
    "passed": (
        offer(no_more(wording.PASSED), 12),
        "You have passed. There is nothing left to take here. Your result is 12 of 15 points.", "",
    ),
    "passed at last": (
        offer(no_more(wording.PASSED), 12, 6),
        "You have passed. There is nothing left to take here. "
        "Of your 2 attempts, the result that counts is 12 of 15 points.", "",
    ),
    "passed, may go on": (offer(TO_BEGIN, 12), "Passed with 12 of 15 points.", "Take it again"),
    "passed, waiting": (
        offer(no_more(WAIT, not_before=FROM), 12),
        "Passed with 12 of 15 points. After your first fail, the wait is 2 days. Use it to revise. "
        "You can begin again from {from} on.", "",
    ),
    "passed, used up": (
        offer(no_more(wording.AFTER_PASS[wording.NO_ATTEMPTS], attempts_left=0), 12),
        "You have passed, and all your attempts are used up. Your result is 12 of 15 points.", "",
    ),
    "rehearsed": (
        offer(no_more(wording.REHEARSED), 6, 12),
        "You have passed the rehearsal. The exam itself can be taken once all its modules are written. "
        "Of your 2 attempts, the result that counts is 12 of 15 points.", "",
    ),
}  # fmt: skip


def test_every_state_is_said_once(page: Page, server: Server) -> None:
    """One sentence or two, without a repetition, and a button only where it leads somewhere."""
    shown = next(iter(STATES.values()))[0]

    def answer(route: Route) -> None:
        card = {"offer": json.loads(shown.model_dump_json()), "address": "/x", "result": "", "receipt": "",
                "kept_in": [], "trouble": ""}  # fmt: skip
        route.fulfill(json=card)

    page.route("**/course/assessment/card/**", answer)
    open_app(page, server, TEST)
    test = panel(page, "m01-test")
    moment = page.evaluate(
        """at => { const when = new Date(at);
          const date = when.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
          return `${date}, ${when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`; }""",
        FROM,
    )
    for name, (one, sentence, way) in STATES.items():
        shown = one
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(test.locator("[data-csm=stand]"), name).to_have_text(sentence.replace("{from}", moment))
        expect(test.locator("[data-csm=begin]"), name).to_have_count(1 if way else 0)
        if way:
            expect(test.locator("[data-csm=begin]")).to_have_text(way)
        assert sentence.casefold().count("passed") <= 1, name
    test.scroll_into_view_if_needed()
    picture(page, "module-test-card")
