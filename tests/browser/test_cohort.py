"""The instructor's cohort page in real Chromium: who is stuck where, why, and what to do, for any size of class."""

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.app.served import Server, free_port, instructing, serving
from tests.autograder.cohort.classes import KINDS, fill, open_school
from tests.browser.conftest import PATIENCE
from tests.browser.steps import looks, picture, without_barriers
from tests.pipeline.classroom import MODULE, Classroom, authored, graded_exercises

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
PAGE = "voila/render/instructor/cohort.ipynb"
Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A course with nobody in it."""
    return open_school(tmp_path_factory.mktemp("school"))


@pytest.fixture(scope="module")
def server(school: Classroom) -> Iterator[Server]:
    """`csm start --instructor` on that course."""
    with instructing(school.course) as running:
        yield running


@pytest.fixture
def opened(server: Server, school: Classroom, context: BrowserContext) -> Opener:
    """Opens the page on a class of some size, once all answers are read."""

    def opener(size: int, absent: int = 0, names: dict[int, tuple[str, str]] | None = None) -> Page:
        fill(school, size, absent, names)
        return ready(context.new_page(), server)

    return opener


def ready(page: Page, server: Server) -> Page:
    """The page with all that it will show by itself."""
    page.goto(f"{server.address}/{PAGE}?token={server.token}")
    part(page, "cohort").wait_for(timeout=2 * PATIENCE)
    part(page, "progress").wait_for(state="hidden", timeout=3 * PATIENCE)
    return page


def part(page: Page, name: str) -> Locator:
    """A part of the page by its name."""
    return page.locator(f'[data-csm="{name}"]')


def learner(page: Page, number: int) -> Locator:
    """The name of a learner, which opens all about them."""
    return page.locator(f'[data-csm-learner="learner-{number:04}"]')


def names(page: Page) -> list[str]:
    """Who is on the page of the table, in order."""
    return page.locator("[data-csm-learner]").evaluate_all("all => all.map(one => one.dataset.csmLearner)")  # type: ignore[no-any-return]


def line(page: Page, number: int) -> Locator:
    """A learner's line of the table."""
    return page.locator("tr", has=learner(page, number))


def test_a_class_at_a_glance(opened: Opener) -> None:
    """Figures, the exercise that costs most with its reasons, a word in each cell, and names as they are."""
    page = opened(8, 2, {2: ("<b>Åse</b>", 'O\'Neil, "Jr."'), 3: ("=1+1", "")})
    figures = part(page, "figures")
    expect(figures).to_contain_text("8 of 10")
    expect(figures).to_contain_text("Learners stuck")
    expect(learner(page, 2)).to_contain_text('<b>Åse</b> O\'Neil, "Jr."')
    expect(learner(page, 3)).to_contain_text("=1+1")
    exercises = len(graded_exercises(authored()))
    expect(line(page, 0).locator("td[data-level]")).to_have_count(exercises)
    written = sum(one.kind == "written" for one in graded_exercises(authored()))
    expect(line(page, 0).locator('td[data-level="all"]')).to_have_count(exercises - written)
    expect(line(page, 0).locator('td[data-level="to read"]')).to_have_count(written)
    expect(line(page, 2).locator('td[data-level="none"]').first).to_contain_text("none")
    expect(line(page, 3).locator('td[data-level="blank"]')).to_have_count(exercises)
    expect(line(page, 9)).to_contain_text("not handed in")
    first = page.locator("[data-csm-exercise]").first
    expect(first).to_contain_text("6 of 8")
    expect(first.locator("li").first).to_contain_text("4×")
    part(page, "fold").click()
    expect(page.locator("[data-csm-exercise]")).to_have_count(exercises)
    expect(part(page, "fold")).to_be_focused()
    picture(page, "cohort")


def test_a_class_that_answered_nothing(server: Server, school: Classroom, context: BrowserContext) -> None:
    """Points that are lost because nothing was answered are never called no loss; nor is full marks called one."""
    fill(school, 2, kinds=KINDS[-1:])
    page = ready(context.new_page(), server)
    expect(page.locator("[data-csm-exercise]").first).to_contain_text("Points are lost where nothing was answered.")
    expect(part(page, "cohort")).not_to_contain_text("Nothing is lost here.")
    fill(school, 1)
    part(page, "again").click()
    expect(page.locator("[data-csm-exercise]").first).to_contain_text("Nothing is lost here.")


def test_by_keyboard_to_a_learner_and_on_to_the_formgrader(opened: Opener, school: Classroom) -> None:
    """Enter opens all about a learner, Escape closes it; the link opens the very submission in the formgrader."""
    page = opened(4)
    graded = school.course / "build" / "autograded" / "learner-0001" / MODULE
    shutil.copy(school.course / "modules" / MODULE / "workbook-1.ipynb", graded)
    learner(page, 1).focus()
    page.keyboard.press("Enter")
    person = part(page, "person")
    expect(person).to_contain_text("What to do next")
    expect(person).to_contain_text("Read 1 written answer in workbook-1.")
    expect(learner(page, 1)).to_have_attribute("aria-expanded", "true")
    link = person.get_by_role("link", name="Open workbook-1 in the formgrader").first
    with page.context.expect_page() as other:
        link.click()
    expect(other.value).to_have_url(re.compile("/formgrader/submissions/[0-9a-f]{32}/"))
    written = next(one for one in graded_exercises(authored()) if one.kind == "written")
    expect(other.value.locator("body")).to_contain_text(written.title)
    person.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(person).to_have_count(0)
    expect(learner(page, 1)).to_be_focused()


