"""A tool in its own page, in real Chromium on the real server: kept, shared, undone, in two windows, as a document."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from csm_app.build.tool_notebook import tool_notebook
from csm_app.toolbox.catalogue import CATALOGUE_FILE, Catalogue, card
from csm_course.engagement import EngagementStore
from csm_course.tools import load
from csm_widgets.assembly import page_script, page_style
from tests.app.served import Server

RISKS, PLAN, PATH = "adoption_risks", "adoption_plan", "critical_path"
Opener = Callable[[str], Page]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of nothing but tools."""
    folder = tmp_path_factory.mktemp("tools") / "modules"
    (folder / "toolbox").mkdir(parents=True)
    for slug in (RISKS, PLAN, PATH):
        (folder / "toolbox" / f"{slug}.ipynb").write_bytes(tool_notebook(slug, load(slug).ABOUT.title))
    catalogue = Catalogue(phases=(), tools=tuple(map(card, (RISKS, PLAN, PATH))))
    (folder / "toolbox" / CATALOGUE_FILE).write_text(catalogue.model_dump_json(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(_store_of_the_module: None) -> EngagementStore:
    """The store the server works with."""
    return EngagementStore()


@pytest.fixture
def opened(server: Server, context: BrowserContext, store: EngagementStore) -> Opener:
    """Opens a tool in a window of its own; each test begins with an engagement of its own, which is in use."""
    store.choose(store.create("Kestrel Foods"))

    def opener(slug: str) -> Page:
        page = context.new_page()
        page.goto(f"{server.address}/voila/render/toolbox/{slug}.ipynb?token={server.token}")
        expect(part(page, "toolpage")).to_be_visible()
        return page

    return opener


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-csm="{name}"]')


def cell(page: Page, column: str, row: int = 0) -> Locator:
    return page.locator(f'[data-csm-cell="risks.{column}"]').nth(row)


def is_saved(page: Page) -> None:
    """The page says so, and means the newest change."""
    expect(page.locator(".csm-saving")).to_have_attribute("data-state", "saved")


def add_risk(page: Page, name: str) -> None:
    count = page.locator('[data-csm-cell="risks.name"]').count()
    page.locator('[data-csm-add="risks"]').click()
    cell(page, "name", count).fill(name)
    is_saved(page)


def test_what_is_typed_is_there_after_a_reload_and_in_other_tools(opened: Opener) -> None:
    """A reload brings the work back as kept, and the next tool knows the shared fact."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    page.reload()
    expect(cell(page, "name")).to_have_value("Budget is cut")
    expect(part(page, "status")).to_contain_text("Saved")
    expect(cell(opened(PLAN), "name")).to_have_value("Budget is cut")


def test_another_window_follows_without_being_asked(opened: Opener) -> None:
    """What one window changes stands in the other a moment later, which says what it was."""
    one = opened(RISKS)
    add_risk(one, "Budget is cut")
    two = opened(RISKS)
    cell(two, "owner").fill("Amara")
    is_saved(two)
    expect(cell(one, "owner")).to_have_value("Amara")
    expect(part(one, "remark")).to_contain_text("Changed in another window, and now here too: Risks: Budget is cut")


def in_conflict(opened: Opener) -> tuple[Page, Page]:
    """Two windows in which the same cell was changed; the second one, changed while cut off, has to choose."""
    one = opened(RISKS)
    add_risk(one, "Budget is cut")
    two = opened(RISKS)
    two.evaluate("() => { BroadcastChannel.prototype.postMessage = () => {}; }")
    one.evaluate("() => { BroadcastChannel.prototype.postMessage = () => {}; }")
    cell(one, "owner").fill("Amara")
    is_saved(one)
    cell(two, "owner").fill("Rui")
    expect(part(two, "clash")).to_be_visible()
    return one, two


def test_a_conflict_shows_both_values_and_keep_mine_keeps_mine(opened: Opener) -> None:
    """Nothing is kept over another's word before the reader says so."""
    one, two = in_conflict(opened)
    expect(part(two, "clash")).to_contain_text("Budget is cut – Owner")
    expect(part(two, "clash")).to_contain_text("Amara")
    expect(part(two, "clash")).to_contain_text("Rui")
    expect(part(two, "alarm")).to_be_hidden()
    expect(part(two, "status")).not_to_contain_text("Saved")
    part(two, "keep-mine").click()
    is_saved(two)
    expect(part(two, "clash")).to_have_count(0)
    one.reload()
    expect(cell(one, "owner")).to_have_value("Rui")


def test_take_theirs_takes_theirs(opened: Opener) -> None:
    """Giving way brings the other window's word onto this page, and the page is at rest."""
    _, two = in_conflict(opened)
    part(two, "take-theirs").click()
    expect(cell(two, "owner")).to_have_value("Amara")
    is_saved(two)


def test_the_example_asks_first_and_undo_brings_the_work_back(opened: Opener) -> None:
    """What was entered is not replaced without a word, and comes back with one press, also after a reload."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    part(page, "example").click()
    expect(part(page, "drawer")).to_contain_text("Load the worked example?")
    part(page, "confirm").click()
    expect(cell(page, "name", 3)).to_be_visible()
    is_saved(page)
    part(page, "undo").click()
    expect(page.locator('[data-csm-cell="risks.name"]')).to_have_count(1)
    expect(cell(page, "name")).to_have_value("Budget is cut")
    part(page, "redo").click()
    expect(cell(page, "name", 3)).to_be_visible()


def test_an_empty_tool_takes_the_example_at_once(opened: Opener) -> None:
    """Where nothing is entered there is nothing to ask; starting again asks, and clears the tool's own part alone."""
    page = opened(RISKS)
    part(page, "example").click()
    expect(part(page, "remark")).to_contain_text("This is the worked example.")
    is_saved(page)
    part(page, "again").click()
    part(page, "confirm").click()
    expect(part(page, "remark")).to_contain_text("Cleared.")
    is_saved(page)


def test_undo_after_a_reload_takes_back_the_last_change(opened: Opener) -> None:
    """The history outlives the window, and the page says what was taken back."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    page.reload()
    part(page, "undo").click()
    expect(part(page, "remark")).to_contain_text("Taken back: Adoption risks – Risks: Budget is cut added")
    expect(page.locator('[data-csm-cell="risks.name"]')).to_have_count(0)
    expect(part(page, "undo")).to_be_focused()


def test_undo_keeps_to_this_tool_and_names_its_step(opened: Opener, store: EngagementStore) -> None:
    """What another tool changed is not taken back here: the button is dimmed and says why. One's own step is named."""
    there = store.read(store.current())
    store.keep(there.engagement.id, PLAN, {"risks": [{"id": "r1", "name": "Budget is cut"}]}, there.revision)
    page = opened(RISKS)
    expect(part(page, "undo")).to_have_attribute("aria-disabled", "true")
    part(page, "undo").click(force=True)
    expect(part(page, "remark")).to_contain_text("Nothing to undo here. History shows the changes of all tools.")
    expect(cell(page, "name")).to_have_value("Budget is cut")
    cell(page, "name").fill("Budget is halved")
    is_saved(page)
    undo = page.get_by_role("button", name="Undo: Risk of Budget is halved Budget is cut to Budget is halved")
    undo.click()
    expect(cell(page, "name")).to_have_value("Budget is cut")
    is_saved(page)
    expect(part(page, "undo")).to_have_attribute("aria-disabled", "true")
    expect(part(page, "redo")).to_have_attribute("aria-disabled", "false")


def test_a_damaged_file_takes_the_place_of_the_former_list(opened: Opener, tmp_path: Path) -> None:
    """The list of what came in gives way to what is wrong with the next file, which stays until it is closed."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    with page.expect_download() as download:
        part(page, "download").click()
    file = tmp_path / "risks.xlsx"
    download.value.save_as(file)
    change(file, "Budget is cut", "Budget is halved")
    part(page, "file").set_input_files(file)
    expect(part(page, "changed")).to_be_visible()
    part(page, "file").set_input_files({"name": "broken.xlsx", "mimeType": "application/zip", "buffer": b"PK broken"})
    expect(part(page, "not-taken")).to_contain_text("it is damaged")
    expect(part(page, "changed")).to_have_count(0)
    part(page, "close").click()
    expect(part(page, "drawer")).to_be_hidden()


def test_the_history_leads_back_by_keyboard(opened: Opener) -> None:
    """Each change is listed with its tool; Enter on a former one brings it back, Escape closes the list."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    part(page, "history").focus()
    page.keyboard.press("Enter")
    expect(part(page, "changes")).to_contain_text("Adoption risks Risks: Budget is cut added")
    page.keyboard.press("Escape")
    expect(part(page, "drawer")).to_be_hidden()
    expect(part(page, "history")).to_be_focused()
    page.keyboard.press("Enter")
    part(page, "go-back").last.focus()
    page.keyboard.press("Enter")
    expect(part(page, "remark")).to_contain_text("Everything is as it was")
    expect(page.locator('[data-csm-cell="risks.name"]')).to_have_count(0)


def test_a_new_customer_begins_empty_and_the_other_one_is_kept(opened: Opener) -> None:
    """The switch begins an engagement of one's own and goes back to the former."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    switch = part(page, "engagement")
    before = switch.input_value()
    switch.select_option("+")
    page.keyboard.type("Tern Logistics")
    page.keyboard.press("Enter")
    expect(part(page, "remark")).to_contain_text("You now work on Tern Logistics.")
    expect(page.locator('[data-csm-cell="risks.name"]')).to_have_count(0)
    part(page, "engagement").select_option(before)
    expect(cell(page, "name")).to_have_value("Budget is cut")


def test_the_workbook_is_real_and_comes_back_edited(opened: Opener, tmp_path: Path) -> None:
    """Downloaded, opened, edited, taken in: what changed is listed, and one press takes it back."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    with page.expect_download() as download:
        part(page, "download").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    file = tmp_path / "risks.xlsx"
    download.value.save_as(file)
    change(file, "Budget is cut", "Budget is halved")
    part(page, "file").set_input_files(file)
    expect(part(page, "changed")).to_contain_text("Budget is halved")
    expect(cell(page, "name")).to_have_value("Budget is halved")
    is_saved(page)
    part(page, "undo-file").click()
    expect(cell(page, "name")).to_have_value("Budget is cut")


def change(file: Path, before: str, after: str) -> None:
    """Edit every cell of the workbook that says so, as a user would."""
    book = load_workbook(file)
    found = [one for sheet in book.worksheets for row in sheet.iter_rows() for one in row if one.value == before]
    assert found
    for one in found:
        one.value = after
    book.save(file)


def test_a_file_that_is_too_large_or_no_workbook_is_not_even_sent(opened: Opener, tmp_path: Path) -> None:
    """The limit and the kind are told at once, in words."""
    page = opened(RISKS)
    large = tmp_path / "large.xlsx"
    large.write_bytes(b"x" * 10_000_001)
    part(page, "file").set_input_files(large)
    expect(part(page, "remark")).to_contain_text("at most 10 MB")
    other = tmp_path / "notes.txt"
    other.write_text("notes", encoding="utf-8")
    part(page, "file").set_input_files(other)
    expect(part(page, "remark")).to_contain_text("no Excel workbook")


def test_a_file_of_nearly_ten_megabytes_arrives(opened: Opener, tmp_path: Path) -> None:
    """Sent in pieces, a large file passes the server's limit for one message; what is wrong with it is a sentence."""
    page = opened(RISKS)
    large = tmp_path / "large.xlsx"
    large.write_bytes(b"x" * 9_900_000)
    part(page, "file").set_input_files(large)
    expect(part(page, "remark")).to_contain_text("workbook")
    expect(part(page, "remark")).not_to_contain_text("Reading")


def test_paper_has_what_was_entered_and_nothing_to_press(opened: Opener) -> None:
    """The print button makes a sheet with title, customer, inputs and report; the browser's own print hides the bar."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    page.evaluate("() => { HTMLIFrameElement.prototype.remove = () => {}; }")
    part(page, "print").click()
    sheet = page.frame_locator('[data-csm="paper"]')
    expect(sheet.locator("h1")).to_have_text("Adoption risks")
    expect(sheet.locator(".csm-paper")).to_contain_text("Kestrel Foods")
    expect(sheet.locator(".csm-paper__value").first).to_have_text("Budget is cut")
    expect(sheet.locator("button, input, select, textarea")).to_have_count(0)
    page.emulate_media(media="print")
    expect(part(page, "bar")).to_be_hidden()


def test_a_lost_page_brings_back_what_was_not_kept(opened: Opener) -> None:
    """What was typed while nothing could be kept is back after a reload, and is then kept."""
    page = opened(RISKS)
    add_risk(page, "Budget is cut")
    page.evaluate("() => { WebSocket.prototype.send = () => {}; }")
    page.clock.install()
    cell(page, "owner").fill("Amara")
    page.clock.fast_forward(20_000)
    expect(page.locator(".csm-saving")).to_have_attribute("data-state", "lost")
    page.reload()
    expect(cell(page, "owner")).to_have_value("Amara")
    expect(part(page, "remark")).to_contain_text("What was not saved last time is back on the page.")
    is_saved(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_out_at_the_side_and_nothing_jumps(
    server: Server, browser: Browser, opened: Opener, width: int
) -> None:
    """On a phone and on a laptop the page fits, and a message moves nothing one is working on."""
    visitor = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="dark")
    page = visitor.new_page()
    page.goto(f"{server.address}/voila/render/toolbox/{RISKS}.ipynb?token={server.token}")
    expect(part(page, "toolpage")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    add = page.locator('[data-csm-add="risks"]')
    before = add.bounding_box()
    part(page, "file").set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"notes"})
    expect(part(page, "remark")).to_be_visible()
    assert add.bounding_box() == before
    visitor.close()


def test_every_control_of_the_bar_has_a_name(opened: Opener) -> None:
    """A reader of screens hears what each control is, and where one stands."""
    page = opened(RISKS)
    region = page.get_by_role("region", name="Adoption risks")
    for name in ("Undo", "Redo", "History", "Load the example", "Start again", "Print", "Download", "Take in a file"):
        expect(region.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(region.get_by_role("combobox", name="Customer")).to_be_visible()
    assert page.get_by_role("link", name="Toolbox").count() >= 1


def test_the_page_is_light() -> None:
    """The page's own script and style, of which a reader waits for every byte, stay small."""
    assert len(page_script(RISKS).encode()) < 160_000
    assert len(page_style(RISKS).encode()) < 60_000
