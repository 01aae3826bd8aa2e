"""The pages on the real service: real questions, a real database, real receipts; killed in the middle of a sitting."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from .exam_kit import ExamServer, as_learner, asked, begin, go_to, hand_in, opened, running, saved

pytestmark = pytest.mark.browser


@dataclass
class RealServer(ExamServer):
    """`csm assess serve`, alone on this computer."""

    def command(self) -> list[str]:
        """As an administrator would type it."""
        database = f"sqlite:///{self.folder / 'assessments.sqlite3'}"
        code = "import sys; from csm_app.cli import main; sys.exit(main())"
        words = ["assess", "serve", "--believe-everybody", "--port", str(self.port), "--database", database]
        return [sys.executable, "-c", code, *words, "--keys", str(self.folder / "keys")]


@pytest.fixture(scope="module")
def exam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExamServer]:
    """The service of this file."""
    with running(RealServer(tmp_path_factory.mktemp("real"))) as server:
        yield server


def answer(question: Locator) -> None:
    """Any answer, in the way the question asks for."""
    kind = question.get_attribute("data-kind")
    if kind == "single":
        question.get_by_role("radio").first.check()
    elif kind == "multiple":
        question.get_by_role("checkbox").first.check()
    elif kind == "match":
        for field in question.get_by_role("combobox").all():
            field.select_option(index=1)
    elif kind == "order":
        question.get_by_role("button", name="Keep this order").click()
    else:
        question.get_by_role("textbox").fill("12.5")


def test_a_module_test_through_a_kill(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Half answered, the service killed and started again, the rest answered, handed in: a result with lessons."""
    as_learner(context, exam, "real")
    begin(page, exam, "m01-test")
    count = page.locator(".question").count()
    assert count == 15
    for number in range(1, count + 1):
        if number == 8:
            exam.kill()
        answer(asked(page, number))
        if number == 9:
            exam.start()
        page.locator("[data-part=next]").click()
    saved(page)
    page.reload()
    opened(page)
    page.get_by_role("button", name="Review").first.click()
    expect(page.locator("[data-part=sum]")).to_have_text(f"All {count} questions are answered.")
    page.get_by_role("button", name="Back to question").click()
    hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Not passed this time")
    expect(page.get_by_role("heading", name="Lessons to revisit")).to_be_visible()
    page.get_by_text("Receipt").click()
    expect(page.get_by_role("group", name="Receipt")).not_to_be_empty()


def test_practice(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Checked at once with every reason, and all of them in the result."""
    as_learner(context, exam, "real-practice")
    begin(page, exam, "practice-m01")
    answer(asked(page, 1))
    asked(page, 1).get_by_role("button", name="Check this answer").click()
    expect(asked(page, 1).locator(".verdict")).to_be_visible()
    expect(asked(page, 1).locator(".reason").first).to_contain_text("lesson")
    hand_in(page)
    expect(page.locator(".reviewed")).to_have_count(10)


def test_an_exam_is_timed(context: BrowserContext, page: Page, exam: ExamServer) -> None:
    """Exam B: its minutes, its stories beside the questions; after a fail the wait, and the next attempt is refused."""
    as_learner(context, exam, "real-exam")
    begin(page, exam, "exam-b")
    expect(page.get_by_role("timer")).to_contain_text(":")
    answer(asked(page, 1))
    answer(go_to(page, 2))
    saved(page)
    hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Not passed this time")
    expect(page.get_by_text("1 day 23 hours")).to_be_visible()
    page.goto(exam.address + "exam-b")
    expect(page.get_by_role("button", name="Begin")).to_have_count(0)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Put it into my calendar").click()
    assert b"BEGIN:VCALENDAR" in Path(coming.value.path()).read_bytes()
