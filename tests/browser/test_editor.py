"""The box for written answers in real Chromium: what is typed or pasted becomes Markdown and comes back as it was."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from playwright.sync_api import Browser, Locator, Page, expect

from csm_course.answers import AnswerFolder
from csm_course.exercises.written import WrittenAnswer
from csm_course.html.markdown import written_html
from csm_course.html.record import record_html
from csm_widgets.assembly import script
from tests.autograder.examples import exercise
from tests.browser.documents import BLOCKS, PASTED, PASTES, PLAIN, TYPED
from tests.browser.panels import as_plain_script, lay_out
from tests.browser.steps import saved

pytestmark = pytest.mark.browser
WRITTEN = exercise("written")
ROUND = """blocks => {
  const tidy = tidyBlocks(blocks), markdown = markdownOf(tidy), page = document.createElement("div");
  page.append(...nodesOf(tidy));
  const seen = (html) => blocksOf(new DOMParser().parseFromString(html, "text/html").body, true);
  return { tidy, markdown, again: blocksFrom(markdown), page: blocksOf(page, false), seen: seen(page.innerHTML) };
}"""
SEEN = "html => blocksOf(new DOMParser().parseFromString(html, 'text/html').body, true)"
PASTE = """([html, plain]) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", plain);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page that has the scripts of the panels and shows none."""
    page = browser.new_page()
    page.add_script_tag(content=as_plain_script(script()))
    yield page
    page.close()


def text_of(folder: Path) -> str:
    """The answer on disk."""
    answer = AnswerFolder(folder).look(WRITTEN.id, "written").answer
    assert isinstance(answer, WrittenAnswer)
    return answer.text


def open_box(page: Page, folder: Path, text: str = "") -> Locator:
    """The answer box with this saved answer in it."""
    if text:
        AnswerFolder(folder).keep(WRITTEN.id, WrittenAnswer(text=text))
    lay_out(page, folder, WRITTEN)
    return page.get_by_role("textbox", name="Your answer")


@settings(max_examples=200)
@given(blocks=BLOCKS)
def test_any_document_comes_back_from_its_markdown_as_it_was(reader: Page, blocks: list[dict[str, Any]]) -> None:
    """Box to Markdown to box is the identity, whatever signs are in the text; the record shows the same structure."""
    found = reader.evaluate(ROUND, blocks)
    assert found["again"] == found["tidy"]
    assert found["page"] == found["tidy"]
    assert reader.evaluate(SEEN, written_html(found["markdown"])) == found["seen"]


@pytest.mark.parametrize("text", PLAIN)
def test_an_answer_of_the_plain_box_opens_with_all_its_words(page: Page, tmp_path: Path, text: str) -> None:
    """What was saved before the box knew formats opens word for word, and opening it saves nothing."""
    box = open_box(page, tmp_path, text)
    signs = re.compile(r"[\s>*-]|\d\.")
    assert signs.sub("", box.inner_text()) == signs.sub("", text)
    assert text_of(tmp_path) == text
    expect(page.locator("[data-csm=status]")).to_contain_text("Saved")


def test_a_mail_typed_with_the_keyboard_alone(page: Page, tmp_path: Path) -> None:
    """Bold, italic, lists with levels, a quote and signs of Markdown: typed, saved, opened again, unchanged."""
    box = open_box(page, tmp_path)
    box.focus()
    for step in TYPED:
        if step.startswith("⌨"):
            page.keyboard.press(step[1:])
        else:
            page.keyboard.type(step)
    saved(page.locator("[data-csm=panel]"))
    kept = text_of(tmp_path)
    assert kept == (
        "Dear Ms Okafor,\n\nTwo of 96 users **left us** in *March*.\n\n- first\n- second\n  - nested\n- third\n\n"
        "1. one\n2. two\n   line\n\n> you wrote\n>\n> slow\n\n"
        '5 \\* 3 \\* 2, \\*\\*no\\*\\*, a\\\\b, AT&T, # x\n\n<img src=x onerror="window.owned=1">'
    )
    words = box.inner_text().split()
    again = page.context.new_page()
    reopened = open_box(again, tmp_path)
    assert reopened.inner_text().split() == words
    expect(reopened.locator("ul ul li")).to_have_text("nested")
    expect(reopened.locator("blockquote")).to_contain_text("slow")
    assert again.evaluate("window.owned") is None
    assert again.evaluate("blocks => markdownOf(blocksFrom(blocks))", kept) == kept


