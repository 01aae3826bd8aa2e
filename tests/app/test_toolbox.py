"""The toolbox: its notebooks and catalogue as built, its page, the learner's engagements, and the page of a tool."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_app.build import products
from csm_app.build.outline import outline
from csm_app.build.search import search_index
from csm_app.build.tool_notebook import tool_notebook
from csm_app.cli import main
from csm_app.home.catalogue import read_shelf
from csm_app.home.module_page import render_module
from csm_app.home.page import render as render_home
from csm_app.pages.dress import dress
from csm_app.records.beside import find_places
from csm_app.toolbox.catalogue import Catalogue, ToolCard, ToolPhase, ToolUse, card, read_catalogue
from csm_app.toolbox.engagements import Engagements, read_engagements
from csm_app.toolbox.finding import found, text_of
from csm_app.toolbox.notebook import lay_out
from csm_app.toolbox.page import render
from csm_course.content import module_folders, read_module
from csm_course.engagement import CASE_ID, EngagementStore
from csm_course.outline import CourseOutline
from csm_course.places import content_folder
from csm_course.syllabus import load_syllabus
from csm_course.tools import load, slugs
from tests.app.served import LESSON
from tests.pipeline.classroom import Classroom, open_classroom

PHASES = (
    ToolPhase(number=1, title="Preparation", summary="Know the customer.", letter="A"),
    ToolPhase(number=2, title="Commitment", letter="A"),
)
USE = ToolUse(label="Lesson 1.3", title="Counting", module=1, path=LESSON)
CHARTER = card("role_charter").model_copy(update={"phase": 2, "formats": ("xlsx",)})
RAID = ToolCard(
    slug="risk_log", title="Risks & <rules>", purpose="See them.", when="Early.", phase=2, words=("RAÍD", "dangers")
)
SMALL = Catalogue(phases=PHASES, tools=(RAID, CHARTER, card("clv").model_copy(update={"uses": (USE,)})))
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def write_toolbox(course: Path, catalogue: Catalogue = SMALL) -> Path:
    """The toolbox as the build would put it into the folder of modules."""
    (course / "toolbox").mkdir()
    (course / "toolbox" / "toolbox.json").write_text(catalogue.model_dump_json(), encoding="utf-8")
    for tool in catalogue.tools:
        (course / tool.path).write_bytes(tool_notebook(tool.slug, tool.title))
    return course


def work_on(store: EngagementStore, slug: str, engagement: str = CASE_ID) -> None:
    """Keep the tool's worked example, with one fact more, so that there is a change."""
    there = store.read(engagement)
    inputs = load(slug).EXAMPLE.model_dump(mode="json")
    store.keep(engagement, slug, inputs, there.revision)


# As built --------------------------------------------------------------------------------------------------


def test_every_tool_has_a_notebook_and_a_card() -> None:
    """Hidden source, no output, ids by position; the catalogue names each tool once, by phase."""
    made = products(content_folder())
    catalogue = Catalogue.model_validate_json(made[Path("toolbox/toolbox.json")])
    assert sorted(tool.slug for tool in catalogue.tools) == list(slugs())
    order = [tool.phase or 8 for tool in catalogue.tools]
    assert order == sorted(order)
    assert [phase.number for phase in catalogue.phases] == [1, 2, 3, 4, 5, 6, 7]
    for tool in catalogue.tools:
        book = nbformat.reads(made[Path(tool.path)].decode(), as_version=4)
        title, setup, shown = book.cells
        assert (title.source, setup.source, shown.source) == (
            f"# {tool.title}",
            "import csm_widgets as csm",
            f'csm.tool("{tool.slug}")',
        )
        assert [cell.id for cell in book.cells] == [f"{tool.slug[:40]}-{number:03d}" for number in range(3)]
        assert setup.metadata.jupyter.source_hidden
        assert shown.metadata.jupyter.source_hidden
        assert book.metadata.csm == {"kind": "tool", "tool": tool.slug, "title": tool.title}
        assert "nbgrader" not in json.dumps(book)


def test_the_catalogue_adds_what_the_syllabus_and_the_pages_know() -> None:
    """The value tool is worked with in lesson 1.6; a tool of the syllabus has its file, format and other names."""
    catalogue = Catalogue.model_validate_json(products(content_folder())[Path("toolbox/toolbox.json")])
    clv = catalogue.tool("clv")
    assert clv
    assert "Lesson 1.6" in [use.label for use in clv.uses if use.path.startswith("m01-")]
    syllabus = load_syllabus(content_folder() / "syllabus")
    planned = {tool.id: tool for tool in syllabus.tools}
    for tool in catalogue.tools:
        assert tool.formats
        if tool.topic in planned:
            names = {name.casefold() for name in (tool.title, *tool.words)}
            assert {name.casefold() for name in planned[tool.topic].aliases} <= names
            assert tool.file


