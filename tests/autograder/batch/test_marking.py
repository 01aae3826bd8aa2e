"""Marking: pure, the same anywhere, and right."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from csm_autograder.batch.marking import TooManyPoints, mark
from csm_autograder.batch.submission import read_submission
from csm_autograder.batch.template import CountedCell, NotebookTemplate, Template
from tests.pipeline.classroom import MODULE
from tests.pipeline.submissions import deserved


def test_points_are_those_the_answers_deserve(template: Template, released: Path) -> None:
    """Each sample, with a folder that holds nothing but answers."""
    for sample in ("full", "partial", "blank"):
        marked = mark(template, read_submission(_folder(released, sample), sample, MODULE, template.answers))
        cells = [cell for notebook in marked.notebooks for cell in notebook.cells]
        assert {cell.id: cell.points for cell in cells if cell.points is not None} == pytest.approx(deserved(sample))
        assert all(cell.verdict for cell in cells if cell.points is not None)
        assert marked.points == pytest.approx(sum(deserved(sample).values()))


def test_marking_gives_the_same_on_another_machine(template: Template, released: Path) -> None:
    """Template, submission and what comes of them survive the way there and back."""
    submission = read_submission(_folder(released, "partial"), "partial", MODULE, template.answers)
    there = pickle.loads(pickle.dumps((template, submission)))
    assert pickle.loads(pickle.dumps(mark(*there))) == mark(template, submission)


def test_an_answer_that_cannot_be_read_is_remarked_on(template: Template, released: Path) -> None:
    """Its exercise earns nothing; instructor and learner are told why."""
    submission = read_submission(_folder(released, "full"), "full", MODULE, template.answers)
    damaged = replace(submission, answers={**submission.answers, "m01-test": b'{"schema": 1, "exer'})
    marked = mark(template, damaged)
    (remark,) = marked.remarks
    assert remark.about == "m01-test"
    assert "earned nothing: The saved answer could not be read" in remark.instructor
    assert "save your answer again" in remark.learner
    assert marked.points == pytest.approx(sum(deserved("full").values()) - deserved("full")["m01-test"])


def test_more_points_than_the_released_notebook_has_are_refused(template: Template, released: Path) -> None:
    """As by nbgrader; the way out is said."""
    submission = read_submission(_folder(released, "full"), "full", MODULE, template.answers)
    cheap = replace(template, notebooks=tuple(_cheaper(one) for one in template.notebooks))
    with pytest.raises(TooManyPoints, match="release it again"):
        mark(cheap, submission)


def _cheaper(notebook: NotebookTemplate) -> NotebookTemplate:
    cells = tuple(replace(cell, maximum=0.5) for cell in notebook.cells)
    assert all(isinstance(cell, CountedCell) for cell in cells)
    return replace(notebook, cells=cells)


def _folder(released: Path, sample: str) -> Path:
    """A submission that is only its answers."""
    folder = released / "only" / sample
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "answers").exists() and (released / "answers" / sample).is_dir():
        (released / "answers" / sample).rename(folder / "answers")
        (released / "answers" / sample).mkdir()
        for file in (folder / "answers").iterdir():
            (released / "answers" / sample / file.name).write_bytes(file.read_bytes())
    return folder