def test_the_buttons_are_one_stop_and_walked_by_arrows(page: Page, tmp_path: Path) -> None:
    """Shift+Tab reaches the bar, arrows its buttons; a button works on the words selected and is pressed after it."""
    box = open_box(page, tmp_path)
    box.focus()
    page.keyboard.type("renewal")
    page.keyboard.press("Control+a")
    page.keyboard.press("Shift+Tab")
    tools = page.get_by_role("toolbar", name="Formatting")
    expect(tools.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tools.get_by_role("button", name="Italic")).to_be_focused()
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(tools.get_by_role("button", name="Italic")).to_have_attribute("aria-pressed", "true")
    saved(page.locator("[data-csm=panel]"))
    assert text_of(tmp_path) == "*renewal*"
    expect(tools.get_by_role("button", name="More indent")).to_have_attribute("aria-disabled", "true")
    assert tools.locator("button[tabindex='0']").count() == 1


def test_tab_leaves_the_box_and_control_enter_does_nothing(page: Page, tmp_path: Path) -> None:
    """Nobody is trapped, and no key sends or changes anything by surprise."""
    box = open_box(page, tmp_path, "one")
    box.focus()
    page.keyboard.press("Control+Enter")
    expect(box).to_have_text("one")
    page.keyboard.press("Tab")
    expect(box).not_to_be_focused()
    expect(box).to_have_text("one")


def test_undo_and_redo_take_back_typing_formats_and_pastes(page: Page, tmp_path: Path) -> None:
    """The keys and the buttons lead back step by step to the empty box, and forward again."""
    box = open_box(page, tmp_path)
    box.focus()
    page.keyboard.type("risk")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    page.keyboard.press("End")
    page.evaluate(PASTE, ["<p>one</p><p>two</p>", ""])
    expect(box).to_contain_text("two")
    page.keyboard.press("Control+z")
    expect(box).to_have_text("risk")
    expect(box.locator("b")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(box.locator("b")).to_have_count(0)
    page.get_by_role("button", name="Redo").click()
    expect(box.locator("b")).to_have_count(1)


@pytest.mark.parametrize("source", sorted(PASTES))
def test_what_is_pasted_keeps_its_structure_and_loses_everything_else(page: Page, tmp_path: Path, source: str) -> None:
    """Word, Google, a web page with scripts and handlers, plain text: plain structure, and nothing runs."""
    box = open_box(page, tmp_path)
    box.focus()
    page.evaluate(PASTE, PASTES[source])
    saved(page.locator("[data-csm=panel]"))
    assert text_of(tmp_path) == PASTED[source]
    assert page.evaluate("window.owned") is None
    assert not re.findall(r"<(?!/?(?:p|b|i|br|ul|ol|li|blockquote)\b)", box.inner_html())
    assert not re.findall(r"\son\w+=|href|src=", box.inner_html())


def test_markup_that_is_typed_stays_text_everywhere(page: Page, tmp_path: Path) -> None:
    """In the box after a reload, and in the record an instructor reads: words, never elements."""
    attack = '<img src=x onerror="window.owned=1"> [a](javascript:window.owned=1) <script>window.owned=1</script>'
    box = open_box(page, tmp_path, attack)
    expect(box).to_have_text(attack)
    record = record_html(WRITTEN.question(), WrittenAnswer(text=attack))
    page.set_content(record)
    expect(page.locator(".csm-record__text")).to_have_text(attack)
    assert page.locator("img, script, a").count() == 0
    assert page.evaluate("window.owned") is None


def test_the_limit_is_spoken_of_before_it_is_met(page: Page, tmp_path: Path) -> None:
    """Near 20,000 characters the room left is told; beyond, the answer is not saved and the page says by how much."""
    box = open_box(page, tmp_path, "x" * 19_500)
    limit = page.locator("[data-csm=limit]")
    expect(limit).to_have_text("Room for 500 more characters.")
    box.focus()
    page.evaluate(PASTE, ["", "y" * 600])
    expect(limit).to_contain_text("Too long by 100 characters")
    expect(page.locator("[data-csm=alarm]")).to_contain_text("too long")
    page.keyboard.press("Control+z")
    expect(limit).to_have_text("Room for 500 more characters.")
    saved(page.locator("[data-csm=panel]"))
    assert len(text_of(tmp_path)) == 19_500


def test_words_are_counted_as_they_read(page: Page, tmp_path: Path) -> None:
    """Signs of lists and bold are no words, and an empty box shows what it is for."""
    box = open_box(page, tmp_path)
    expect(box).to_have_attribute("aria-placeholder", re.compile("Write here"))
    expect(page.locator("[data-csm=words]")).to_contain_text("0 words")
    box.focus()
    page.keyboard.type("- two words")
    expect(page.locator("[data-csm=words]")).to_contain_text("2 words · aim for 20 to 80")