def test_learners_are_found_chosen_and_put_in_order(opened: Opener) -> None:
    """By name or login, by what is the matter, and the one who needs help most first."""
    page = opened(12, 1)
    part(page, "find").fill("last0003 FIRST")
    expect(page.locator("[data-csm-learner]")).to_have_count(1)
    part(page, "find").fill("nobody at all")
    expect(part(page, "nobody")).to_contain_text("Nobody fits")
    part(page, "find").fill("")
    part(page, "show").select_option("missing")
    expect(page.locator("[data-csm-learner]")).to_have_count(1)
    assert names(page) == ["learner-0012"]
    part(page, "show").select_option("stuck")
    expect(page.locator("[data-csm-learner]")).to_have_count(9)
    part(page, "sort").select_option("points")
    expect(page.locator("[data-csm-learner]").first).to_have_attribute("data-csm-learner", "learner-0002")
    part(page, "show").select_option("late")
    expect(line(page, 4)).to_contain_text("6 off, late")


def test_two_thousand_learners_page_by_page(opened: Opener) -> None:
    """Fifty at a time, by keyboard; the last page ends with the last learner; the search finds one among all."""
    page = opened(2_000)
    expect(part(page, "range")).to_have_text("1 to 50 of 2,000")
    assert page.locator("tr").count() < 100
    part(page, "next").focus()
    page.keyboard.press("Enter")
    expect(part(page, "range")).to_have_text("51 to 100 of 2,000")
    expect(part(page, "next")).to_be_focused()
    expect(learner(page, 50)).to_be_visible()
    part(page, "find").fill("last1999")
    expect(learner(page, 1999)).to_be_visible()
    expect(part(page, "range")).to_have_text("1 to 1 of 1")


@pytest.mark.parametrize(("size", "said"), [(0, "Nobody has handed this module in yet."), (1, "1 of 1")])
def test_an_empty_class_and_a_class_of_one(opened: Opener, size: int, said: str) -> None:
    """Both are told as they are, and can be exported."""
    page = opened(size)
    expect(part(page, "cohort")).to_contain_text(said)
    with page.expect_download() as download:
        part(page, "csv").click()
    assert len(rows(Path(download.value.path()))) == 1 + size


def rows(file: Path) -> list[list[str]]:
    """What a CSV reader sees."""
    return list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_gradebook_is_handed_over_as_csv_and_as_a_workbook(opened: Opener, tmp_path: Path) -> None:
    """The same learners in both; a name that looks like a formula is text in both."""
    page = opened(3, 1, {0: ("=1+1", "@home")})
    with page.expect_download() as download:
        part(page, "csv").click()
    assert download.value.suggested_filename == "grades-m01.csv"
    table = rows(Path(download.value.path()))
    assert [row[:3] for row in table[1:2]] == [["learner-0000", "'@home", "'=1+1"]]
    assert len(table) == 5
    with page.expect_download() as download:
        part(page, "xlsx").click()
    download.value.save_as(tmp_path / "grades.xlsx")
    sheet = load_workbook(tmp_path / "grades.xlsx").worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet[2][:3]] == [
        ("learner-0000", "s"), ("@home", "s"), ("=1+1", "s"),
    ]  # fmt: skip


def test_looking_again_shows_who_came_since(opened: Opener, school: Classroom) -> None:
    """The gradebook is read anew on demand, and only then."""
    page = opened(2)
    fill(school, 3)
    part(page, "again").click()
    expect(learner(page, 2)).to_be_visible()
    expect(part(page, "figures")).to_contain_text("3 of 3")


def test_the_page_fits_and_can_be_read_by_everybody(server: Server, school: Classroom, context: BrowserContext) -> None:
    """Nothing stands out at the side, and no rule of accessibility is broken, with a learner's line open."""
    fill(school, 12, 2)
    page = ready(context.new_page(), server)
    learner(page, 1).click()
    part(page, "person").wait_for()
    for width, look in looks(page):
        without_barriers(page, width)
        picture(page, f"cohort-{look}")


def test_the_home_leads_to_it_and_says_nothing_of_it_to_learners(server: Server, page: Page, school: Classroom) -> None:
    """Where the formgrader is at hand the home has the link; a learner's server has neither link nor page."""
    page.goto(f"{server.address}/course?token={server.token}")
    link = page.get_by_role("link", name="See where the cohort stands")
    expect(link).to_have_attribute("href", f"/{PAGE}")
    with serving(school.course / "modules", free_port()) as theirs:
        page.goto(f"{theirs.address}/course?token={theirs.token}")
        expect(page.get_by_role("main")).to_be_visible()
        expect(page.get_by_role("link", name="See where the cohort stands")).to_have_count(0)
        reply = page.goto(f"{theirs.address}/{PAGE}")
        assert reply is not None
        assert reply.status == 404
    assert not list((school.course / "modules").rglob("cohort*")), f"{MODULE} is all a learner gets"
