"""The instructor's statistics page on a real database of the service: a wrong key in words, groups, and a pass mark set
by a panel of judges."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from tests.app.served import Server, instructing
from tests.autograder.statistics.sat import LEARNERS, PLANTED, bank_with_a_wrong_key, sit_exam_a
from tests.browser.steps import looks, picture, without_barriers
from tests.browser.test_statistics import part, ready
from tests.pipeline.classroom import REPOSITORY, open_classroom

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
JUDGES = ("Ann", "Ben", "Cy")


@dataclass(frozen=True)
class School:
    """`csm start --instructor` on the course in `course`."""

    server: Server
    course: Path


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A course with one key written wrong, whose exam A a whole class has sat at the service."""
    room = open_classroom(tmp_path_factory.mktemp("room"))
    shutil.copytree(REPOSITORY / "instructor", room.course / "instructor", ignore=shutil.ignore_patterns(".*"))
    content = bank_with_a_wrong_key(room.course.parent, PLANTED)
    database = f"sqlite:///{room.course.parent / 'assessments.sqlite3'}"
    sit_exam_a(database, room.course.parent / "keys", content)
    with instructing(room.course, CSM_ASSESSMENTS=database, CSM_CONTENT=str(content)) as running:
        yield School(running, room.course)


def panel(page: Page, school: School, assessment: str) -> Page:
    """The pass mark's part of the page, with the three judges at work on this test or exam."""
    part(ready(page, school.server), "view-passMark").click()
    expect(part(page, "panel")).to_have_attribute("data-assessment", re.compile("."))
    part(page, "assessment").select_option(assessment)
    expect(part(page, "panel")).to_have_attribute("data-assessment", assessment)
    part(page, "setup").or_(part(page, "ratings")).first.wait_for()
    if part(page, "setup").count():
        part(page, "names").fill("\n".join(JUDGES))
        part(page, "begin").click()
    part(page, "ratings").wait_for()
    return page


def rate(page: Page, judge: str, ratings: str) -> None:
    """Type the judge's column down, as an instructor does: a number, Enter, the next."""
    page.locator(f'[data-csm-rating^="{judge}/"]').first.focus()
    for one in ratings.split():
        page.keyboard.type(one)
        page.keyboard.press("Enter")


def test_the_planted_key_is_explained_from_the_database(school: School, context: BrowserContext) -> None:
    """The exam of a whole class, read from the service: the wrong key comes first, in words, with what to do."""
    page = ready(context.new_page(), school.server)
    expect(part(page, "source")).to_have_value("exam-a-rehearsal")
    expect(part(page, "source").locator("option:checked")).to_have_text("Exam A (rehearsal)")
    expect(part(page, "figures").first).to_contain_text(f"{LEARNERS} learners")
    first = part(page, "notices").locator("li").first
    expect(first).to_contain_text("The key may be wrong")
    expect(first).to_contain_text("Option A is chosen by more of the best learners")
    expect(first).to_contain_text("than the key, option B")
    begins = first.locator(".csm-stat__begins")
    expect(begins).to_have_text(re.compile(r"^\w.{20,58} …$"))
    first.get_by_role("button", name=f"All about {PLANTED}").click()
    expect(part(page, "card")).to_contain_text("B (key)")
    name = page.locator(f'[data-csm="table-questions"] [data-csm-item="{PLANTED}"]')
    expect(name).to_have_accessible_name(re.compile(re.escape(f"{PLANTED} {begins.inner_text()}")))
    whole = name.locator(".csm-stat__begins").get_attribute("title") or ""
    assert whole.startswith(begins.inner_text().removesuffix(" …"))
    expect(part(page, "card").locator(".csm-stat__stem")).to_have_text(whole)
    picture(page, "statistics-service-card")


def test_the_names_of_questions_fit(school: School, context: BrowserContext) -> None:
    """Id and first words of every question of a real bank: nothing stands out, nothing bars the way."""
    page = ready(context.new_page(), school.server)
    rows = part(page, "table-questions").locator("tbody tr")
    expect(rows.locator(".csm-stat__begins")).to_have_count(rows.count())
    for width, look in looks(page):
        without_barriers(page, width)
        rows.first.scroll_into_view_if_needed()
        picture(page, f"statistics-names-{look}")


def test_groups_come_from_a_file(school: School, context: BrowserContext, tmp_path: Path) -> None:
    """The service knows no group: a file of learners and groups is joined to its answers; a wrong one says its line."""
    page = ready(context.new_page(), school.server)
    file = tmp_path / "groups.csv"
    lines = [f"learner-{number:03d},{'north' if number % 2 else 'south'}" for number in range(LEARNERS)]
    file.write_text("\n".join(["learner,group", *lines]))
    part(page, "groups-file").set_input_files(file)
    notices = part(page, "notices")
    expect(notices).to_contain_text(f"names {LEARNERS} of the {LEARNERS} learners")
    expect(notices).to_contain_text("at least two need 100 learners each. Here: north 80, south 80.")
    file.write_text("learner,group\nann,north\nann,south\n")
    part(page, "groups-file").set_input_files(file)
    expect(part(page, "alarm")).to_contain_text("line 3")


