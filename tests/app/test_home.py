"""The course home: it lists what is on disk, says what is missing, and marks what was begun."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.error import HTTPError

import pytest

from csm_app.home.catalogue import read_shelf
from csm_app.home.header import header_html
from csm_app.home.module_page import render_module
from csm_app.home.page import render
from csm_app.home.progress import Progress, read_progress
from csm_course.outline import CourseOutline, LessonOutline, LevelOutline, ModuleOutline, WorkOutline, read_outline
from csm_course.places import modules_folder
from csm_course.store import Attempt, LearnerStore, PageProgress
from tests.app.served import LESSON, MODULE, Server, write_notebook

PLANNED = tuple(LessonOutline(id=f"L-1.{number}", title=f"Lesson {number}", summary="") for number in range(1, 12))
WORK = (WorkOutline(id="WB-1.1", kind="workbook", title="Workbook 1"), WorkOutline(id="T-1", kind="test", title="Test"))
BASICS = ModuleOutline(number=1, title="Basics", summary="", lessons=PLANNED, work=WORK)
BUSINESS = ModuleOutline(number=2, title="Business", summary="How firms earn.", lessons=PLANNED[:9])
TWO_MODULES = CourseOutline(levels=(LevelOutline(number=1, title="First level", modules=(BASICS, BUSINESS)),))
NOTHING = CourseOutline()
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def module_html(course: Path, outline: CourseOutline = TWO_MODULES, number: int = 1, **more: Progress) -> str:
    """The page of a module as a learner of the small course gets it."""
    html = render_module(outline, read_shelf(course), number, "/", today=TODAY, **more)
    assert html is not None
    return html


def words(html: str) -> str:
    """What a reader reads: styles and markup taken out, spaces made one."""
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def opened(*pages: str, done: tuple[str, ...] = ()) -> dict[str, PageProgress]:
    """Pages that were opened, some of them marked as complete."""
    return {
        page: PageProgress(opened=NOON, last_opened=NOON, completed=NOON if page in done else None) for page in pages
    }


def answer(course: Path, exercise: str, folder: str = "", **given: object) -> None:
    """An answer document beside the pages of the small course."""
    answers = course / MODULE / folder / "answers"
    answers.mkdir(exist_ok=True)
    document = {"schema": 1, "exercise": exercise, "answer": given}
    (answers / f"{exercise}.json").write_text(json.dumps(document), encoding="utf-8")


def test_pages_stand_in_teaching_order_with_what_they_ask_and_give(course: Path) -> None:
    """Lessons before workbooks; minutes and points come from the notebooks themselves."""
    html = words(module_html(course))
    assert html.index("Counting &lt;churn&gt; ") < html.index("The brief")
    assert "12 minutes" in html
    assert "40 minutes, 60 points" in html


def test_a_page_opens_without_code_and_in_jupyterlab_under_any_base_address(course: Path) -> None:
    """On a Hub every address begins with the user's prefix."""
    html = render(TWO_MODULES, read_shelf(course), "/user/ada/")
    assert f'href="/user/ada/voila/render/{LESSON}"' in html
    assert 'href="/user/ada/course/m02"' in html
    module = render_module(TWO_MODULES, read_shelf(course), 1, "/user/ada/") or ""
    assert f'href="/user/ada/lab/tree/{LESSON}"' in module
    assert 'data-address="/user/ada/course/api/due"' in module


def test_what_is_not_written_says_so(course: Path) -> None:
    """An absent module, the lessons missing in a module that is there, and the page of each."""
    html = words(render(TWO_MODULES, read_shelf(course), "/"))
    assert html.count("Not written yet") == 1
    assert "0 of 1 lesson, 10 more being written" in html
    assert "1 of this module’s 11 lessons can be taken today" in words(module_html(course))
    later = words(module_html(course, number=2))
    assert "This module is being written." in later
    assert later.count("Not written yet") == 9
    assert "I want to finish" not in later


def test_a_newcomer_begins_and_others_go_on_where_they_left(course: Path) -> None:
    """The first page of all; then the one opened last; then the next one after it."""
    fresh = words(render(TWO_MODULES, read_shelf(course), "/"))
    assert "Begin here Counting" in fresh
    assert "About 12 minutes Begin" in fresh
    there = Progress(pages=opened("L-1.3"), last_page="L-1.3")
    assert "Continue where you left Counting" in words(render(TWO_MODULES, read_shelf(course), "/", progress=there))
    done = Progress(pages=opened("L-1.3", done=("L-1.3",)), last_page="L-1.3")
    html = words(render(TWO_MODULES, read_shelf(course), "/", progress=done))
    assert "Continue with The brief Workbook 1.1, module 1 Basics About 40 minutes Continue" in html
    assert "1 of 1 lessons written so far" in html.replace("1 of 1 lesson,", "")
    assert "1 of 20 lessons" in html


