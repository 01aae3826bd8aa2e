"""The instructor's side in real Chromium: read a written answer in nbgrader's formgrader, give points, return them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from csm_course.answers import AnswerFolder
from csm_course.exercises import AnyExercise
from csm_course.exercises.written import WrittenAnswer, WrittenExercise
from tests.app.served import Server, instructing
from tests.browser.steps import picture
from tests.pipeline.classroom import MODULE, authored, graded_exercises, hand_in, open_classroom

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
DARK_INK, LIGHT_INK = "rgb(26, 35, 48)", "rgb(232, 237, 243)"
ATTACK = "Two of 96 left us. <img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


def test_a_written_answer_is_read_scored_and_returned(page: Page, tmp_path: Path) -> None:
    """From the queue to the learner's page; markup in the answer stays text in the instructor's browser."""
    room = open_classroom(tmp_path)
    room.must("generate_assignment", MODULE)
    folder = room.course / "build" / "submitted" / "ana" / MODULE
    folder.parent.mkdir(parents=True)
    (room.course / "build" / "release" / MODULE).rename(folder)
    written = next(one for one in graded_exercises(authored()) if isinstance(one, WrittenExercise))
    answers = AnswerFolder(folder / "answers")
    answers.keep(written.id, WrittenAnswer(text=ATTACK))
    for other in second_workbook():
        hand_in(answers, other, "full")
    room.must("autograde", MODULE)

    with instructing(room.course) as server:
        page.goto(f"{server.address}/course?token={server.token}")
        page.goto(f"{server.address}/formgrader/gradebook/{MODULE}/workbook-1")
        page.get_by_role("link", name="Submission #1").click()
        expect(page.locator(".csm-record__text")).to_contain_text("Two of 96 left us. <img src=x")
        page.emulate_media(color_scheme="dark")
        assert ink(page, ".csm-record__text") == DARK_INK, "the formgrader stays white, so the answer stays dark on it"
        # The boxes save only once the page has fetched what they hold.
        expect(page.locator(f"input[id='{written.id}_extra_credit']")).to_have_attribute("placeholder", "0")
        page.wait_for_load_state("networkidle")
        score = page.locator(f"input[id='{written.id}']")
        score.fill("7.5")
        with page.expect_response(lambda reply: "/api/grade/" in reply.url and reply.request.method == "PUT"):
            score.press("Tab")
        comment = page.locator(f"textarea[id='{written.id}-comment']")
        comment.fill("Clear numbers. Name the date next time.")
        with page.expect_response(lambda reply: "/api/comment/" in reply.url and reply.request.method == "PUT"):
            comment.press("Tab")
        assert page.title() != "owned"
        score.scroll_into_view_if_needed()
        picture(page, "formgrader")
        the_second_workbook_is_in_view(page, server)

    room.must("generate_feedback", MODULE)
    returned = room.course / "build" / "feedback" / "ana" / MODULE / "workbook-1.html"
    page.goto(returned.as_uri())
    expect(page.locator("main")).to_contain_text(f"7.5 of {written.points:g}")
    expect(page.locator("main")).to_contain_text("Name the date next time.")
    assert page.title() != "owned"
    assert ink(page, ".csm-record__text") == LIGHT_INK, "the feedback page is ours and follows the reader's system"
    page.emulate_media(color_scheme="light")
    assert ink(page, ".csm-record__text") == DARK_INK
    picture(page, "feedback")


def second_workbook() -> list[AnyExercise]:
    """The exercises of workbook 2."""
    return [one for page in authored().pages if page.path.stem == "workbook-2" for one in page.exercises]


def the_second_workbook_is_in_view(page: Page, server: Server) -> None:
    """The charter and the letter as they were handed in, and beside the letter its rubric and a box for its points."""
    letter = next(one for one in second_workbook() if isinstance(one, WrittenExercise))
    page.goto(f"{server.address}/formgrader/gradebook/{MODULE}/workbook-2")
    page.get_by_role("link", name="Submission #1").click()
    expect(page.locator(".csm-record__text")).to_contain_text("Dear Amara, from 12 October")
    expect(page.locator(".csm-record").nth(4)).to_contain_text("Results I answer for")
    for row in letter.rubric:
        expect(page.locator(".csm-criterion").get_by_text(row.full)).to_be_visible()
    box = page.locator(f"input[id='{letter.id}']")
    box.scroll_into_view_if_needed()
    expect(box).to_be_visible()
    picture(page, "formgrader-workbook-2")


def ink(page: Page, where: str) -> str:
    """The colour of the letters there."""
    colour: str = page.locator(where).first.evaluate("element => getComputedStyle(element).color")
    return colour
