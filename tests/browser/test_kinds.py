"""Spot, fill and allocate in real Chromium: by mouse, by keyboard alone, checked, reloaded, in both themes."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from csm_course.answers import AnswerFolder
from csm_course.outline import COURSE_FILE
from csm_course.places import modules_folder
from tests.app.served import MODULE, Server, free_port, serving, write_notebook
from tests.autograder.examples import exercise
from tests.browser.panels import lay_out
from tests.browser.steps import open_app, open_lab, panel, saved
from tests.widgets.kit import write_kit

pytestmark = pytest.mark.browser
PAGE = f"{MODULE}/workbook-1.ipynb"
KINDS = ("spot", "fill", "allocate", "written")
ANSWERED: dict[str, dict[str, Any]] = {
    "spot": {"marked": ["b", "c"]},
    "fill": {"chosen": {"opening": "b", "when": "a"}},
    "allocate": {"amounts": {"one": 26, "two": 12, "three": 6}},
}
POINTS = {"spot": "0 of 6 points", "fill": "2 of 4 points", "allocate": "4 of 8 points"}
PARAGRAPHS = [
    {"id": name, "text": f"The passage {name} of a mail;", "wrong": name in "bd", "reason": f"Reason {name}.",
     "paragraph": name == "c"} for name in "abcde"
]  # fmt: skip


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of one page that has the kinds under test, with their keys at hand."""
    root = tmp_path_factory.mktemp("kinds") / "modules"
    (root / MODULE).mkdir(parents=True)
    shutil.copy(modules_folder() / COURSE_FILE, root)
    write_kit(root / MODULE)
    cells = [("markdown", "# Kinds"), ("code", "import csm_widgets as csm")]
    cells += [("code", f'csm.exercise("m01-x-{kind}")') for kind in KINDS]
    write_notebook(root / PAGE, cells, id="WB-1.1", kind="workbook", title="Kinds", minutes=5, points=1)
    return root


@pytest.fixture(scope="module")
def server(course: Path) -> Iterator[Server]:
    """`csm start` on that course, with a learner's store beside it."""
    with serving(course, free_port(), env={**os.environ, "CSM_STORE": str(store(course))}) as running:
        yield running


@pytest.fixture(autouse=True)
def fresh(course: Path) -> None:
    """Nobody's answers at the start of a test, neither beside the page nor in the learner's store."""
    shutil.rmtree(course / MODULE / "answers", ignore_errors=True)
    for file in store(course).parent.glob("learner.*"):
        file.unlink()


def store(course: Path) -> Path:
    """The learner's store of this course."""
    return course.parent / "learner.sqlite3"


def spot_by_mouse(where: Locator) -> None:
    """Mark three parts, take one mark away."""
    for part in ("a", "b", "c", "a"):
        where.locator(f"[data-csm-part={part}]").click()


def spot_by_keys(where: Locator) -> None:
    """Tab from part to part, space and Enter mark."""
    keys = where.page.keyboard
    where.locator("[data-csm-part=a]").focus()
    for key in ("Space", "Tab", "Enter", "Tab", "Space", "Shift+Tab", "Shift+Tab", "Space"):
        keys.press(key)


def fill_by_mouse(where: Locator) -> None:
    """Choose in each gap."""
    where.get_by_label("Gap opening").select_option("b")
    where.get_by_label("Gap when").select_option("a")


def fill_by_keys(where: Locator) -> None:
    """Tab from gap to gap; the arrow keys and first letters of a native select choose."""
    keys = where.page.keyboard
    where.get_by_label("Gap opening").focus()
    for key in ("ArrowDown", "ArrowDown", "Tab", "ArrowDown"):
        keys.press(key)


def allocate_by_mouse(where: Locator) -> None:
    """Two amounts typed, one by pressing the slider where 6 of 40 lies."""
    where.locator("input[data-csm-field=one]").fill("26")
    where.locator("input[data-csm-field=two]").fill("12")
    slider = where.locator("[data-csm-slider=three]")
    box = slider.bounding_box()
    assert box
    slider.click(position={"x": 12 + (box["width"] - 24) * 6 / 40, "y": box["height"] / 2})


def allocate_by_keys(where: Locator) -> None:
    """Each row is a slider and a field: type in two, move the third by arrow keys."""
    keys = where.page.keyboard
    where.locator("[data-csm-slider=one]").focus()
    for step in ("Tab", "26", "Tab", "Tab", "12", "Tab", "ArrowRight", "ArrowRight", "ArrowRight"):
        keys.type(step) if step.isdigit() else keys.press(step)


WAYS: dict[str, Callable[[Locator], None]] = {
    "spot by mouse": spot_by_mouse,
    "spot by keys": spot_by_keys,
    "fill by mouse": fill_by_mouse,
    "fill by keys": fill_by_keys,
    "allocate by mouse": allocate_by_mouse,
    "allocate by keys": allocate_by_keys,
}