def test_a_test_waits_for_the_lessons_before_it(course: Path) -> None:
    """After the workbook comes the test, but with a lesson open that lesson comes first."""
    write_notebook(
        course / MODULE / "test.ipynb", [], id="T-1", kind="test", title="Module test", minutes=25, points=15
    )
    there = Progress(pages=opened("WB-1.1", done=("WB-1.1",)), last_page="WB-1.1")
    assert "Continue with Counting" in words(render(TWO_MODULES, read_shelf(course), "/", progress=there))
    both = Progress(pages=opened("WB-1.1", "L-1.3", done=("WB-1.1", "L-1.3")), last_page="WB-1.1")
    assert "Continue with Module test" in words(render(TWO_MODULES, read_shelf(course), "/", progress=both))


def test_a_passed_test_is_done_wherever_its_answers_are(course: Path) -> None:
    """Whoever passed and put the answers elsewhere, or handed them in, is sent on and not back to the test."""
    write_notebook(
        course / MODULE / "test.ipynb", [], id="T-1", kind="test", title="Module test", minutes=25, points=15
    )
    facts = json.loads((course / MODULE / "module.json").read_text("utf-8"))
    facts["documents"]["test.ipynb"] = ["m01-test"]
    (course / MODULE / "module.json").write_text(json.dumps(facts), encoding="utf-8")
    best = {"m01-test": Attempt(exercise="m01-test", points=13, maximum=15, passed=True)}
    there = Progress(pages=opened("T-1"), last_page="T-1", best=best)
    assert "Continue with Counting" in words(render(TWO_MODULES, read_shelf(course), "/", progress=there))
    failed = {"m01-test": best["m01-test"].model_copy(update={"points": 5, "passed": False})}
    again = words(render(TWO_MODULES, read_shelf(course), "/", progress=replace(there, best=failed)))
    assert "Continue where you left Module test" in again


def test_a_workbook_with_all_answers_is_done_and_one_with_some_says_what_is_left(course: Path) -> None:
    """Answer files beside the notebook count; another page's do not."""
    facts = json.loads((course / MODULE / "module.json").read_text("utf-8"))
    facts["documents"]["workbook-1.ipynb"] = ["m01-w1-value", "m01-w1-mail"]
    (course / MODULE / "module.json").write_text(json.dumps(facts), encoding="utf-8")
    answer(course, "m01-w1-value", text="x")
    assert "Continue where you left The brief" in words(render(TWO_MODULES, read_shelf(course), "/"))
    assert "About 20 minutes left" in words(render(TWO_MODULES, read_shelf(course), "/"))
    answer(course, "m01-w1-mail", text="x")
    assert "Continue with Counting" in words(render(TWO_MODULES, read_shelf(course), "/"))


@pytest.mark.parametrize(
    ("given", "state"),
    [({"handed_in": True}, "handed in"), ({"handed_in": False}, "in progress"), ({"best": None}, "in progress")],
)
def test_a_test_counts_when_handed_in_and_a_scenario_when_played_to_its_end(
    course: Path, given: dict[str, object], state: str
) -> None:
    """What was only begun is still open."""
    answer(course, "m01-w1-value", **given)
    page = read_shelf(course).modules[1][1]
    assert (page.state, page.answered == ("m01-w1-value",)) == (state, state == "handed in")


def test_what_is_due_stands_most_urgent_first(course: Path) -> None:
    """Own days and an instructor's, the earlier of the two; then what was begun."""
    facts = json.loads((course / MODULE / "module.json").read_text("utf-8"))
    (course / MODULE / "module.json").write_text(json.dumps(facts | {"due": "2026-11-20"}), encoding="utf-8")
    days = {"M-1": date(2026, 11, 23), "M-2": date(2026, 11, 23)}
    mine = Progress(pages=opened("L-1.3", "WB-1.1"), last_page="L-1.3", due=days)
    html = words(render(TWO_MODULES, read_shelf(course), "/", progress=mine, today=TODAY))
    late = html.index("Module 1: Basics 2 days late Friday, 20 November, set by your instructor")
    assert late < html.index("Workbook 1.1: The brief begun")
    assert "your own date" not in html  # the later of two; and nobody can be late with what is not written
    on_my_own = render(TWO_MODULES, replace(read_shelf(course), due={}), "/", progress=mine, today=TODAY)
    assert "Module 1: Basics tomorrow Monday, 23 November, your own date" in words(on_my_own)
    everything = Progress(pages=opened("L-1.3", "WB-1.1", done=("L-1.3", "WB-1.1")), due=days)
    assert "late" not in words(render(TWO_MODULES, read_shelf(course), "/", progress=everything, today=TODAY))
    assert "Your instructor asks for this module by Friday, 20 November" in words(module_html(course, progress=mine))


