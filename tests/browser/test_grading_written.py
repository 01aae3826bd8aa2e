"""Written answers in the real formgrader, in real Chromium: rubric, comment bank, blind grading, two markers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from csm_app.cli import main
from csm_app.grading.blind import stand_in
from csm_course.answers import AnswerFolder
from csm_course.exercises.written import WrittenAnswer, WrittenExercise
from tests.app.served import Server, instructing
from tests.browser.steps import picture
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises, open_classroom
from tests.pipeline.secrecy import leaked
from tests.pipeline.submissions import submission

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
BRIEF = next(one for one in graded_exercises(authored()) if isinstance(one, WrittenExercise))
LEARNERS = {"ana-q": "Twelve of 96 people left us.", "bo-r": "All is well.", "carla-s": "Two steps, by Friday."}
NAMES = {"ana-q": ("Annika", "Quistgaard"), "bo-r": ("Bohdan", "Rautio"), "carla-s": ("Carlotta", "Sundqvist")}
PERSONAL = [*LEARNERS, *(name for both in NAMES.values() for name in both)]
GRADED = (
    "select g.manual_score, g.needs_manual_grade, c.manual_comment from grade g"
    " join submitted_notebook n on n.id = g.notebook_id join submitted_assignment s on s.id = n.assignment_id"
    " join base_cell b on b.id = g.cell_id left join comment c on c.notebook_id = n.id and c.cell_id = b.id"
    f" where b.name = '{BRIEF.id}' and s.student_id = ?"
)


@dataclass(frozen=True)
class Marking:
    """A classroom whose submissions are graded as far as a machine can, and the instructor's server on it."""

    room: Classroom
    server: Server

    def rule(self, text: str) -> None:
        """Write `grading.yaml`."""
        (self.room.course / "grading.yaml").write_text(text, encoding="utf-8")

    def row(self, student: str) -> tuple[object, ...]:
        """Points, whether a person is waited for, and comment, as the gradebook has them."""
        (found,) = self.room.rows(GRADED, student)
        return found

    def told(self, address: str, data: bytes | None = None, method: str | None = None) -> Any:
        """nbgrader's answer to one of the formgrader's own requests."""
        return json.load(self.server.ask(f"/formgrader/api/{address}", data=data, method=method))

    def submission(self, student: str) -> str:
        """The id of a learner's first workbook."""
        query = (
            "select n.id from submitted_notebook n join submitted_assignment s on s.id = n.assignment_id"
            " join notebook b on b.id = n.notebook_id where s.student_id = ? and b.name = 'workbook-1'"
        )
        return str(self.room.rows(query, student)[0][0])


@pytest.fixture(scope="module")
def marking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marking]:
    """Three learners have handed in; nobody has read what they wrote."""
    room = open_classroom(tmp_path_factory.mktemp("marking"))
    room.must("generate_assignment", MODULE)
    for student, text in LEARNERS.items():
        folder = submission(room, student, "partial")
        AnswerFolder(folder / "answers").keep(BRIEF.id, WrittenAnswer(text=text))
    room.must("autograde", MODULE)
    with instructing(room.course) as server:
        found = Marking(room, server)
        for student, (first, last) in NAMES.items():
            body = json.dumps({"first_name": first, "last_name": last, "email": f"{student}@example.org"})
            found.told(f"student/{student}", body.encode(), "PUT")
        yield found


@pytest.fixture(autouse=True)
def no_rules(marking: Marking) -> Iterator[None]:
    """Each test begins, and leaves the course, without rules."""
    marking.rule("")
    yield
    marking.rule("")


def opened(page: Page, marking: Marking, student: str) -> Locator:
    """The page of a learner's workbook, ready; gives what stands beside the written answer."""
    page.goto(f"{marking.server.address}/course?token={marking.server.token}")
    page.goto(f"{marking.server.address}/formgrader/submissions/{marking.submission(student)}/")
    page.wait_for_load_state("networkidle")
    return page.locator(".csm-grading__beside")


def pick(card: Locator, *points: int) -> None:
    """Press one button for each criterion."""
    for number, value in enumerate(points):
        step = card.locator(f"[data-criterion='{number}']").get_by_role("radio", name=f"{value} point")
        step.check()


def saving(page: Page, part: str, method: str = "PUT") -> Any:
    """Waits until the server has answered a request of this kind."""
    return page.expect_response(lambda reply: part in reply.url and reply.request.method == method)


