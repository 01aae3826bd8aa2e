"""The course home: it lists what is on disk, says what is missing, and marks what was begun."""

import json
from pathlib import Path

import pytest

from csm_app.home.catalogue import read_shelf
from csm_app.home.page import render
from csm_course.outline import CourseOutline, LevelOutline, ModuleOutline, read_outline
from csm_course.places import modules_folder
from tests.app.served import LESSON, MODULE, Server

BASICS = ModuleOutline(number=1, title="Basics", summary="", lessons=11)
BUSINESS = ModuleOutline(number=2, title="Business", summary="", lessons=9)
TWO_MODULES = CourseOutline(levels=(LevelOutline(title="First level", modules=(BASICS, BUSINESS)),))
NOTHING = CourseOutline(levels=())


def test_pages_stand_in_teaching_order_with_what_they_ask_and_give(course: Path) -> None:
    """Lessons before workbooks; minutes and points come from the notebooks themselves."""
    html = render(TWO_MODULES, read_shelf(course), "/")
    assert html.index("Lesson 1.3") < html.index("Workbook 1.1")
    assert "12 minutes" in html
    assert "40 minutes, 60 points" in html


def test_a_page_opens_without_code_and_in_jupyterlab_under_any_base_address(course: Path) -> None:
    """On a Hub every address begins with the user's prefix."""
    html = render(TWO_MODULES, read_shelf(course), "/user/ada/")
    assert f'href="/user/ada/voila/render/{LESSON}"' in html
    assert f'href="/user/ada/lab/tree/{LESSON}"' in html


def test_what_is_not_written_says_so(course: Path) -> None:
    """An absent module, and the lessons missing in a module that is there."""
    html = render(TWO_MODULES, read_shelf(course), "/")
    assert html.count("Not written yet") == 1
    assert "1 of this module’s 11 lessons can be taken today" in html


def test_a_page_with_an_answer_is_in_progress_and_offered_first(course: Path) -> None:
    """One answer file beside the notebook is enough; another page's answer is not."""
    assert "in progress" not in render(TWO_MODULES, read_shelf(course), "/")
    answers = course / MODULE / "answers"
    answers.mkdir()
    (answers / "m01-w1-value.json").write_text("{}", encoding="utf-8")
    html = render(TWO_MODULES, read_shelf(course), "/")
    assert html.count("in progress") == 1
    assert "Continue: The brief" in html


def test_a_test_that_was_handed_in_says_so_and_is_not_offered_again(course: Path) -> None:
    """The main button leads on to what is still open."""
    (course / MODULE / "answers").mkdir()
    handed_in = {"schema": 1, "answer": {"choices": {}, "handed_in": True}}
    (course / MODULE / "answers" / "m01-w1-value.json").write_text(json.dumps(handed_in), encoding="utf-8")
    html = render(TWO_MODULES, read_shelf(course), "/")
    assert "handed in</span>" in html
    assert "Begin: The brief" not in html
    assert "Continue: Counting" in html


def test_an_instructor_finds_the_way_to_grading(course: Path) -> None:
    """Only where nbgrader is at hand."""
    assert 'href="/formgrader"' in render(TWO_MODULES, read_shelf(course), "/", grading=True)
    assert "formgrader" not in render(TWO_MODULES, read_shelf(course), "/")


def test_titles_are_text_not_markup(course: Path) -> None:
    """A title with an angle bracket is shown as written."""
    html = render(TWO_MODULES, read_shelf(course), "/")
    assert "Counting &lt;churn&gt;" in html
    assert "<churn>" not in html


@pytest.mark.parametrize("damage", ["", "{", "[]", json.dumps({"metadata": {"csm": {"id": 1}}})])
def test_a_damaged_notebook_hides_itself_only(course: Path, damage: str) -> None:
    """The home still shows every other page."""
    (course / LESSON).write_text(damage, encoding="utf-8")
    pages = read_shelf(course).modules[1]
    assert [page.facts.id for page in pages] == ["WB-1.1"]


def test_without_an_outline_the_modules_on_disk_are_listed(course: Path) -> None:
    """Somebody was handed single modules, or the outline is damaged."""
    (course / "course.json").write_text("{", encoding="utf-8")
    assert read_outline(course) == NOTHING
    assert "Customer success fundamentals" in render(NOTHING, read_shelf(course), "/")


def test_without_any_module_it_says_what_to_do(tmp_path: Path) -> None:
    """An empty folder is a page with a remedy, not an error."""
    assert "No module is here yet" in render(NOTHING, read_shelf(tmp_path), "/")


def test_the_repository_itself_may_be_the_root(course: Path) -> None:
    """An instructor's server shows the whole repository; addresses then begin with modules/."""
    course.rename(course.with_name("modules"))
    assert read_shelf(course.parent).modules[1][0].path == f"modules/{LESSON}"


def test_the_course_announces_ten_modules_and_no_third_party_certificate(server: Server) -> None:
    """What a visitor of the real server reads."""
    assert sum(len(level.modules) for level in read_outline(modules_folder()).levels) == 10
    html = server.ask("/course").read().decode()
    assert html.count("Not written yet") == 9
    assert "not affiliated with" in html
    assert "awards no third-party certificate" in html