def test_scores_are_the_best_attempts_and_a_badge_is_earned_by_all_steps(course: Path) -> None:
    """One lesson, one workbook, nothing else planned: completed and answered, the badge is there."""
    small = BASICS.model_copy(update={"lessons": PLANNED[2:3], "work": WORK[:1]})
    outline = CourseOutline(levels=(LevelOutline(number=1, title="First level", modules=(small,)),))
    store = LearnerStore()
    store.set_complete("L-1.3", True)
    for points in (20, 45, 30):
        store.add_attempt(Attempt(exercise="m01-w1-value", points=points, maximum=60))
    assert "1 of 2 steps" in words(render(outline, read_shelf(course), "/", progress=read_progress()))
    answer(course, "m01-w1-value", text="x")
    html = words(render(outline, read_shelf(course), "/", progress=read_progress()))
    assert "Workbook 1.1: The brief 45 of 60 points All exercises checked, best of 3 attempts" in html
    assert "badge: Earned" in html
    assert "All that is written is done." in html
    assert "Earned. It is yours to keep." in words(module_html(course, outline, progress=read_progress()))


def test_a_store_that_cannot_be_used_is_told_and_the_home_is_shown(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the learner's words; everything else works."""
    monkeypatch.setenv("CSM_STORE", str(tmp_path))
    html = words(render(TWO_MODULES, read_shelf(course), "/", progress=read_progress()))
    assert "Your progress cannot be shown. Your records" in html
    assert "Begin here" in html


def test_an_instructor_finds_the_way_to_grading(course: Path) -> None:
    """Only where nbgrader is at hand."""
    assert 'href="/formgrader"' in render(TWO_MODULES, read_shelf(course), "/", grading=True)
    assert "formgrader" not in render(TWO_MODULES, read_shelf(course), "/")


def test_titles_are_text_not_markup(course: Path) -> None:
    """A title with an angle bracket is shown as written."""
    for html in (render(TWO_MODULES, read_shelf(course), "/"), module_html(course)):
        assert "Counting &lt;churn&gt;" in html
        assert "<churn>" not in html
    assert "&lt;b&gt;" in header_html("/", title="<b>")


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


def test_the_course_announces_five_levels_ten_modules_115_lessons_and_no_third_party_certificate(
    server: Server,
) -> None:
    """What a visitor of the real server reads."""
    outline = read_outline(modules_folder())
    assert (len(outline.levels), len(outline.modules), outline.lessons) == (5, 10, 115)
    html = words(server.ask("/course").read().decode())
    assert html.count("Not written yet") == 9
    planned = sum(len(module.lessons) for module in outline.modules)
    assert f"0 of {planned} lessons" in html  # a supplement is called a lesson wherever it is seen
    assert "Exam A: 50 questions in 60 minutes, 38 right to pass" in html
    assert "not affiliated with" in html
    assert "awards no third-party certificate" in html


def test_each_phase_is_named_in_the_wheel_and_in_the_list_and_leads_to_its_module(server: Server) -> None:
    """The list says what the drawing says."""
    html = server.ask("/course").read().decode()
    for stage in read_outline(modules_folder()).stages:
        for phase in stage.phases:
            assert html.count(f' data-phase="{phase.number}"') == 2
            assert html.count(f'href="/course/m{phase.module:02d}"') >= 3
            assert f'aria-label="Phase {phase.number} {phase.title}: ' in html


def test_a_module_has_a_page_and_an_unknown_one_has_none(server: Server) -> None:
    """Also those that are not written; there is no module 11."""
    assert "What you will be able to do" in server.ask("/course/m01").read().decode()
    assert "This module is being written." in server.ask("/course/m10").read().decode()
    with pytest.raises(HTTPError, match="404"):
        server.ask("/course/m11")


def test_pages_and_search_are_for_the_signed_in_and_styles_for_everyone(server: Server) -> None:
    """A stranger is sent to sign in; a style sheet asked for with its version may be kept."""
    for path in ("/course", "/course/m01", "/course/search.json"):
        with pytest.raises(HTTPError, match=r"302|403"):
            server.ask(path, stranger=True)
    assert server.ask("/course/static/site.css", stranger=True).headers["Cache-Control"] == "no-cache"
    assert "max-age" in server.ask("/course/static/search.js?v=1", stranger=True).headers["Cache-Control"]
    assert json.load(server.ask("/course/search.json"))["pages"] == []  # the small course was built without an index
