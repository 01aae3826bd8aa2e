"""Assessments as authors write them: what is read, and each fault with its file, its line and what to do."""

from pathlib import Path

import pytest

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.counts import Span
from csm_autograder.assessment.forms.groups import read_groups
from csm_autograder.assessment.forms.reading import WrittenAssessment, read_assessment, read_assessments
from csm_autograder.assessment.forms.references import Known, reference_problems
from csm_course.places import content_folder
from csm_course.problems import ContentError
from csm_course.source import parse, yaml_document

EXAM = """\
id: small-exam
title: Small exam
kind: exam
policy: part_a
blueprint:
  items: 10
  modules:
    M-1: 4
    M-2: 4-7
  bloom:
    apply: 3-8
    analyse: 2-5
  groups: {people: 0-10}
  cells:
    - {module: M-1, bloom: apply, items: 1-3}
    - {module: M-1, bloom: analyse, items: 1-2}
  stories: {items: 2-4, each: 2}
  generated: 0-3
  cut:
    ability: 0.1
    score: 7.5
    information: 1.8
"""


def written(folder: Path, text: str) -> Path:
    """A file of assessments with that text."""
    path = folder / "small-exam.yaml"
    path.write_text(text)
    return path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Numbers exact or from-to, lists, cells, stories and the cut."""
    one = read_assessment(written(tmp_path, EXAM)).assessment
    plan = one.blueprint
    assert (one.id, one.attempts, plan.items) == ("small-exam", 3, 10)
    assert plan.modules == {"M-1": Span(low=4, high=4), "M-2": Span(low=4, high=7)}
    assert plan.cells[0].traits == {"module": "M-1", "bloom": "apply"}
    assert plan.stories
    assert plan.stories.each == Span(low=2, high=2)
    assert plan.cut
    assert (plan.cut.score_within, plan.cut.information_within, plan.cut.barely) == (0.5, 0.25, 0.0)
    assert str(plan.generated) == "0 to 3"


FAULTS = {
    "no number": ("M-1: 4", "M-1: some", 8, "'some' is no number of questions", "write 5, or 3-6"),
    "backwards": ("4-7", "7-4", 9, "7 to 4 runs backwards", "write the smaller number first"),
    "below nothing": ("M-1: 4", "M-1: -4", 8, "a number of questions is expected", "write 5, or 3-6"),
    "unknown key": ("  items: 10", "  item: 10", 6, "unknown key 'item'", "did you mean 'items'?"),
    "unknown level": ("apply: 3-8", "aply: 3-8", 11, "'aply'", "did you mean 'apply'?"),
    "too few": ("M-2: 4-7", "M-2: 4-5", 7, "'modules' comes to 8 to 9 questions, the form has 10", "ask for 1 more"),
    "too many": ("analyse: 2-5", "analyse: 9", 10, "'bloom' comes to 12 to 17 questions, the form has 10", "2 fewer"),
    "one trait": ("bloom: apply, items", "items", 15, "a cell crosses two things", "write one alone in its own list"),
    "twice": ("bloom: analyse, items", "bloom: apply, items", 16, "the cell M-1, apply stands twice", "keep one"),
    "not named": ("{module: M-1, bloom: apply", "{module: M-3, bloom: apply", 15, "wants 1 to 3 of M-3", "add M-3 to"),
    "cell too large": ("items: 1-3", "items: 6-7", 15, "the cell wants 6 to 7 of M-1, 'modules' allows 4", "4 at most"),
    "cells too large": ("items: 1-2", "items: 4", 8, "the cells of M-1 by bloom need 5 questions, M-1 has 4", "lower"),
    "cells too small": ("items: 1-3", "items: 1", 8, "the cells of M-1 by bloom allow 3 questions at most", "raise"),
    "stories": ("{items: 2-4", "{items: 11-12", 17, "11 to 12 from stories, the form has 10", "lower it"),
    "empty stories": ("each: 2", "each: 0-2", 17, "a story that is taken has a question", "begin with 1"),
    "generators": ("generated: 0-3", "generated: 11", 18, "11 from generators, the form has 10", "lower it"),
    "score": ("score: 7.5", "score: 12", 21, "12 points of 10 questions", "lower it"),
    "information": ("information: 1.8", "information: 2.9", 22, "10 questions inform by 2.5 at most", "lower it"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_has_its_line_and_remedy(name: str, tmp_path: Path) -> None:
    """One fault in an assessment that was right."""
    old, new, line, what, remedy = FAULTS[name]
    assert old in EXAM
    path = written(tmp_path, EXAM.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        read_assessment(path)
    told = {(one.file, one.line) for one in caught.value.problems if what in one.what and remedy in one.remedy}
    assert told == {(path, line)}, str(caught.value)


def test_a_tolerance_below_what_can_be_proven_is_refused(tmp_path: Path) -> None:
    """Nobody waits at Begin for a proof that takes hours."""
    with pytest.raises(ContentError, match="score_within"):
        read_assessment(written(tmp_path, EXAM.replace("score: 7.5", "score: 7.5\n    score_within: 0.001")))


def test_a_lesson_outside_the_modules_is_told(tmp_path: Path) -> None:
    """A lesson's number says which module it is of."""
    text = EXAM.replace("  bloom:", "  lessons: {L-3.1: 0-5, SUP-1.12: 0-9}\n  bloom:")
    with pytest.raises(ContentError, match=r"L-3\.1 belongs to M-3, which 'modules' does not name"):
        read_assessment(written(tmp_path, text))


