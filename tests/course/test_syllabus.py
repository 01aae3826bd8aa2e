"""The syllabus is whole, agrees with the inventory, and refuses what does not fit, with file, line and remedy."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from csm_course.inventory import missing_from_inventory
from csm_course.problems import ContentError, Problem
from csm_course.syllabus import Syllabus, load_syllabus
from csm_course.syllabus.modules import Lesson

CONTENT = Path(__file__).parents[2] / "course" / "content"
FOLDER = CONTENT / "syllabus"
INVENTORY = CONTENT / "inventory.csv"

COUNTS = {
    "levels": 5,
    "modules": 10,
    "lessons": 115,
    "sub_topics": 119,
    "topics": 244,
    "workbooks": 22,
    "scenarios": 10,
    "tests": 10,
    "badges": 10,
    "certificates": 5,
    "evidence_pages": 5,
    "tools": 26,
    "tool_files": 20,
    "stages": 3,
    "phases": 7,
    "activities": 62,
    "outputs": 7,
    "qualities": 6,
    "expertise_domains": 4,
    "tenets": 14,
    "pitfalls": 7,
    "health_indicators": 7,
    "methods": 46,
    "exam_rules": 16,
    "governance": 8,
    "memberships": 4,
    "services": 12,
    "competencies": 90,
    "decisions": 18,
}


@pytest.fixture(scope="module")
def syllabus() -> Syllabus:
    return load_syllabus(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the syllabus that a test may spoil."""
    return shutil.copytree(FOLDER, tmp_path / "syllabus")


