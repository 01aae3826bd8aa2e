"""Marks one submission against the template of its module: no file, no database, no clock, so it runs anywhere."""

from collections.abc import Mapping

from csm_autograder.batch import wording
from csm_autograder.batch.marked import Marked, MarkedCell, MarkedNotebook, Presented
from csm_autograder.batch.notebook_text import output_text
from csm_autograder.batch.remark import Remark
from csm_autograder.batch.submission import Submission
from csm_autograder.batch.template import Call, CountedCell, NotebookTemplate, Template
from csm_autograder.grading import record_of, score
from csm_autograder.receipt_check import ReceiptCheck, moment_of
from csm_autograder.score import Score
from csm_course.answers import Reading
from csm_course.exercises.sitting import SittingAnswer, SittingExercise
from csm_course.workings import Workings


class TooManyPoints(ValueError):
    """The key gives more than the released notebook has: nobody can be graded before it is released again."""


def mark(template: Template, submission: Submission, used: Mapping[str, str] | None = None) -> Marked:
    """The notebooks as `nbgrader autograde` would write them, and the points. Raises what the judge raises.

    `used`: by exercise, why a receipt counts for somebody else already.
    """
    asked = {**template.exercises, **template.questions}
    answers = {id: submission.reading(id, one.kind) for id, one in asked.items()}
    workings = Workings()
    check = ReceiptCheck(submission.student, moment_of(submission.timestamp), template.trusted, used or {})
    presented, told = _receipts(template, answers, check)
    scores = {id: score(one, answers[id], workings, check) for id, one in template.exercises.items()}
    notebooks = tuple(_notebook(template, one, answers, scores, workings) for one in template.notebooks)
    unread = [id for id, one in answers.items() if one.trouble and id not in submission.strange]  # told of already
    troubles = tuple(wording.unreadable_answer(id, answers[id].trouble) for id in unread)
    return Marked(
        student=submission.student,
        assignment=submission.assignment,
        timestamp=submission.timestamp,
        notebooks=notebooks,
        answers=submission.answers,
        receipts=submission.receipts,
        remarks=submission.remarks + troubles + told,
        fingerprint=submission.fingerprint,
        strange=submission.strange,
        presented=presented,
    )


def _receipts(
    template: Template, answers: dict[str, Reading], check: ReceiptCheck
) -> tuple[tuple[Presented, ...], tuple[Remark, ...]]:
    """The receipts that count, and a remark on each one that does not or is dated oddly. Raises `NotVerifiable`."""
    presented: list[Presented] = []
    remarks: list[Remark] = []
    for id, exercise in template.exercises.items():
        answer = answers[id].answer
        if not isinstance(exercise, SittingExercise) or not isinstance(answer, SittingAnswer) or answer.is_blank():
            continue
        from csm_autograder.assessment.receipts import Rejected  # cryptography takes long to load
        from csm_autograder.batch.receipts import receipt_remarks
        from csm_autograder.rules.sitting import verified

        found = verified(exercise, answer, check)
        remarks += receipt_remarks(id, found, check.now)
        if not isinstance(found, Rejected):
            presented.append(Presented(id, found.service, found.sitting))
    return tuple(presented), tuple(remarks)


def _notebook(
    template: Template,
    notebook: NotebookTemplate,
    answers: dict[str, Reading],
    scores: dict[str, Score],
    workings: Workings,
) -> MarkedNotebook:
    parts = [notebook.pieces[0]]
    for call, piece in zip(notebook.calls, notebook.pieces[1:], strict=True):
        parts += (_output(template, call, answers, scores, workings), piece)
    cells = tuple(_cell(cell, scores) for cell in notebook.cells)
    return MarkedNotebook(notebook.name, "".join(parts), cells)


def _output(
    template: Template, call: Call, answers: dict[str, Reading], scores: dict[str, Score], workings: Workings
) -> str:
    """What a cell shows; the same two calls that `JudgeAnswers` answers."""
    if call.what == "grade":
        return output_text(scores[call.exercise])
    return output_text(record_of(template.questions[call.exercise], answers[call.exercise], workings))


def _cell(cell: CountedCell, scores: dict[str, Score]) -> MarkedCell:
    if cell.exercise is None:
        return MarkedCell(cell.id, cell.points, cell.maximum, None)
    earned = scores[cell.exercise]
    if earned > cell.maximum:
        raise TooManyPoints(wording.too_many_points(cell.id, float(earned), cell.maximum))
    return MarkedCell(cell.id, float(earned), cell.maximum, earned.verdict)