def test_a_tool_that_is_gone_leaves_no_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build sweeps its own left-overs, and leaves what a learner put there."""
    monkeypatch.setenv("CSM_MODULES", str(tmp_path))
    write_toolbox(tmp_path)
    (tmp_path / "toolbox" / "mine.ipynb").write_text("{}")
    assert main(["build"]) == 0
    assert not (tmp_path / "toolbox" / "risk_log.ipynb").exists()
    assert (tmp_path / "toolbox" / "mine.ipynb").exists()
    assert main(["build", "--check"]) == 0


def test_without_a_built_toolbox_the_installed_tools_speak_for_themselves(tmp_path: Path) -> None:
    """On a Hub, or where the file is damaged."""
    assert [tool.slug for tool in read_catalogue(tmp_path).tools if tool.slug == "clv"] == ["clv"]
    (tmp_path / "toolbox").mkdir()
    (tmp_path / "toolbox" / "toolbox.json").write_text("{")
    assert len(read_catalogue(tmp_path).tools) == len(slugs())


def test_the_toolbox_is_no_module(course: Path) -> None:
    """Not in the shelf, not among the places of answers, not on the home as a module."""
    before = read_shelf(course)
    write_toolbox(course)
    assert read_shelf(course) == before
    assert all(place.module for place in find_places(course))


def test_search_and_module_page_lead_to_the_tool() -> None:
    """A tool of the syllabus by its number, a tool of ours by its own name; the module's list links both."""
    syllabus = load_syllabus(content_folder() / "syllabus")
    modules = [read_module(folder) for folder in module_folders(content_folder())]
    tools = {tool.slug: tool for tool in search_index(syllabus, modules, ()).tools if tool.slug}
    assert set(tools) == set(slugs())
    assert "LTV" in tools["clv"].also
    page = render_module(outline(syllabus, modules), read_shelf(content_folder()), 1, "/user/ada/") or ""
    assert 'href="/user/ada/course/toolbox/clv"' in page


# Not graded ------------------------------------------------------------------------------------------------


@pytest.fixture
def classroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Classroom:
    """A course of one's own with a small toolbox among its modules."""
    room = open_classroom(tmp_path / "classroom")
    if not (room.course / "modules" / "toolbox").exists():
        write_toolbox(room.course / "modules")
    monkeypatch.setenv("CSM_MODULES", str(room.course / "modules"))
    monkeypatch.setenv("CSM_EXCHANGE", str(room.exchange))
    monkeypatch.chdir(room.course)
    return room


def test_the_toolbox_is_not_released_as_graded_work(classroom: Classroom, capfd: pytest.CaptureFixture[str]) -> None:
    """Our own command says what to tell learners instead."""
    assert main(["release", "toolbox"]) == 1
    assert "no graded work" in capfd.readouterr().err
    assert not (classroom.course / "build").exists()


@pytest.mark.pipeline
def test_nbgrader_does_not_generate_it_either(classroom: Classroom) -> None:
    """Its formgrader lists every folder of the source; a click on “generate” there comes to nothing."""
    done = classroom.nbgrader("generate_assignment", "toolbox")
    assert done.returncode != 0
    assert "no graded work" in done.stdout + done.stderr
    assert not list((classroom.course / "build").glob("release/**/*.ipynb"))


# The page --------------------------------------------------------------------------------------------------


def page_of(kept: Engagements | None = None, asked: str = "", base: str = "/user/ada/") -> str:
    """The page of the small toolbox."""
    return render(SMALL, kept or read_engagements(), base, asked)


def test_tools_stand_by_phase_with_all_that_is_said_of_them() -> None:
    """Phases in order, then every-phase tools; a phase without tools is left out; what is written is text."""
    html = page_of()
    assert html.index("Risks &amp; &lt;rules&gt;</a>") < html.index("Across all phases</h2>")
    assert "<rules>" not in html
    assert 'id="phase-1"' not in html
    assert 'href="/user/ada/course/toolbox/clv"' in html
    assert f'href="/user/ada/voila/render/{LESSON}">Lesson 1.3</a>' in html
    assert "Excel workbook" in html
    about = card("clv")
    assert about.purpose in html
    assert f"<span>Use it</span> {about.when[0].lower()}{about.when[1:]}" in html


def test_what_is_in_use_says_since_when_and_stands_under_go_on() -> None:
    """Of the engagement in work only; the last four, newest first."""
    store = EngagementStore()
    assert "In use" not in page_of()
    work_on(store, "clv")
    html = page_of()
    assert html.count("In use, <time") == 1
    assert html.index("Go on with") < html.index("course/toolbox/clv")
    store.choose(store.create("Brightwater"))
    other = page_of()
    assert "In use, <time" not in other
    assert "Go on with" not in other
    assert other.index("Brightwater") < other.index("Havn &amp; Huerta")


def test_the_case_is_reset_and_ones_own_is_deleted() -> None:
    """Neither the other way round."""
    store = EngagementStore()
    assert 'data-ask="reset"' in page_of()
    assert 'data-ask="delete"' not in page_of()
    store.choose(store.create("Mine <1>"))
    html = page_of()
    assert 'data-ask="delete"' in html
    assert 'data-ask="reset"' not in html
    assert "Mine &lt;1&gt;" in html