def spoil(path: Path, old: str, new: str) -> int:
    """Replaces the first `old` in a file by `new`; gives the line where it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        load_syllabus(folder)
    return caught.value.problems


def the_problem(folder: Path) -> Problem:
    (problem,) = problems_of(folder)
    return problem


@pytest.mark.parametrize(("what", "count"), COUNTS.items())
def test_nothing_of_the_programme_is_missing(syllabus: Syllabus, what: str, count: int) -> None:
    """The numbers the programme itself states."""
    assert len(getattr(syllabus, what)) == count


def test_every_inventory_id_is_there_once_and_of_its_kind(syllabus: Syllabus) -> None:
    """949 ids, none lost, none invented, none of another kind."""
    assert missing_from_inventory(syllabus, INVENTORY) == []
    assert len(INVENTORY.read_text(encoding="utf-8").splitlines()) == 1 + 949


def test_an_id_is_written_once_in_all_the_files() -> None:
    """The files themselves, not only what the loader makes of them."""
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.yaml")]
    found = Counter(match for text in texts for match in re.findall(r"^\s*(?:- )?id: (\S+)$", text, re.M))
    assert [entry_id for entry_id, times in found.items() if times > 1] == []


def test_the_comparison_with_the_inventory_sees_all_three_differences(syllabus: Syllabus, tmp_path: Path) -> None:
    """A lost id, a new id and a changed kind are each named."""
    text = INVENTORY.read_text(encoding="utf-8")
    spoilt = text.replace("TEN-1,tenet,", "TEN-1,pitfall,").replace("PIT-7,", "PIT-77,")
    path = tmp_path / "inventory.csv"
    path.write_text(spoilt, encoding="utf-8")
    assert missing_from_inventory(syllabus, path) == [
        "PIT-77 (pitfall) is not in the syllabus",
        "PIT-7 (pitfall) is not in the inventory",
        "TEN-1 is a pitfall in the inventory and a tenet in the syllabus",
    ]


def test_lessons_per_module(syllabus: Syllabus) -> None:
    """As the programme declares them; supplements do not count among them."""
    assert [len(module.lessons) for module in syllabus.modules] == [11, 11, 12, 9, 11, 11, 11, 22, 8, 9]
    assert [len(module.workbooks) for module in syllabus.modules] == [2, 2, 2, 2, 2, 2, 2, 4, 2, 2]
    assert all(entry.id.startswith("SUP-") for entry in syllabus.supplements)


def test_topics_and_activities_per_module_and_phase(syllabus: Syllabus) -> None:
    """As the sources list them."""
    assert [len(module.topics) for module in syllabus.modules] == [28, 17, 28, 15, 21, 33, 28, 34, 22, 18]
    assert [len(phase.activities) for phase in syllabus.phases] == [10, 7, 8, 12, 8, 9, 8]


def test_each_phase_leans_on_three_of_six_qualities(syllabus: Syllabus) -> None:
    """21 marks in all."""
    assert [len(set(phase.qualities)) for phase in syllabus.phases] == [3] * 7
    assert {quality for phase in syllabus.phases for quality in phase.qualities} == {f"PQ-{i}" for i in range(1, 7)}


def test_tools_come_in_files_of_three_formats(syllabus: Syllabus) -> None:
    """15 + 4 + 1 files, 3, 4, 4, 2, 1, 2, 4 of them in the phases; one file holds seven tools."""
    assert Counter(file.format for file in syllabus.tool_files) == {"xlsx": 15, "pptx": 4, "docx": 1}
    in_phases = Counter(file.phase for file in syllabus.tool_files)
    assert [in_phases[f"FP-{number}"] for number in range(1, 8)] == [3, 4, 4, 2, 1, 2, 4]
    held = Counter(tool.file for tool in syllabus.tools)
    assert sorted(held.values()) == [1] * 19 + [7]
    phases = {file.id: file.phase for file in syllabus.tool_files}
    assert all(tool.phase == phases[tool.file] for tool in syllabus.tools)


def test_no_tool_name_or_alias_means_two_tools(syllabus: Syllabus) -> None:
    """A learner who looks one up finds one tool."""
    names = [name for tool in syllabus.tools for name in (tool.title, tool.slug, *tool.aliases)]
    assert len(names) == len(set(names))
    assert {"Onboarding Project Plan", "Customer Success Proposal"} <= set(names)


def test_slugs_name_one_file_each(syllabus: Syllabus) -> None:
    """Modules, the lessons of one module, tool files."""
    slugs = [module.slug for module in syllabus.modules] + [file.slug for file in syllabus.tool_files]
    slugs += [f"{entry.module}/{entry.slug}" for entry in syllabus.taught]
    assert len(slugs) == len(set(slugs))
    assert syllabus.modules[0].slug == "m01-customer-success-fundamentals"
    assert syllabus.lessons[2].slug == "03-customer-renewals-and-retention-churn"


def test_every_competency_is_covered_and_by_supplements_alone_where_it_says_none(syllabus: Syllabus) -> None:
    """38 skills, 9 concepts, 43 terms; `none` is said exactly where no lesson is named, only supplements."""
    standard = syllabus.standard
    assert (len(standard.skills), len(standard.concepts), len(standard.terms)) == (38, 9, 43)
    for competency in syllabus.competencies:
        assert competency.lessons
        only_supplements = all(lesson.startswith("SUP-") for lesson in competency.lessons)
        assert only_supplements == (competency.coverage == "none"), competency.id


def test_the_decision_about_uncovered_competencies_counts_them(syllabus: Syllabus) -> None:
    """C14 states how many there are, and names every supplement that was written for them."""
    (decision,) = (one for one in syllabus.decisions if one.id == "C14")
    uncovered = [one for one in syllabus.competencies if one.coverage == "none"]
    assert decision.finding.startswith(f"{len(uncovered)} of the {len(syllabus.competencies)} rows ")
    assert set(decision.concerns) == {lesson for one in uncovered for lesson in one.lessons}


def test_every_topic_is_taught_in_its_own_module(syllabus: Syllabus) -> None:
    """A learner who takes a module meets all of its topics."""
    homes = {topic: entry.module for entry in syllabus.taught for topic in entry.syllabus}
    assert {topic.id: f"M-{topic.id.partition('-')[2].partition('.')[0]}" for topic in syllabus.topics} == homes


def test_tenets_and_pitfalls_are_taught_in_order(syllabus: Syllabus) -> None:
    """Lessons 1.7 to 1.11 and 10.7 to 10.9."""
    tenets = [tenet for lesson in syllabus.lessons for tenet in lesson.tenets]
    pitfalls = [pitfall for lesson in syllabus.lessons for pitfall in lesson.pitfalls]
    assert tenets == [f"TEN-{number}" for number in range(1, 15)]
    assert pitfalls == [f"PIT-{number}" for number in range(1, 8)]


def test_pass_marks_are_rounded_up(syllabus: Syllabus) -> None:
    """37.5 of 50 is 38, 4.96 of 8 is 5, 10.5 of 15 is 11."""
    policies = syllabus.policies
    assert (policies.part_a.pass_mark, policies.part_b.pass_mark, policies.module_test.pass_mark) == (38, 5, 11)
    assert policies.retakes.waits_days == (2, 2)
    assert (policies.retakes.attempts_in_cycle, policies.retakes.wait_after_cycle_days) == (3, 14)


def test_cpd_paths_add_up_and_the_unknown_count_stays_unknown(syllabus: Syllabus) -> None:
    """308 items in 17 paths, 91 of them in the eight described ones, 156 hours in 18."""
    paths = syllabus.cpd.paths
    assert [path.id for path in paths if path.items is None] == ["CP-15"]
    assert sum(path.items or 0 for path in paths) == 308
    assert sum(path.items or 0 for path in paths if path.category) == 91
    assert round(sum(path.minutes for path in paths) / 60, 1) == 156.0


def test_every_correction_is_decided(syllabus: Syllabus) -> None:
    """C1 to C18, and what they correct."""
    assert [decision.id for decision in syllabus.decisions] == [f"C{number}" for number in range(1, 19)]
    titles = {entry_id: syllabus.by_id(entry_id).title for entry_id in ("L-10.4", "SY-1.26", "SY-8.12")}
    assert titles["L-10.4"] == "Using Tools & Templates Part Two"
    assert titles["SY-1.26"].endswith("'C' Level Customer Stakeholders")
    assert titles["SY-8.12"] == "Determining the Value Generated"


def test_an_entry_is_found_by_its_id(syllabus: Syllabus) -> None:
    """And a wrong id names the nearest one."""
    lesson = syllabus.by_id("L-8.10")
    assert isinstance(lesson, Lesson)
    assert (lesson.number, lesson.module) == ("8.10", "M-8")
    with pytest.raises(KeyError, match=r"did you mean 'TOOL-2\d'"):
        syllabus.by_id("TOOL-2O")


def test_a_wrong_reference_names_the_nearest_id(folder: Path) -> None:
    """With the file and the line of the reference."""
    path = folder / "methods.yaml"
    line = spoil(path, "lessons: [L-6.2]", "lessons: [L-6.22]")
    problem = the_problem(folder)
    assert (problem.file, problem.line, problem.what) == (path, line, "'L-6.22' does not exist")
    assert re.fullmatch(r"did you mean 'L-\d\.\d+'\?", problem.remedy)


def test_a_reference_to_another_kind_is_refused(folder: Path) -> None:
    """A stage holds phases, not modules."""
    line = spoil(folder / "framework.yaml", "phases: [FP-1, FP-2]", "phases: [FP-1, M-2]")
    problem = the_problem(folder)
    assert (problem.file.name, problem.line) == ("framework.yaml", line)
    assert problem.what == "'M-2' is a module, but a framework phase is expected here"


def test_an_id_used_twice_names_both_places(folder: Path) -> None:
    """Even across files."""
    line = spoil(folder / "tools.yaml", "id: TOOL-03", "id: MET-03")
    duplicate = [problem for problem in problems_of(folder) if "used twice" in problem.what]
    first = (folder / "methods.yaml").read_text(encoding="utf-8").split("id: MET-03")[0].count("\n") + 1
    assert [problem.file.name for problem in duplicate] == ["methods.yaml"]
    assert duplicate[0].line == first
    assert f"tools.yaml:{line}" in duplicate[0].what


def test_an_unknown_key_names_the_nearest_key(folder: Path) -> None:
    """In the file and line where it was written."""
    line = spoil(folder / "modules" / "m03.yaml", "    summary:", "    sumary:")
    found = {(problem.file.name, problem.line, problem.what, problem.remedy) for problem in problems_of(folder)}
    assert ("m03.yaml", line, "unknown key 'sumary'", "did you mean 'summary'?") in found


def test_a_doubled_key_is_refused(folder: Path) -> None:
    """YAML would silently keep the last one."""
    path = folder / "exams.yaml"
    line = spoil(path, "    questions: 50\n", "    questions: 50\n    questions: 60\n")
    problem = the_problem(folder)
    assert (problem.file, problem.line, problem.what) == (path, line + 1, "the key 'questions' is written twice")


def test_a_wrong_type_is_refused(folder: Path) -> None:
    """A word where a number belongs."""
    line = spoil(folder / "exams.yaml", "minutes: 60", "minutes: an hour")
    problem = the_problem(folder)
    assert (problem.line, problem.what) == (line, "'minutes' must be a whole number, found 'an hour'")


def test_a_syntax_fault_is_refused(folder: Path) -> None:
    """And the other files are still read."""
    path = folder / "cpd.yaml"
    line = spoil(path, "title: Audit", "title: Audit: why")
    spoil(folder / "exams.yaml", "minutes: 60", "minutes: an hour")
    found = [(problem.file.name, problem.line) for problem in problems_of(folder)]
    assert found[0] == ("cpd.yaml", line)
    assert len(found) == 2


def test_a_missing_file_is_named(folder: Path) -> None:
    """Not a traceback."""
    (folder / "decisions.yaml").unlink()
    problem = the_problem(folder)
    assert (problem.file.name, problem.what) == ("decisions.yaml", "the file does not exist")


def test_a_missing_module_leaves_its_references_without_an_end(folder: Path) -> None:
    """Nine modules cannot pass for ten."""
    (folder / "modules" / "m10.yaml").unlink()
    assert any(problem.what == "'M-10' does not exist" for problem in problems_of(folder))


def test_a_topic_without_a_lesson_is_refused(folder: Path) -> None:
    """The problem stands at the topic, the remedy names the field."""
    spoil(folder / "modules" / "m06.yaml", "syllabus: [SY-6.20]", "syllabus: []")
    problem = the_problem(folder)
    assert problem.what.startswith("no lesson teaches SY-6.20")
    assert problem.remedy == "name it under 'syllabus' of a lesson"


def test_a_competency_named_on_one_side_only_is_refused(folder: Path) -> None:
    """From either side."""
    line = spoil(folder / "modules" / "m08.yaml", "    competencies: [CSA-K-5]\n", "    competencies: []\n")
    problem = the_problem(folder)
    assert problem.file.name == "competencies.yaml"
    assert problem.what == "CSA-K-5 names L-8.5, but L-8.5 does not name CSA-K-5"
    assert "m08.yaml" in problem.remedy
    spoil(folder / "modules" / "m08.yaml", "    competencies: []\n", "    competencies: [CSA-K-5, CSA-K-6]\n")
    problem = the_problem(folder)
    assert (problem.file.name, problem.line) == ("m08.yaml", line)


def test_a_lesson_out_of_order_is_refused(folder: Path) -> None:
    """An id tells where the lesson stands."""
    line = spoil(folder / "framework.yaml", "id: FA-4.10", "id: FA-4.13")
    problem = the_problem(folder)
    assert (problem.line, problem.what) == (line, "'FA-4.13' stands where 'FA-4.10' is expected")


def test_a_slug_that_does_not_fit_its_lesson_is_refused(folder: Path) -> None:
    """The file names of lessons sort as the lessons do."""
    spoil(folder / "modules" / "m02.yaml", "slug: 05-how", "slug: 06-how")
    problem = the_problem(folder)
    assert problem.remedy == "begin it with '05-'"


def test_formats_that_do_not_add_up_are_refused(folder: Path) -> None:
    """Six articles and videos are six items."""
    spoil(folder / "cpd.yaml", "articles: 2", "articles: 3")
    assert the_problem(folder).remedy == "write that number as 'items'"
