"""The outline of the course that is built for the home: complete, byte-stable, and honest about what is written."""

from pathlib import Path

import pytest

from csm_app.build.outline import outline
from csm_course.content import AuthoredModule, Page
from csm_course.content.page import Front
from csm_course.outline import CourseOutline, ModuleOutline, read_outline
from csm_course.places import content_folder
from csm_course.syllabus import load_syllabus

SYLLABUS = load_syllabus(content_folder() / "syllabus")


def lesson(page_id: str, *outcomes: str) -> AuthoredModule:
    """A module of which one lesson is written."""
    front = Front(id=page_id, title="A lesson", minutes=10, outcomes=outcomes)
    page = Page(path=Path("lessons/01-a.md"), front=front, text="## One", first_line=1, exercises=())
    return AuthoredModule(slug="m01-a", pages=(page,))


def module(number: int, made: CourseOutline) -> ModuleOutline:
    """One module of an outline."""
    return made.modules[number - 1]


def test_nothing_of_the_programme_is_left_out() -> None:
    """Five levels, ten modules, 115 lessons, seven phases in three stages, every competency somewhere."""
    made = outline(SYLLABUS)
    assert [level.assessed_by for level in made.levels] == [*["module tests"] * 3, "examination", "cpd"]
    assert [len(level.modules) for level in made.levels] == [2, 3, 5, 0, 0]
    assert (len(made.modules), made.lessons) == (10, 115)
    assert [(stage.letter, len(stage.phases)) for stage in made.stages] == [("A", 2), ("B", 3), ("C", 2)]
    assert [phase.module for stage in made.stages for phase in stage.phases] == [3, 4, 5, 6, 7, 8, 9]
    covered = {one.id for each in made.modules for one in each.competencies}
    assert covered == {competency.id for competency in SYLLABUS.competencies}
    assert {tool.title for each in made.modules for tool in each.tools} == {tool.title for tool in SYLLABUS.tools}


def test_a_supplement_is_a_lesson_that_is_not_counted_among_the_115() -> None:
    """Module 1 has eleven lessons and two supplements."""
    first = module(1, outline(SYLLABUS))
    assert (first.counted_lessons, len(first.lessons), first.lessons[-1].number) == (11, 13, "1.13")
    assert [work.kind for work in first.work] == ["workbook", "workbook", "scenario", "test"]


def test_only_written_lessons_have_outcomes() -> None:
    """They stand in the front matter of the page."""
    first = module(1, outline(SYLLABUS, [lesson("L-1.2", "Do this", "Do that")]))
    assert [one.outcomes for one in first.lessons[:3]] == [(), ("Do this", "Do that"), ()]


def test_levels_without_modules_say_what_they_ask_in_the_numbers_of_the_policies() -> None:
    """75 percent of 50 questions are 38."""
    made = outline(SYLLABUS)
    assert "Exam A: 50 questions in 60 minutes, 38 right to pass" in made.levels[3].asks
    assert made.levels[4].asks == "40 hours of learning in each 12 months, with evidence."


def test_what_was_built_is_read_back_whole(tmp_path: Path) -> None:
    """The same outline, and the same bytes each time."""
    made = outline(SYLLABUS)
    text = made.model_dump_json()
    (tmp_path / "course.json").write_text(text, encoding="utf-8")
    assert read_outline(tmp_path) == made
    assert outline(SYLLABUS).model_dump_json() == text


@pytest.mark.parametrize("damage", ["", "[]", '{"levels": 3}'])
def test_a_damaged_outline_is_an_empty_one(tmp_path: Path, damage: str) -> None:
    """The home then lists the modules on disk."""
    (tmp_path / "course.json").write_text(damage, encoding="utf-8")
    assert read_outline(tmp_path) == CourseOutline()
