"""The module test from the learner's side: from the module's page to the test, through it, and back with the result.

Served as for somebody who studies alone: the service, its database and its key are those of this very server.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from csm_course.answers import AnswerFolder
from csm_course.exercises.sitting import SittingAnswer
from csm_course.learner import learner_name
from tests.app.served import Server, free_port, serving
from tests.browser.exam_kit import asked, hand_in, opened
from tests.browser.exam_kit import saved as all_saved
from tests.browser.steps import MODULE, TEST, open_app, open_lab, panel, picture
from tests.browser.test_taking_real import answer
from tests.pipeline.classroom import REPOSITORY, Classroom
from tests.pipeline.submissions import scores

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The learner's own data: store, database of sittings, keys."""
    return tmp_path_factory.mktemp("learner") / "learner.sqlite3"


@pytest.fixture(scope="module")
def server(course: Path, store: Path) -> Iterator[Server]:
    """`csm start`; nothing is said of services to trust."""
    environment = {**os.environ, "CSM_STORE": str(store)}
    del environment["CSM_TRUSTED_SERVICES"]
    with serving(course, free_port(), env=environment) as running:
        yield running


def look(page: Page, name: str) -> None:
    """Keep the card as it looks."""
    panel(page, "m01-test").scroll_into_view_if_needed()
    picture(page, f"module-test-{name}")


def kept(course: Path) -> str:
    """The receipt in the answers beside the page; empty where there is none."""
    found = AnswerFolder(course / MODULE / "answers").look("m01-test", "sitting").answer
    return found.receipt if isinstance(found, SittingAnswer) else ""


def test_from_the_module_to_the_result_and_into_the_gradebook(
    page: Page, server: Server, course: Path, store: Path, tmp_path: Path
) -> None:
    """Begin, leave in the middle, go on, hand in, come back: the result is there, on disk, and worth its points."""
    page.goto(f"{server.address}/course?token={server.token}")
    page.goto(f"{server.address}/course/m01")
    page.locator(f"main a[href$='voila/render/{TEST}']").first.click()
    test = panel(page, "m01-test")
    expect(test.locator("[data-csm=stand]")).to_have_text("You have not taken it yet.")
    expect(test).to_contain_text("15 questions · no time limit · 70% passes: 11 of 15 · open book")
    assert kept(course) == ""
    look(page, "before")

    test.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Begin").click()
    opened(page)
    answer(asked(page, 1))
    all_saved(page)
    open_app(page, server, TEST)
    expect(test.locator("[data-csm=stand]")).to_have_text("You have begun: your answers are kept, and you can go on.")
    test.get_by_role("link", name="Go on").click()
    opened(page)
    for number in range(1, 16):
        answer(asked(page, number))
        page.locator("[data-part=next]").click()
    all_saved(page)
    page.reload()
    opened(page)
    hand_in(page)
    points = page.locator(".result-points strong").inner_text()
    receipt = kept(course)
    assert receipt.startswith("csm1.")

    page.goto(f"{server.address}/course/m01")
    page.locator(f"main a[href$='voila/render/{TEST}']").first.click()
    expect(test.locator("[data-csm=stand]")).to_have_text(f"Not passed yet: {points} of 15 points.")
    expect(test.locator("[data-csm=ready]")).to_contain_text("Your result is ready to hand in")
    expect(test.locator("[data-csm=outcome]")).to_contain_text("The receipt of your sitting of")
    expect(test.locator("[data-csm=outcome]")).not_to_contain_text("points")
    look(page, "after")
    page.reload()
    expect(test.locator("[data-csm=ready]")).to_be_visible()
    expect(test.get_by_role("link", name="Take it again")).to_be_visible()
    assert kept(course) == receipt
    page.goto(f"{server.address}/course/records")
    expect(page.locator("main")).to_contain_text(f"{points} of 15")

    assert graded(tmp_path, course, store) == {"m01-test": pytest.approx(float(points))}


def graded(folder: Path, course: Path, store: Path) -> dict[str, float]:
    """What `csm grade` gives for the learner's folder; it believes this computer's own service."""
    room = Classroom(folder / "course", folder / "homes", folder / "exchange")
    shutil.copytree(course, room.course / "modules", ignore=shutil.ignore_patterns("answers"))
    shutil.copy(REPOSITORY / "nbgrader_config.py", room.course)
    for notebook in (room.course / "modules" / MODULE).glob("*.ipynb"):
        if notebook.stem != "test":
            notebook.unlink()
    room.must("generate_assignment", MODULE)
    place = room.course / "build" / "submitted" / learner_name() / MODULE
    shutil.copytree(course / MODULE / "answers", place / "answers")
    environment = {**os.environ, "CSM_MODULES": str(room.course / "modules"), "CSM_STORE": str(store)}
    del environment["CSM_TRUSTED_SERVICES"]
    command = [sys.executable, "-m", "csm_app.cli", "grade", MODULE]
    done = subprocess.run(command, cwd=room.course, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return scores(room, learner_name())


def test_in_jupyterlab_the_test_opens_beside(page: Page, server: Server) -> None:
    """The same card; its button leaves JupyterLab where it is."""
    open_lab(page, server, TEST)
    way = panel(page, "m01-test").locator("[data-csm=begin]")
    expect(way).to_be_visible()
    assert way.get_attribute("target") == "_blank"


def test_a_copy_of_the_page_gets_the_receipt_too(page: Page, server: Server, course: Path) -> None:
    """Its answers lie beside it; the page itself asks for them to be written there."""
    copy = course / "a copy"
    copy.mkdir()
    shutil.copy(course / TEST, copy)
    open_app(page, server, "a copy/test.ipynb")
    expect(panel(page, "m01-test").locator("[data-csm=ready]")).to_be_visible()
    found = AnswerFolder(copy / "answers").look("m01-test", "sitting").answer
    assert isinstance(found, SittingAnswer)
    assert found.receipt == kept(course)


def test_without_a_service_a_calm_sentence(page: Page, server: Server) -> None:
    """No alarm; what was earned before is still ready to hand in."""

    def nothing(route: Route) -> None:
        route.abort()

    page.route("**/course/assessment/card/**", nothing)
    open_app(page, server, TEST)
    test = panel(page, "m01-test")
    expect(test.locator("[data-csm=away]")).to_contain_text("taken on the course's own server")
    expect(test.locator("[data-csm=ready]")).to_be_visible()
    expect(test.locator("[data-csm=outcome]")).to_contain_text("of 15 points. The receipt of your sitting of")
    expect(test.get_by_role("alert").filter(visible=True)).to_have_count(0)
    look(page, "away")