def test_an_id_may_stand_in_one_file(tmp_path: Path) -> None:
    """Learners' results are kept under it. The file of groups is no assessment."""
    folder = tmp_path / "assessments"
    folder.mkdir()
    (folder / "a.yaml").write_text(EXAM)
    (folder / "b.yaml").write_text(EXAM)
    (folder / "groups.yaml").write_text("groups: []")
    with pytest.raises(ContentError, match=r"b\.yaml:1: the assessment 'small-exam' is also in a\.yaml"):
        read_assessments(tmp_path)


def test_names_that_lead_nowhere(tmp_path: Path) -> None:
    """Modules, groups and policies, and the number of questions the policy promises, each at its line."""
    one = read_assessment(written(tmp_path, EXAM))
    known = Known(modules=["M-1"], lessons=[], groups=["growth"], policies={"part_a": 50})
    told = [(problem.line, problem.what) for problem in reference_problems(one, known)]
    assert told == [
        (6, "small-exam: the blueprint has 10 questions, the policy 'part_a' 50"),
        (9, "small-exam: there is no module 'M-2'"),
        (13, "small-exam: there is no group 'people'"),
    ]
    other = Known(modules=["M-1", "M-2"], lessons=[], groups=["people"], policies={"part_b": None})
    assert [str(problem) for problem in reference_problems(one, other)] == [
        f"{tmp_path / 'small-exam.yaml'}:4: small-exam: there is no policy 'part_a' - did you mean 'part_b'?"
    ]


STANDARD = """\
attribution: Ours
skills:
  - {id: CSA-SC-01, title: One, side: customer, area: Talk, coverage: full, lessons: [L-1.1]}
concepts: []
terms:
  - {id: CSA-T-01, title: Two, side: company, area: Money, coverage: full, lessons: [L-1.1]}
"""


def test_every_area_belongs_to_one_group(tmp_path: Path) -> None:
    """An area nobody knows, one in two groups and one in none."""
    for name in ("syllabus", "assessments"):
        (tmp_path / name).mkdir()
    (tmp_path / "syllabus" / "competencies.yaml").write_text(STANDARD)
    groups = tmp_path / "assessments" / "groups.yaml"
    groups.write_text("groups:\n  - {id: a, title: A, areas: [Talk, Tolk]}\n  - {id: b, title: B, areas: [Talk]}\n")
    with pytest.raises(ContentError) as caught:
        read_groups(tmp_path)
    assert [(one.line, one.what, one.remedy) for one in caught.value.problems] == [
        (1, "the area 'Money' is in no group", "add it to one"),
        (2, "the standard has no area 'Tolk'", "did you mean 'Talk'?"),
        (3, "the area 'Talk' is in the group 'a' as well", "keep it in one of them"),
    ]
    groups.write_text("groups:\n  - {id: a, title: A, areas: [Talk, Money]}\n")
    assert read_groups(tmp_path) == {"CSA-SC-01": "a", "CSA-T-01": "a"}


def test_the_course_has_its_three_kinds_of_assessment() -> None:
    """As written, with 90 competencies in five groups."""
    assert {one.assessment.id for one in read_assessments(content_folder())} >= {"m01-test", "exam-a", "exam-b"}
    groups = read_groups(content_folder())
    assert (len(groups), len(set(groups.values()))) == (90, 5)


def test_the_example_of_the_docs_is_one() -> None:
    """Every key of docs/assembly.md is one an author may write."""
    docs = Path(__file__).parents[3] / "docs" / "assembly.md"
    example = docs.read_text().partition("```yaml\n")[2].partition("```")[0]
    one = parse(yaml_document(docs, example), WrittenAssessment)
    assert one.blueprint.stories
    assert set(one.blueprint.model_fields_set) == set(Blueprint.model_fields)
