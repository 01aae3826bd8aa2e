"""A learner whose computer has no keys: all opens, is answered, saved and played, and nothing gives a key away."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, WebSocket, expect

from csm_course.answers import AnswerFolder
from csm_course.exercises.scenario import ScenarioAnswer
from csm_course.exercises.sitting import SittingAnswer
from tests.app.served import MODULE, Server, free_port, serving
from tests.browser.exam_kit import ExamServer, asked, hand_in, opened
from tests.browser.exam_kit import saved as everything_saved
from tests.browser.steps import TEST, open_app, panel, picture, saved
from tests.browser.steps import WORKBOOK as FIRST_WORKBOOK
from tests.browser.test_scenario import DECISIONS, open_scenario, play
from tests.browser.test_taking_real import RealServer, answer
from tests.pipeline.classroom import authored, graded_exercises
from tests.pipeline.secrecy import leaked, plain, secrets

pytestmark = pytest.mark.browser
WORKBOOK = f"{MODULE}/workbook-2.ipynb"
JUDGED_LATER = "It is judged after you hand in."


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExamServer]:
    """The assessment service, elsewhere; it takes everybody for the learner `me`."""
    running = RealServer(tmp_path_factory.mktemp("service"))
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def store(course: Path) -> Path:
    """The learner's store, in a folder of its own: what else is kept for the learner is kept beside it."""
    return course.parent / "store" / "learner.sqlite3"


@pytest.fixture(scope="module")
def server(course: Path, store: Path, service: ExamServer) -> Iterator[Server]:
    """`csm start` as on a hub: the built modules, where authors write an empty folder, tests taken at the service."""
    empty = course.parent / "no-content"
    empty.mkdir()
    told = {"CSM_ASSESSMENT_SERVICE": service.address, "CSM_ASSESSMENT_FETCH": service.address}
    own = {"CSM_CONTENT": str(empty), "CSM_STORE": str(store), "JUPYTERHUB_API_TOKEN": "of this server"}
    environment = {**os.environ, **own, **told}
    with serving(course, free_port(), env=environment) as running:
        yield running


@pytest.fixture
def received(page: Page) -> list[str]:
    """Everything that reaches the browser, as it comes: pages, files, and the messages of the kernel."""
    heard: list[str] = []

    def keep(frame: str | bytes) -> None:
        heard.append(frame if isinstance(frame, str) else frame.decode(errors="replace"))

    def body(response: Response) -> None:
        kind = response.headers.get("content-type", "")
        if response.ok and any(word in kind for word in ("html", "json", "javascript")):
            heard.append(response.text())

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", keep)

    page.on("websocket", listen)
    page.on("requestfinished", lambda request: body(got) if (got := request.response()) else None)
    return heard


def kept(course: Path, exercise: str) -> object:
    """The answer on disk."""
    kind = next(one.kind for one in graded_exercises(authored()) if one.id == exercise)
    return AnswerFolder(course / MODULE / "answers").look(exercise, kind).answer


def test_the_second_workbook_can_be_answered(page: Page, server: Server, course: Path, received: list[str]) -> None:
    """One answer of each kind is saved; the page says who judges it, and got no reason for any."""
    open_app(page, server, WORKBOOK)
    panel(page, "m01-w2-sort-tasks").get_by_role("combobox").first.select_option("planning")
    panel(page, "m01-w2-draft").locator("[data-csm-part=prices]").click()
    panel(page, "m01-w2-purpose").get_by_role("combobox").first.select_option("everyone")
    panel(page, "m01-w2-hours").get_by_role("textbox").fill("30.7")
    panel(page, "m01-w2-charter").get_by_role("textbox", name="Role and company").fill("CSM")
    panel(page, "m01-w2-letter").get_by_role("textbox").first.fill("Dear Amara")
    exercises = [one.id for one in graded_exercises(authored()) if one.id.startswith("m01-w2-")]
    for exercise in exercises:
        saved(panel(page, exercise))
        assert kept(course, exercise) is not None
    expect(panel(page, "m01-w2-draft")).to_contain_text(JUDGED_LATER)
    picture(page, "hub-workbook-2")
    nothing_leaked(received, "I answer every question of every user myself")


def test_the_test_is_taken_at_the_service(page: Page, server: Server, course: Path, received: list[str]) -> None:
    """The learner's server fetches the receipt; until the result, nothing that reaches the browser gives a key away."""
    open_app(page, server, TEST)
    test = panel(page, "m01-test")
    test.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Begin").click()
    opened(page)
    answer(asked(page, 1))
    everything_saved(page)
    nothing_leaked(received, "15 questions")
    hand_in(page)
    assert kept(course, "m01-test") is None
    open_app(page, server, TEST)
    expect(test.locator("[data-csm=ready]")).to_contain_text("ready to hand in")
    found = kept(course, "m01-test")
    assert isinstance(found, SittingAnswer)
    assert found.receipt.startswith("csm1.")


def test_the_scenario_is_played_to_its_end(page: Page, server: Server, course: Path, received: list[str]) -> None:
    """The story is at hand, the debrief comes, the run is kept; policy, reasons and solution stay away."""
    open_scenario(page, server)
    play(page)
    expect(page.locator("[data-csm=debrief]")).to_be_visible()
    expect(page.locator("[data-csm=status]")).to_contain_text("Saved")
    answer = kept(course, "m01-scenario")
    assert isinstance(answer, ScenarioAnswer)
    assert answer.best is not None
    assert len(answer.best.choices) == DECISIONS
    picture(page, "hub-scenario")
    nothing_leaked(received, "Six customers, one week")


def test_no_key_is_on_a_learners_disk(page: Page, server: Server, course: Path, store: Path) -> None:
    """After an answer: no file of the built course, and nothing kept for the learner, holds a secret or a policy."""
    open_app(page, server, FIRST_WORKBOOK)
    panel(page, "m01-w1-gain").get_by_role("textbox").fill("30.7")
    saved(panel(page, "m01-w1-gain"))
    files = [path for folder in (course, store.parent) for path in folder.rglob("*") if path.is_file()]
    read = {path: text_of(path) for path in files}
    places = (course / MODULE / "answers" / "m01-w1-gain.json", store)
    assert [place.name for place in places if '"text": "30.7"' not in read[place]] == []
    assert {path.name: found for path, text in read.items() if (found := leaked(text))} == {}
    story = plain((course / MODULE / "module.json").read_text())
    assert "six customers one week" in story
    assert "expert choose" not in story


def text_of(file: Path) -> str:
    """What stands in a file; of a database its rows as well, since in the file long texts are cut into pages."""
    content = file.read_bytes()
    text = content.decode(errors="replace")
    if not content.startswith(b"SQLite format 3"):
        return text
    with closing(sqlite3.connect(file)) as database:
        return "\n".join([text, *database.iterdump()])


def nothing_leaked(received: list[str], public: str) -> None:
    """What came holds the public sentence, so we did listen, and none of the secrets, of which there are many."""
    text = "\n".join(received)
    assert plain(public) in plain(text)
    assert len(secrets()) > 200
    assert leaked(text) == []