def test_recent_tools_that_are_gone_are_left_out_and_four_are_enough() -> None:
    """An older engagement may name a tool the course no longer has."""
    worked = {f"tool_{number}": NOON.replace(minute=number) for number in range(6)}
    assert [slug for slug, _ in Engagements(worked=worked).recent(4)] == ["tool_5", "tool_4", "tool_3", "tool_2"]
    assert "Go on with" not in page_of(Engagements(worked=worked))


def test_a_store_that_cannot_be_used_is_told_and_the_tools_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the learner's words."""
    monkeypatch.setenv("CSM_STORE", str(tmp_path))
    html = page_of()
    assert "Your engagements cannot be shown." in html
    assert 'href="/user/ada/course/toolbox/clv"' in html
    assert "You are working on" not in html


@pytest.mark.parametrize(
    ("asked", "hits"),
    [
        ("", {"risk_log", "role_charter", "clv"}),
        ("raid", {"risk_log"}),
        ("DANG", {"risk_log"}),
        ("commitment", {"risk_log", "role_charter"}),
        ("lifetime  value", {"clv"}),
        ("excel", set()),
        ("?!", {"risk_log", "role_charter", "clv"}),
        ("xylophone", set()),
    ],
)
def test_tools_are_found_by_what_people_call_them(asked: str, hits: set[str]) -> None:
    """Accents and capitals do not count, beginnings do; every word must be met."""
    assert found(asked, SMALL) == hits
    html = page_of(asked=asked)
    cards = re.findall(r"<li class=\"tool[^>]*>", html)
    assert [card.endswith(" hidden>") for card in cards] == [tool.slug not in hits for tool in SMALL.tools]
    assert ('class="none" data-part="none" hidden' in html) == bool(hits)


@given(tool=st.sampled_from(SMALL.tools), data=st.data())
def test_every_beginning_of_every_word_of_a_tool_finds_it(tool: ToolCard, data: st.DataObject) -> None:
    """Whatever the page says of a tool is a way to it."""
    words = [word for word in text_of(tool, SMALL).split() if word.isalnum()]
    word = data.draw(st.sampled_from(words))
    length = data.draw(st.integers(min_value=1, max_value=len(word)))
    assert tool.slug in found(word[:length], SMALL)


def test_home_and_header_lead_to_it(course: Path) -> None:
    """From the card of the home, and from every page."""
    html = render_home(CourseOutline(), read_shelf(course), "/user/ada/")
    assert html.count('href="/user/ada/course/toolbox"') == 2


# The page of a tool ----------------------------------------------------------------------------------------


def dressed(course: Path, slug: str) -> Any:
    """The notebook of a tool as the template gets it."""
    book = nbformat.read(course / "toolbox" / f"{slug}.ipynb", as_version=4)
    dress(book, f"toolbox/{slug}.ipynb", course, "/user/ana/")
    return book


def test_the_page_of_a_tool_has_its_way_back_its_neighbours_and_room(course: Path) -> None:
    """No lesson navigation; addresses carry the Hub's prefix; the panel's room is kept free."""
    write_toolbox(course)
    book = dressed(course, "role_charter")
    frame = book.metadata.csm_frame
    assert frame["tool"] == "role_charter"
    assert frame["side"] == ""
    assert 'href="/user/ana/course/toolbox#phase-2">Phase 2: Commitment</a>' in frame["start"]
    assert 'rel="prev" href="/user/ana/course/toolbox/risk_log"' in frame["end"]
    assert 'rel="next"' not in frame["end"]
    assert book.cells[0].metadata.csm_html.startswith("<h1")
    assert book.cells[2].metadata.csm_room["exercise"] == "tool-role_charter"
    assert "Across all phases" in dressed(course, "clv").metadata.csm_frame["start"]


def test_a_tool_the_toolbox_does_not_know_still_has_the_way_back(course: Path) -> None:
    """Somebody kept the notebook of a tool that is gone."""
    write_toolbox(course)
    (course / "toolbox" / "old_tool.ipynb").write_bytes(tool_notebook("old_tool", "Old"))
    frame = dressed(course, "old_tool").metadata.csm_frame
    assert frame["tool"] == "unknown"
    assert 'href="/user/ana/course/toolbox"' in frame["end"]


def test_lessons_are_dressed_as_before(course: Path) -> None:
    """The tool's frame is for tools only."""
    book = nbformat.read(course / LESSON, as_version=4)
    dress(book, LESSON, course, "/")
    assert book.metadata.csm_frame["tool"] == ""
    assert "page-stops" in book.metadata.csm_frame["side"]


def test_a_hub_learner_gets_the_notebook_when_the_tool_is_opened(course: Path) -> None:
    """Laid out in the learner's own folder, as the build makes it; what lies there already stays."""
    clv = card("clv")
    assert lay_out(clv, course) == "toolbox/clv.ipynb"
    assert (course / "toolbox/clv.ipynb").read_bytes() == tool_notebook("clv", clv.title)
    (course / "toolbox/clv.ipynb").write_text("mine")
    lay_out(clv, course)
    assert (course / "toolbox/clv.ipynb").read_text() == "mine"
    assert [file.name for file in (course / "toolbox").iterdir()] == ["clv.ipynb"]
