"""What holds for every tool: it says what it is for, works on nothing and on its example, and needs no sight."""

import re

import pytest

from csm_course.case import CASE
from csm_course.exercises.tool import ToolAnswer, ToolQuestion
from csm_course.html.record import record_html
from csm_course.places import content_folder
from csm_course.report import Report
from csm_course.shared import Shared
from csm_course.syllabus import load_syllabus
from csm_course.tools import CannotSolve, Tool, load, slugs
from csm_course.tools.form import FormField, form

SLUGS = slugs()
ACROSS = {"clv", "retention_metrics", "survey_metrics", "motivation_model", "value_proposition", "segmentation"}
WITHOUT_FILE = {
    "critical_path",
    "kpi_tree",
    "health_score",
    "value_report",
    "fishbone",
    "business_review",
    "change_readiness",
}


def _report(tool: Tool, inputs: object) -> Report:
    return tool.report(inputs, tool.solve(inputs))


def test_the_syllabus_s_tools_are_all_there() -> None:
    """Each of the 26 tools of the syllabus is a package of its slug, with its id, phase and file."""
    for topic in load_syllabus(content_folder() / "syllabus").tools:
        about = load(topic.slug).ABOUT
        assert (about.topic, about.file, f"FP-{about.phase}") == (topic.id, topic.file, topic.phase), topic.slug


def test_the_tools_of_the_issue_are_all_there() -> None:
    """Those that come in no file of the syllabus, and those used in every phase."""
    assert ACROSS | WITHOUT_FILE | {"role_charter"} == {slug for slug in SLUGS if not load(slug).ABOUT.file}
    assert {slug for slug in SLUGS if load(slug).ABOUT.phase == 0} == ACROSS | {"role_charter"}


@pytest.mark.parametrize("slug", SLUGS)
def test_it_says_what_it_is_for_in_one_sentence(slug: str) -> None:
    """Purpose and occasion are one sentence each, as a card of the toolbox shows them."""
    about = load(slug).ABOUT
    for sentence in (about.purpose, about.when):
        assert re.fullmatch(r"[A-Z][^.!?]{15,160}\.", sentence), sentence


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_entered_gives_a_report_or_a_sentence(slug: str) -> None:
    """Whoever opens a tool for the first time is told where to begin."""
    tool = load(slug)
    refusal, report = None, None
    try:
        report = _report(tool, tool.Inputs())
    except CannotSolve as reason:
        refusal = reason
    if refusal:
        assert refusal.sentence.endswith(".")
        assert refusal.field in {field.name for field in form(tool.Inputs)}
    else:
        assert report
        assert report.headline
        assert report.headline.value


@pytest.mark.parametrize("slug", SLUGS)
def test_the_example_shows_what_the_tool_can_do(slug: str) -> None:
    """It differs from an empty form, has a result, and survives a journey as plain data."""
    tool = load(slug)
    assert isinstance(tool.EXAMPLE, tool.Inputs)
    assert tool.Inputs() != tool.EXAMPLE
    assert tool.Inputs.model_validate_json(tool.EXAMPLE.model_dump_json()) == tool.EXAMPLE
    report = _report(tool, tool.EXAMPLE)
    assert report.headline
    assert report.headline.value not in ("", "–", "n/a")
    assert report.tables or report.drawings or report.charts


@pytest.mark.parametrize("slug", SLUGS)
def test_each_note_points_at_a_question_of_the_form(slug: str) -> None:
    """A caution leads to where it can be mended."""
    tool = load(slug)
    fields = {field.name for field in form(tool.Inputs)}
    for inputs in (tool.EXAMPLE, tool.Inputs()):
        try:
            notes = _report(tool, inputs).notes
        except CannotSolve:
            continue
        assert {note.field for note in notes} - {""} <= fields


@pytest.mark.parametrize("slug", SLUGS)
def test_pictures_and_tables_are_there_for_those_who_do_not_see(slug: str) -> None:
    """Each picture has a summary and an outline with the words it shows; tables are even and named, names unique."""
    report = _report(load(slug), load(slug).EXAMPLE)
    for drawing in report.drawings:
        assert drawing.summary
        assert drawing.outline
        assert drawing.name
    for table in report.tables:
        assert table.caption
        assert all(len(row) == len(table.columns) for row in table.rows)
    names = [drawing.name for drawing in report.drawings]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_record_holds_what_was_entered(slug: str) -> None:
    """The static record, as an instructor reads it, shows every text of the example."""
    tool = load(slug)
    question = ToolQuestion(id="m01-tool", title="A tool", points=1, tool=slug)
    record = record_html(question, ToolAnswer(inputs=tool.EXAMPLE.model_dump(mode="json")))
    for field in form(tool.Inputs):
        for word in _words(field, getattr(tool.EXAMPLE, field.name)):
            assert word in record, (field.name, word)


@pytest.mark.parametrize("slug", SLUGS)
def test_shared_facts_of_the_example_are_those_of_the_case(slug: str) -> None:
    """All examples tell one story: what they share is what the case says."""
    tool = load(slug)
    for field in form(tool.Inputs):
        if field.shares:
            assert field.shares in Shared.model_fields
            assert getattr(tool.EXAMPLE, field.name) == getattr(CASE, field.shares), field.name


@pytest.mark.parametrize("slug", SLUGS)
def test_every_question_has_a_name_and_every_column_too(slug: str) -> None:
    """What is asked is asked in words, without the unit or a colon in them."""
    for field in form(load(slug).Inputs):
        for asked in (field, *field.columns):
            assert asked.label
            assert not asked.label.endswith(":")


def _words(field: FormField, value: object) -> list[str]:
    """Short plain texts of one input, those of shown columns where it is a list."""
    if field.columns:
        rows = value if isinstance(value, tuple) else ()
        shown = field.shown or tuple(column.name for column in field.columns)
        kinds = {column.name for column in field.columns if column.control in ("text", "long")}
        return [word for row in rows for name in shown if name in kinds for word in _plain(getattr(row, name))]
    return _plain(value) if field.control in ("text", "long") else []


def _plain(value: object) -> list[str]:
    """Only texts that markup leaves as they are."""
    return [value] if isinstance(value, str) and value and not re.search(r"[&<>\"'\n]", value) else []