def faults(page: Page, *parts: str) -> list[str]:
    """What axe calls critical or serious in our parts of the page."""
    found = Axe().run(page, context={"include": [[part] for part in parts]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found if one["impact"] in ("critical", "serious")]


def test_the_rubric_stands_beside_the_answer_and_fills_the_score(page: Page, marking: Marking) -> None:
    """Nothing is saved until each criterion has points; then nbgrader's own field saves their sum."""
    card = opened(page, marking, "ana-q")
    answer = page.locator(".csm-grading__answer .csm-record__text")
    expect(answer).to_contain_text(LEARNERS["ana-q"])
    expect(card).to_contain_text(f"{len(LEARNERS['ana-q'].split())} words")
    for row in BRIEF.rubric:
        expect(card).to_contain_text(row.full)
        expect(card).to_contain_text(row.part)
    assert is_beside(answer, card)
    pick(card, 2, 2)
    expect(card.locator("[data-csm=sum]")).to_have_text("4 of 10, 2 criteria still open")
    assert marking.row("ana-q")[:2] == (None, 1)
    pick(card, 2, 2, 3)
    with saving(page, "/api/grade/"):
        card.get_by_role("group", name="Advocacy").get_by_role("radio", name="0 points").focus()
        page.keyboard.press("ArrowRight")
    expect(card.locator("[data-csm=sum]")).to_have_text("8 of 10")
    expect(page.get_by_label("Points", exact=True)).to_have_value("8")
    assert marking.row("ana-q")[:2] == (8, 0)
    page.reload()
    expect(card.locator("input:checked")).to_have_count(4)
    page.wait_for_load_state("networkidle")
    with saving(page, "/api/grade/"):
        page.get_by_label("Points", exact=True).fill("7.5")
        page.keyboard.press("Tab")
    assert marking.row("ana-q")[:2] == (7.5, 0)
    picture(page, "grading-rubric")
    with saving(page, "/api/grade/"):
        card.get_by_role("button", name="Clear the rubric").click()
    assert marking.row("ana-q")[:2] == (None, 1), "nbgrader asks for points again"


def is_beside(answer: Locator, card: Locator) -> bool:
    """True where the card stands at the right of the answer; False where it stands below."""
    left, right = answer.bounding_box(), card.bounding_box()
    assert left is not None
    assert right is not None
    if right["x"] >= left["x"] + left["width"]:
        return True
    assert right["y"] >= left["y"] + left["height"]
    return False


def test_on_a_narrow_window_the_rubric_stands_below_and_the_model_answer_folds_out(
    page: Page, marking: Marking
) -> None:
    """From 1000 pixels on beside, and it stays in view; below that width under the answer."""
    page.set_viewport_size({"width": 1000, "height": 800})
    card = opened(page, marking, "bo-r")
    answer = page.locator(".csm-grading__answer .csm-record__text")
    assert is_beside(answer, card)
    assert card.evaluate("one => getComputedStyle(one).position") == "sticky"
    page.set_viewport_size({"width": 999, "height": 800})
    assert not is_beside(answer, card)
    model = card.get_by_text("safe on paper, with people drifting away")
    expect(model).to_be_hidden()
    card.get_by_text("Model answer").click()
    expect(model).to_be_visible()
    expect(page.locator(".csm-judged details")).to_have_count(4)
    expect(page.locator(".csm-verdict").first).to_contain_text("Why")


def test_a_comment_is_kept_offered_for_the_next_answer_reworded_and_removed(page: Page, marking: Marking) -> None:
    """By keyboard and by mouse; what is put under an answer is saved by nbgrader's own field."""
    card = opened(page, marking, "ana-q")
    field = page.get_by_label("Comment for the learner")
    with saving(page, "/api/comment/"):
        field.fill("Clear numbers.")
        card.get_by_role("button", name="Keep this comment for others").click()
    expect(card.locator("[data-csm=said]")).to_contain_text("Kept.")
    suggested = BRIEF.comments[0]

    card = opened(page, marking, "bo-r")
    with saving(page, "/api/comment/"):
        card.get_by_role("button", name="Clear numbers.", exact=True).focus()
        page.keyboard.press("Enter")
    with saving(page, "/api/comment/"):
        card.get_by_role("button", name=suggested, exact=True).click()
    expect(field).to_have_value(f"Clear numbers.\n\n{suggested}")
    assert marking.row("bo-r")[2] == f"Clear numbers.\n\n{suggested}"
    card.get_by_role("button", name="Edit: Clear numbers.").click()
    card.get_by_label("New wording").fill("Clear figures.")
    card.get_by_role("button", name="Save", exact=True).click()
    expect(card.get_by_role("button", name="Clear figures.", exact=True)).to_be_visible()
    assert marking.room.rows("select text, used from csm_comment_bank") == [("Clear figures.", 1)]
    card.locator(".csm-bank").scroll_into_view_if_needed()
    picture(page, "grading-comments")
    card.get_by_role("button", name="Remove: Clear figures.").click()
    expect(card.get_by_role("button", name="Clear figures.", exact=True)).to_have_count(0)
    assert marking.room.rows("select text from csm_comment_bank") == []
    assert marking.row("bo-r")[2] == f"Clear numbers.\n\n{suggested}", "an answer keeps what was put under it"


def test_the_feedback_page_shows_points_and_comment_and_nothing_of_ours(page: Page, marking: Marking) -> None:
    """What the learner gets back holds the grader's words for this learner; no key, model answer or kept comment."""
    card = opened(page, marking, "carla-s")
    with saving(page, "/api/grade/"):
        pick(card, 1, 1, 1, 0)
    field = page.get_by_label("Comment for the learner")
    with saving(page, "/api/comment/"):
        field.fill("For the bank alone, seen by no learner.")
        card.get_by_role("button", name="Keep this comment for others").click()
    with saving(page, "/api/comment/"):
        field.fill("Say who does what.")
        field.blur()
    marking.room.must("generate_feedback", MODULE, "--student", "carla-s")
    build = marking.room.course / "build"
    feedback = build / "feedback" / "carla-s" / MODULE / "workbook-1.html"
    page.goto(feedback.as_uri())
    expect(page.locator("main")).to_contain_text("3 of 10")
    expect(page.locator("main")).to_contain_text("Say who does what.")
    for file in (build / "feedback").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "For the bank alone" not in text
    for folder in (build / "autograded" / "carla-s", build / "release"):
        for file in (one for one in folder.rglob("*") if one.is_file()):
            text = file.read_text(encoding="utf-8", errors="replace")
            assert BRIEF.comments[0] not in text
            assert "csm_part" not in text
    assert not [one for one in leaked(feedback.read_text(encoding="utf-8")) if "drifting away" in one]


def test_blind_grading_hides_names_everywhere_and_gives_them_back(page: Page, marking: Marking) -> None:
    """No page and no answer of the formgrader holds a name or an id; actions work with the made-up ones."""
    shown = everywhere(page, marking, "ana-q")
    assert set(PERSONAL) <= {name for name in PERSONAL if name in shown}, "the test looks where the names are"
    marking.rule("all:\n  blind: true\n")
    hidden = everywhere(page, marking, stand_in("ana-q"))
    assert [name for name in PERSONAL if name in hidden] == []
    assert stand_in("ana-q") in hidden

    page.goto(f"{marking.server.address}/formgrader/manage_submissions/{MODULE}")
    expect(page.get_by_text(stand_in("bo-r")).first).to_be_visible()
    picture(page, "grading-blind")
    done = marking.told(f"assignment/{MODULE}/{stand_in('bo-r')}/generate_feedback", b"{}", "POST")
    assert done["success"], done
    assert not any(name in json.dumps(done) for name in PERSONAL)
    for address, method in ((f"submission/{MODULE}/ana-q", "GET"), (f"student/{stand_in('ana-q')}", "PUT")):
        with pytest.raises(HTTPError) as refused:
            marking.told(address, b"{}" if method == "PUT" else None, method)
        assert refused.value.code == (404 if method == "GET" else 409)
    marking.rule("all:\n  blind: false\n")
    given_back = everywhere(page, marking, "ana-q")
    assert [name for name in PERSONAL if name not in given_back] == []


def everywhere(page: Page, marking: Marking, student: str) -> str:
    """All that the formgrader's pages show and its requests answer, addresses included."""
    heard: list[str] = []

    def hear(reply: Any) -> None:
        heard.append(reply.url)
        if "/formgrader/" in reply.url and "/static/" not in reply.url and reply.status == 200:
            heard.append(reply.text())

    page.on("response", hear)
    page.goto(f"{marking.server.address}/course?token={marking.server.token}")
    for place in (
        "manage_assignments",
        f"manage_submissions/{MODULE}",
        "gradebook",
        f"gradebook/{MODULE}",
        f"gradebook/{MODULE}/workbook-1",
        "manage_students",
        f"manage_students/{student}",
        f"manage_students/{student}/{MODULE}",
        *(f"submissions/{marking.submission(one)}/" for one in LEARNERS),
    ):
        page.goto(f"{marking.server.address}/formgrader/{place}")
        page.wait_for_load_state("networkidle")
        heard.append(page.content())
    page.remove_listener("response", hear)
    return "\n".join(heard)


@pytest.fixture
def markers(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Eva and Otto, each at a computer of their own."""
    contexts: list[BrowserContext] = [browser.new_context(viewport={"width": 1280, "height": 800}) for _ in range(2)]
    yield contexts[0].new_page(), contexts[1].new_page()
    for one in contexts:
        one.close()


def named(page: Page, marking: Marking, student: str, name: str) -> Locator:
    """The page of an answer that is read by two, once the marker has said who reads."""
    card = opened(page, marking, student)
    card.get_by_label("Your name").fill(name)
    with page.expect_navigation():
        card.get_by_role("button", name="Go on").click()
    page.wait_for_load_state("networkidle")
    return card


def test_two_mark_independently_and_a_decision_settles_the_difference(
    markers: tuple[Page, Page], marking: Marking, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second sees nothing of the first's; then both are shown, kappa is told, and the decision is what counts."""
    eva, otto = markers
    before = {row["id"]: row["score"] for row in marking.told(f"submitted_notebooks/{MODULE}/workbook-1")}
    marking.rule("all:\n  second_marking: 100\n  second_tolerance: 2\n")
    first = named(eva, marking, "bo-r", "Eva Lind")
    expect(first).to_contain_text("You are the first, as Eva Lind")
    with saving(eva, "/api/grade/"):
        pick(first, 2, 3, 3, 1)
    assert marking.row("bo-r")[0] == 9

    second = named(otto, marking, "bo-r", "Otto Åberg")
    expect(second).to_contain_text("You are the second, as Otto Åberg")
    assert "9" not in second.inner_text().replace("9 words", "")
    the_first_stays_hidden(otto, marking, before)
    second.scroll_into_view_if_needed()
    picture(otto, "grading-second")
    pick(second, 1, 1, 1)
    second.get_by_role("button", name="Save my marks").click()
    expect(second.get_by_role("alert")).to_have_text("Pick the points of every criterion first.")
    pick(second, 1, 1, 1, 1)
    second.get_by_label("Note for the other marker").fill("No dates at all.")
    with otto.expect_navigation():
        second.get_by_role("button", name="Save my marks").click()
    expect(second).to_contain_text("they differ by more than 2 points")
    expect(second.get_by_role("row", name="Eva Lind")).to_contain_text("9 of 10")
    expect(second.get_by_role("row", name="Otto Åberg")).to_contain_text("4 of 10")
    assert marking.row("bo-r")[:2] == (9, 1), "the first marker's points stand, and nbgrader asks for a person"
    the_page_of_agreement(otto, marking)

    monkeypatch.chdir(marking.room.course)
    assert main(["agreement", "m01"]) == 0
    assert f"{BRIEF.id:40}     1     0   0.00     0.00       0         1" in capsys.readouterr().out
    first = opened(eva, marking, "bo-r")
    expect(eva.get_by_label("Points", exact=True)).to_be_disabled()
    first.scroll_into_view_if_needed()
    picture(eva, "grading-decision")
    assert faults(eva, ".csm-card") == []
    first.get_by_label("Points that count").fill("6.5")
    first.get_by_label("Reason").fill("The order is sensible.")
    with eva.expect_navigation():
        first.get_by_role("button", name="Decide").click()
    expect(first.get_by_role("row", name="Eva Lind, deciding")).to_contain_text("6.5 of 10")
    assert marking.row("bo-r")[:2] == (6.5, 0)
    assert main(["agreement"]) == 0
    assert "0.00       0         0" in capsys.readouterr().out


def the_first_stays_hidden(otto: Page, marking: Marking, before: dict[str, float]) -> None:
    """Not in what the page fetched, not in lists and sums, and nothing can be written over it."""
    seen = otto.evaluate("formgrader.grades.toJSON()")
    (brief,) = (one for one in seen if one["name"] == BRIEF.id)
    assert (brief["manual_score"], brief["score"], brief["needs_manual_grade"]) == (None, 0, True)
    request = otto.context.request
    rows = request.get(f"{marking.server.address}/formgrader/api/submitted_notebooks/{MODULE}/workbook-1").json()
    assert {row["id"]: row["score"] for row in rows} == before
    expect(otto.get_by_label("Points", exact=True)).to_be_hidden()
    xsrf = next(one["value"] for one in otto.context.cookies() if one["name"] == "_xsrf")
    address = f"{marking.server.address}/formgrader/api/grade/{brief['id']}"
    refused = request.put(address, data={"manual_score": 0}, headers={"X-XSRFToken": xsrf})
    assert refused.status == 409
    assert marking.row("bo-r")[0] == 9


def the_page_of_agreement(page: Page, marking: Marking) -> None:
    """Kappa by exercise and the way to the answer that waits for a decision; axe finds nothing, light and dark."""
    page.goto(f"{marking.server.address}/course/grading/agreement")
    expect(page.get_by_role("row", name=BRIEF.title)).to_contain_text("0.00")
    expect(page.get_by_text("Eva Lind gave 9, Otto Åberg gave 4")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert faults(page, "main") == []
        picture(page, f"agreement-{scheme}")
    page.get_by_role("link", name="bo-r").click()
    expect(page.get_by_label("Points that count")).to_be_visible()


def test_only_who_may_use_the_formgrader_is_answered(page: Page, marking: Marking) -> None:
    """A stranger gets nothing, a signed-in page must bring its token, and what is not understood changes nothing."""
    addresses = [f"/course/api/grading/comments/{BRIEF.id}", "/course/grading/agreement"]
    for address in [*addresses, f"/formgrader/submissions/{marking.submission('ana-q')}/"]:
        with pytest.raises(HTTPError) as refused:
            marking.server.ask(address, stranger=True)
        assert refused.value.code in (302, 403)
    opened(page, marking, "ana-q")
    request, base = page.context.request, marking.server.address + "/course/api/grading"
    xsrf = next(one["value"] for one in page.context.cookies() if one["name"] == "_xsrf")
    signed = {"X-XSRFToken": xsrf}
    grade = page.evaluate(f"formgrader.grades.findWhere({{name: '{BRIEF.id}'}}).id")
    assert request.post(f"{base}/comments/{BRIEF.id}", data={"text": "Well seen."}).status == 403
    asked = [
        request.post(f"{base}/comments/{BRIEF.id}", data={"text": " "}, headers=signed),
        request.post(f"{base}/comments/m01-w9-none", data={"text": "x"}, headers=signed),
        request.put(f"{base}/rubric/{grade}", data={"criteria": [99, 0, 0, 0]}, headers=signed),
        request.put(f"{base}/rubric/{grade}", data={"criteria": "all"}, headers=signed),
        request.put(f"{base}/rubric/{'0' * 32}", data={"criteria": []}, headers=signed),
        request.post(f"{base}/second/{grade}", data={"criteria": [1, 1, 1, 1]}, headers=signed),
        request.post(f"{base}/decision/{grade}", data={"points": 3}, headers=signed),
    ]
    assert [one.status for one in asked] == [409, 404, 400, 400, 404, 409, 409]
    assert all(one.json()["message"].endswith(".") for one in asked)
    assert marking.room.rows("select * from csm_comment_bank where text in ('x', 'Well seen.')") == []


def test_axe_finds_nothing_in_our_parts(page: Page, marking: Marking) -> None:
    """The rubric, the bank and the form for the name; nbgrader's own fields have names as well."""
    opened(page, marking, "carla-s")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert faults(page, ".csm-grading__beside", ".csm-judged") == []
    page.locator(".csm-grading").scroll_into_view_if_needed()
    picture(page, "grading-dark")
    marking.rule("all:\n  second_marking: 100\n")
    opened(page, marking, "ana-q")
    expect(page.get_by_label("Your name")).to_be_visible()
    assert faults(page, ".csm-card") == []