def test_a_panel_sets_a_pass_mark_by_keyboard(school: School, context: BrowserContext, tmp_path: Path) -> None:
    """Two rounds for the module test, typed; the mark grows with them, says who stands apart, and is kept on disk."""
    page = panel(context.new_page(), school, "m01-test")
    rate(page, "Ann", "60 " * 15)
    rate(page, "Ben", "60 " * 15)
    rate(page, "Cy", "90 " * 15)
    live = part(page, "live")
    expect(live).to_contain_text("Pass mark 11 of 15")
    expect(live).to_contain_text("Cut score 70.0%")
    expect(live).to_contain_text("Standard error ±1.50")
    expect(part(page, "remarks")).to_contain_text(
        "Cy asks for 30 points of a hundred more than the middle of the panel"
    )
    expect(part(page, "saved")).to_contain_text("Saved")
    part(page, "round-2").check()
    first = part(page, "ratings").locator("tbody tr").first
    expect(first).to_contain_text("70 ± 17, 60 to 90")
    expect(first).to_contain_text("before 90")
    part(page, "repeat").click()
    expect(page.locator('[data-csm-rating^="Cy/"]').first).to_have_value("90")
    field = page.locator('[data-csm-rating^="Cy/"]').first
    field.fill("0.6")
    page.keyboard.press("Tab")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(first).to_contain_text("Write how many of 100: 60, not 0.6.")
    rate(page, "Cy", "60 " * 15)
    expect(live).to_contain_text("Pass mark 9 of 15")
    expect(field).to_have_attribute("aria-invalid", "false")
    picture(page, "pass-mark-rated")
    page = panel(context.new_page(), school, "m01-test")
    expect(part(page, "live")).to_contain_text("Pass mark 9 of 15")
    expect(part(page, "round-2")).to_be_checked()
    assert (school.course / "build" / "angoff" / "m01-test.json").is_file()


def test_the_sheet_goes_out_and_comes_back(school: School, context: BrowserContext, tmp_path: Path) -> None:
    """The same sheet as the command's: rated elsewhere, opened here; what is wrong in it is named by its cell."""
    page = panel(context.new_page(), school, "exam-b")
    with page.expect_download() as download:
        part(page, "sheet-xlsx").click()
    assert download.value.suggested_filename == "angoff-exam-b.xlsx"
    sheet = tmp_path / "sheet.xlsx"
    download.value.save_as(sheet)
    book = load_workbook(sheet)
    ratings = book["Ratings"]
    assert [cell.value for cell in ratings[1]][3:6] == ["Ann: round 1", "Ben: round 1", "Cy: round 1"]
    for row in range(2, 10):
        for column, rating in ((4, 50), (5, 60), (6, 70)):
            ratings.cell(row, column, rating)
    book.save(sheet)
    part(page, "sheet-file").set_input_files(sheet)
    expect(part(page, "live")).to_contain_text("Pass mark 5 of 8")
    ratings["E4"] = "many"
    book.save(sheet)
    part(page, "sheet-file").set_input_files(sheet)
    expect(part(page, "alarm")).to_contain_text("Cell E4")
    expect(part(page, "alarm")).to_contain_text("'many' is not a number from 0 to 100")


def test_judges_come_and_go(school: School, context: BrowserContext) -> None:
    """A judge is added by Enter; one who leaves is asked about first; beginning anew keeps the former ratings aside."""
    page = panel(context.new_page(), school, "exam-a")
    expect(part(page, "judges").locator("li")).to_have_count(3)
    part(page, "new-judge").fill("Dee")
    page.keyboard.press("Enter")
    expect(part(page, "judges").locator("li")).to_have_count(4)
    expect(part(page, "new-judge")).to_be_focused()
    page.get_by_role("button", name="Take Dee out").focus()
    page.keyboard.press("Enter")
    expect(part(page, "asking")).to_contain_text("Take Dee out, with all ratings?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Take Dee out")).to_be_focused()
    page.keyboard.press("Enter")
    part(page, "yes").click()
    expect(part(page, "judges").locator("li")).to_have_count(3)
    part(page, "round-2").check()
    expect(part(page, "impact")).to_contain_text("comes from rehearsals")
    part(page, "anew").click()
    part(page, "yes").click()
    part(page, "setup").wait_for()
    assert len(list((school.course / "build" / "angoff").glob("exam-a.*.json"))) == 1


def test_the_pass_mark_fits_and_can_be_read_by_everybody(school: School, context: BrowserContext) -> None:
    """Nothing stands out at the side, and no rule of accessibility is broken, in round 2 with a question unfolded."""
    page = panel(context.new_page(), school, "m01-test")
    part(page, "round-2").check()
    part(page, "ratings").locator("summary").first.click()
    part(page, "ratings").wait_for()
    for width, look in looks(page):
        without_barriers(page, width)
        picture(page, f"pass-mark-{look}")
