"""The instructor's statistics page in real Chromium: a planted bad question is explained in words, by keyboard too."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.app.served import Server, instructing
from tests.autograder.statistics.cohorts import Truth, csv_of, drawn
from tests.browser.conftest import PATIENCE
from tests.browser.steps import looks, picture, without_barriers
from tests.pipeline.classroom import REPOSITORY, open_classroom

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
PAGE = "voila/render/instructor/statistics.ipynb"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`csm start --instructor` on a course with two tables of answers: one with faults, one that few took."""
    room = open_classroom(tmp_path_factory.mktemp("room"))
    shutil.copytree(REPOSITORY / "instructor", room.course / "instructor", ignore=shutil.ignore_patterns(".*"))
    tables = room.course / "build" / "responses"
    tables.mkdir(parents=True)
    bad = Truth(sittings=400, items=30, wrong_key=(2,), easy=(5,), harder_seed=1.5)
    (tables / "a.csv").write_bytes(csv_of(drawn(bad, 2), None, "mock"))
    (tables / "b.csv").write_bytes(csv_of(drawn(Truth(sittings=9, items=8), 3), None, "few"))
    nobody = f"sqlite:///{room.course / 'none.sqlite3'}"
    with instructing(room.course, CSM_ASSESSMENTS=nobody) as running:
        yield running


def part(page: Page, name: str) -> Locator:
    """A part of the page by its name."""
    return page.locator(f'[data-csm="{name}"]')


def ready(page: Page, server: Server) -> Page:
    """The page, opened."""
    page.goto(f"{server.address}/{PAGE}?token={server.token}")
    part(page, "statistics").wait_for(timeout=2 * PATIENCE)
    return page


def test_a_planted_bad_question_is_explained_in_words(server: Server, context: BrowserContext) -> None:
    """First on the page, with what to do; its card shows who chose what; Escape closes it and the focus returns."""
    page = ready(context.new_page(), server)
    first = part(page, "notices").locator("li").first
    expect(first).to_contain_text("The key may be wrong")
    expect(first).to_contain_text("Option A is chosen by more of the best learners")
    expect(first).to_contain_text("check the key")
    first.get_by_role("button", name="All about item-ac").focus()
    page.keyboard.press("Enter")
    card = part(page, "card")
    expect(card).to_contain_text("C (key)")
    expect(card.get_by_role("img")).to_have_count(1)
    name = page.locator('[data-csm="table-questions"] [data-csm-item="item-ac"]')
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-expanded", "true")
    picture(page, "statistics-card")
    page.keyboard.press("Enter")
    expect(card).to_have_count(0)
    page.keyboard.press("Enter")
    card.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(name).to_be_focused()


def test_tables_sort_and_show_what_needs_attention(server: Server, context: BrowserContext) -> None:
    """By the head of a column, both ways; only the questions with a sign where that is wanted."""
    page = ready(context.new_page(), server)
    table = part(page, "table-questions")
    table.get_by_role("button", name="Right").click()
    expect(table.get_by_role("columnheader", name="Right")).to_have_attribute("aria-sort", "descending")
    expect(table.locator("tbody tr").first).to_contain_text("item-af")
    table.get_by_role("button", name="Right").click()
    expect(table.get_by_role("columnheader", name="Right")).to_have_attribute("aria-sort", "ascending")
    expect(table.locator("tbody tr").first).to_contain_text("item-ac")
    part(page, "only-questions").check()
    expect(table.locator("tbody tr")).to_have_count(3)


def test_few_answers_show_words_in_place_of_numbers(server: Server, context: BrowserContext) -> None:
    """Nine sittings: too few to tell."""
    page = ready(context.new_page(), server)
    part(page, "source").select_option("few")
    expect(part(page, "figures")).to_contain_text("too few to tell")
    expect(part(page, "table-questions").locator("tbody tr").first).to_contain_text("too few to tell")


def test_files_come_and_go(server: Server, context: BrowserContext, tmp_path: Path) -> None:
    """A table of the instructor's own is taken in; the report is handed over as a workbook; a wrong file is told."""
    page = ready(context.new_page(), server)
    own = tmp_path / "own.csv"
    own.write_bytes(csv_of(drawn(Truth(sittings=60, items=8), 1), None, "mine"))
    part(page, "file").set_input_files(own)
    expect(part(page, "figures")).to_contain_text("60")
    expect(part(page, "source")).to_have_value("mine (own.csv)")
    with page.expect_download() as download:
        part(page, "xlsx").click()
    assert download.value.suggested_filename == "statistics-mine.xlsx"
    own.write_text("a,b\n1,2\n")
    part(page, "file").set_input_files(own)
    expect(part(page, "alarm")).to_contain_text("lacks the column")


def test_the_page_fits_and_can_be_read_by_everybody(server: Server, context: BrowserContext) -> None:
    """Nothing stands out at the side, and no rule of accessibility is broken, with a card open."""
    page = ready(context.new_page(), server)
    part(page, "notices").get_by_role("button").first.click()
    part(page, "card").wait_for()
    for width, look in looks(page):
        without_barriers(page, width)
        picture(page, f"statistics-{look}")


def test_the_home_leads_to_it(server: Server, page: Page) -> None:
    """An instructor's home has the link."""
    page.goto(f"{server.address}/course?token={server.token}")
    link = page.get_by_role("link", name="See what tests and exams tell about their questions")
    expect(link).to_have_attribute("href", f"/{PAGE}")