@pytest.mark.parametrize("way", WAYS)
def test_answered_checked_reloaded_and_back(page: Page, server: Server, course: Path, way: str) -> None:
    """The answer is on disk as it was given, Check gives points with reasons in place, a reload brings both back."""
    kind = way.split()[0]
    open_app(page, server, PAGE)
    one = panel(page, f"m01-x-{kind}")
    WAYS[way](one)
    saved(one)
    assert kept(course, kind) == ANSWERED[kind]
    check(one, by_keys=way.endswith("keys"))
    expect(one.locator("[data-csm=verdict]")).to_contain_text(POINTS[kind])
    expect(one.locator("[data-csm-why]:visible").filter(has_text="Reason").first).to_be_visible()
    page.reload()
    again = panel(page, f"m01-x-{kind}")  # not checked anew: its answer would be written while the next test begins
    expect(again.locator("[data-csm=verdict]")).to_contain_text(POINTS[kind])
    assert kept(course, kind) == ANSWERED[kind]


def check(where: Locator, by_keys: bool) -> None:
    """Press Check."""
    control = where.locator("[data-csm=check]")
    if by_keys:
        control.focus()
        where.page.keyboard.press("Enter")
    else:
        control.click()


def kept(course: Path, kind: str) -> object:
    """The answer on disk."""
    answer = AnswerFolder(course / MODULE / "answers").look(f"m01-x-{kind}", kind).answer
    return answer.model_dump(mode="json") if answer else None


def test_what_is_left_is_told_in_words_and_by_the_bar(page: Page, tmp_path: Path) -> None:
    """Under, even and over the total; no amount is refused, and what is no number is said to be none."""
    lay_out(page, tmp_path, exercise("allocate"))
    left, bar = page.locator("[data-csm=left]"), page.locator("[data-csm=shares]")
    expect(left).to_have_text("40 of 40 hours left")
    for field, amount, words in (
        ("one", "28", "12 of 40 hours left"),
        ("two", "12,0", "All shared out: 40 hours"),
        ("three", "1,000", "1,000 hours too much: the total is 40 hours"),
        ("three", "-3", "3 of 40 hours left"),
        ("three", "many", "All shared out: 40 hours"),
    ):
        page.locator(f"input[data-csm-field={field}]").fill(amount)
        expect(left).to_have_text(words)
    expect(bar).to_have_attribute(
        "aria-label", "Shares: Item one: 28 hours; Item two: 12 hours. All shared out: 40 hours."
    )
    expect(page.locator("input[data-csm-field=three]")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("not read as a number yet")).to_be_visible()


def test_reasons_stand_at_what_was_marked_or_missed_and_fade_after_a_change(page: Page, tmp_path: Path) -> None:
    """In a running text the reasons follow the paragraph and belong to their passage, also for who hears it."""
    lay_out(page, tmp_path, exercise("spot", layout="text", parts=PARAGRAPHS))
    for part in "bc":
        page.get_by_role("button", name=f"The passage {part} of a mail;").click()
    page.locator("[data-csm=check]").click()
    whys = page.locator("[data-csm-why]:visible")
    expect(whys).to_have_text(
        ["✓ Found. “The passage b of …” Reason b.", "✗ Nothing is wrong here. “The passage c of …” Reason c.",
         "✗ Missed. “The passage d of …” Reason d."]
    )  # fmt: skip
    expect(page.locator("[data-csm-part=d]")).to_have_accessible_description("Missed. “The passage d of …” Reason d.")
    page.locator("[data-csm-part=c]").click()
    expect(page.locator(".csm-spot")).to_have_class("csm-spot csm-stale")
    page.get_by_role("button", name="Start again").click()
    expect(whys).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_every_kind_is_accessible_and_fits(browser: Browser, tmp_path: Path, width: int) -> None:
    """No critical or serious finding, before and after a check, and nothing to scroll sideways."""
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    text = exercise("spot", id="m01-x-text", layout="text", parts=PARAGRAPHS)
    lay_out(page, tmp_path, *(exercise(kind) for kind in KINDS), text)
    assert findings(page) == []
    for kind in ("spot", "fill", "allocate"):
        WAYS[f"{kind} by mouse"](panel(page, f"m01-x-{kind}"))
        panel(page, f"m01-x-{kind}").locator("[data-csm=check]").click()
        expect(panel(page, f"m01-x-{kind}").locator("[data-csm=verdict]")).to_contain_text("points")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def findings(page: Page) -> list[str]:
    """What axe holds against the page in both themes, critical and serious."""
    violations = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        violations += Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in violations if one["impact"] in ("critical", "serious")]


def test_keys_of_the_answer_box_and_the_kinds_stay_out_of_lab(page: Page, server: Server, course: Path) -> None:
    """Typing, formats and marks work in JupyterLab; none of its commands fires (d d deletes, Ctrl+B folds its bar)."""
    open_lab(page, server, PAGE)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    sidebar = page.locator("#jp-left-stack").is_visible()
    box = panel(page, "m01-x-written").get_by_role("textbox", name="Your answer")
    box.click()
    page.keyboard.type("add bb dd zz ")
    page.keyboard.press("Control+b")
    page.keyboard.type("bold")
    for key in ("Enter", "Control+Enter", "Control+Shift+Digit8"):
        page.keyboard.press(key)
    page.keyboard.type("entry")
    saved(panel(page, "m01-x-written"))
    assert kept(course, "written") == {"text": "add bb dd zz **bold**\n\n- **entry**"}
    part = panel(page, "m01-x-spot").locator("[data-csm-part=b]")
    part.focus()
    for key in ("d", "d", "b", "Space"):
        page.keyboard.press(key)
    expect(part).to_have_attribute("aria-pressed", "true")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    assert page.locator("#jp-left-stack").is_visible() == sidebar
