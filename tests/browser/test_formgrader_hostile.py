"""Hostile hand-ins in real Chromium: whatever a learner writes, no script runs before the instructor's eyes."""

import json
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from csm_autograder.samples import sample_answer
from csm_course.answers import AnswerFolder
from csm_course.exercises import ANSWERS
from csm_course.exercises.numeric import NumericAnswer
from csm_course.exercises.written import WrittenAnswer, WrittenExercise
from tests.app.served import Server
from tests.hostile.answer_cases import ATTACKS
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, open_classroom

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
OWNED = "document.title='owned'"
NAMED = f"x<img src=x onerror={OWNED}>"
"""A learner's id, as a file that was sent in may be called."""

EVERYTHING = "\n".join(ATTACKS.values())
MARKUP = (
    f'<script>{OWNED}</script><img src="x" onerror="{OWNED}"><svg onload="{OWNED}"></svg>'
    f'<a href="javascript:{OWNED}">in</a>'
)
REMOTE = '<script src="/files/owned.js"></script><img src="http://example.org/seen.png"><iframe srcdoc="<p>x</p>">'


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A class of one who writes attacks wherever words can be written."""
    classroom = open_classroom(tmp_path_factory.mktemp("hostile"))
    classroom.must("generate_assignment", MODULE)
    folder = classroom.course / "build" / "submitted" / NAMED / MODULE
    folder.parent.mkdir(parents=True)
    (classroom.course / "build" / "release" / MODULE).rename(folder)
    attack_everywhere(AnswerFolder(folder / "answers"))
    classroom.must("autograde", MODULE)
    (classroom.course / "owned.js").write_text(OWNED)
    return classroom


@pytest.fixture
def seen(page: Page) -> dict[str, list[str]]:
    """What the page asked of other computers, and what it complained of."""
    found: dict[str, list[str]] = {"elsewhere": [], "refused": [], "errors": []}

    def requested(request: Request) -> None:
        if "example.org" in request.url or request.url.endswith("owned.js"):
            found["elsewhere"].append(request.url)

    def said(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            found["refused"].append(message.text)

    page.on("requestfinished", requested)
    page.on("console", said)
    page.on("pageerror", lambda error: found["errors"].append(str(error)))
    return found


def test_the_page_of_a_submission_works_and_shows_attacks_as_text(
    page: Page, instructor: Server, seen: dict[str, list[str]]
) -> None:
    """nbgrader's own scripts run under the policy, nothing of the learner's does, and points can be given."""
    for workbook in ("workbook-1", "workbook-2", "test", "scenario"):
        open_submission(page, instructor, workbook)
        assert page.title() != "owned"
    open_submission(page, instructor, "workbook-1")
    expect(page.locator(".csm-record__text").first).to_contain_text("<script>document.title='owned'</script>")
    page.locator(".glyphicon-eye-open").click()
    expect(page.locator(".name-shown").first).to_contain_text("x<img src=x")
    brief = next(one for one in graded_exercises(authored()) if isinstance(one, WrittenExercise))
    expect(page.locator(f"input[id='{brief.id}_extra_credit']")).to_have_attribute("placeholder", "0")
    page.wait_for_load_state("networkidle")
    score = page.locator(f"input[id='{brief.id}']")
    score.fill("3")
    with page.expect_response(lambda reply: "/api/grade/" in reply.url and reply.request.method == "PUT"):
        score.press("Tab")
    assert page.title() != "owned"
    assert seen == {"elsewhere": [], "refused": [], "errors": []}


def test_markup_that_got_onto_the_page_is_still_not_run(
    page: Page, room: Classroom, instructor: Server, seen: dict[str, list[str]]
) -> None:
    """The second lock alone: a graded notebook with scripts in its outputs, which no grader of ours writes."""
    book = room.course / "build" / "autograded" / NAMED / MODULE / "workbook-2.ipynb"
    original = book.read_text()
    book.chmod(0o644)
    book.write_text(with_output(json.loads(original), MARKUP + REMOTE))
    try:
        open_submission(page, instructor, "workbook-2")
        page.get_by_role("link", name="in", exact=True).first.click()
        page.wait_for_load_state("networkidle")
        assert page.title() != "owned"
        assert seen["elsewhere"] == []
        assert any("script" in text for text in seen["refused"])
    finally:
        book.write_text(original)


def test_lists_of_submissions_do_not_obey_a_name(page: Page, instructor: Server) -> None:
    """The id of a learner stands in the lists of the formgrader as well."""
    open_list(page, instructor, f"/formgrader/manage_submissions/{MODULE}")
    open_list(page, instructor, "/formgrader/manage_students")
    open_list(page, instructor, f"/formgrader/gradebook/{MODULE}/workbook-1")


def test_the_page_that_is_returned_shows_attacks_as_text(
    page: Page, room: Classroom, seen: dict[str, list[str]]
) -> None:
    """And says itself that no script may run on it."""
    room.must("generate_feedback", MODULE)
    for name in ("workbook-1", "workbook-2"):
        returned = room.course / "build" / "feedback" / NAMED / MODULE / f"{name}.html"
        page.goto(returned.as_uri())
        expect(page.locator("main")).to_contain_text("<script>document.title='owned'</script>")
        assert page.title() != "owned"
    assert "default-src 'none'" in returned.read_text()
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">')")
    page.wait_for_load_state("networkidle")
    assert page.title() != "1"
    assert seen["elsewhere"] == []


def attack_everywhere(answers: AnswerFolder) -> None:
    """All attacks in every text a learner may type: letters, numbers, cells of lists, inputs of tools."""
    for exercise in graded_exercises(authored()):
        if isinstance(exercise, WrittenExercise):
            answers.keep(exercise.id, WrittenAnswer(text=EVERYTHING))
        elif exercise.kind == "numeric":
            answers.keep(exercise.id, NumericAnswer(text="<script>document.title='owned'</script>"[:60]))
        else:
            full = sample_answer(exercise, next(one for one in exercise.samples if one.name == "full"))
            assert full is not None
            kept = attacked(full.model_dump(mode="json")) if exercise.kind == "tool" else full
            answers.keep(exercise.id, ANSWERS[exercise.kind].model_validate(kept))


def attacked(value: Any) -> Any:
    """Sentences become attacks; single words may be choices, and stay."""
    if isinstance(value, dict):
        return {name: attacked(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [attacked(one) for one in value]
    return ATTACKS["script in a text"] if isinstance(value, str) and " " in value else value


def with_output(book: dict[str, Any], html: str) -> str:
    """The notebook with this HTML in its first output."""
    shown = next(output for cell in book["cells"] for output in cell.get("outputs", ()))
    shown["data"]["text/html"] = html
    return json.dumps(book)


def open_submission(page: Page, instructor: Server, workbook: str) -> None:
    """The page of the only submission."""
    page.goto(f"{instructor.address}/course?token={instructor.token}")
    page.goto(f"{instructor.address}/formgrader/gradebook/{MODULE}/{workbook}")
    page.get_by_role("link", name="Submission #1").click()
    page.wait_for_load_state("networkidle")


def open_list(page: Page, instructor: Server, address: str) -> None:
    """A list of nbgrader's, until it has fetched what it shows."""
    page.goto(f"{instructor.address}/course?token={instructor.token}")
    page.goto(f"{instructor.address}{address}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("tbody tr").first).to_be_visible()
    assert page.title() != "owned"
