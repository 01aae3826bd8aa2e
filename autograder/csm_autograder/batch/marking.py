"""Marks one submission against the template of its module: no file, no database, no clock, so it runs anywhere."""

from csm_autograder.batch import wording
from csm_autograder.batch.marked import Marked, MarkedCell, MarkedNotebook
from csm_autograder.batch.notebook_text import output_text
from csm_autograder.batch.submission import Submission
from csm_autograder.batch.template import Call, CountedCell, NotebookTemplate, Template
from csm_autograder.grading import Record
from csm_autograder.judge import judge
from csm_autograder.score import Score
from csm_course.answers import Reading, read_document
from csm_course.html.record import record_html


class TooManyPoints(ValueError):
    """The key gives more than the released notebook has: nobody can be graded before it is released again."""


def mark(template: Template, submission: Submission) -> Marked:
    """The notebooks as `nbgrader autograde` would write them, and the points. Raises what the judge raises."""
    asked = {**template.exercises, **template.questions}
    answers = {id: read_document(submission.answers.get(id), id, one.kind) for id, one in asked.items()}
    scores = {id: Score(judge(one, answers[id].answer), answers[id].trouble) for id, one in template.exercises.items()}
    notebooks = tuple(_notebook(template, one, answers, scores) for one in template.notebooks)
    troubles = tuple(wording.unreadable_answer(id, one.trouble) for id, one in answers.items() if one.trouble)
    return Marked(
        student=submission.student,
        assignment=submission.assignment,
        timestamp=submission.timestamp,
        notebooks=notebooks,
        answers=submission.answers,
        receipts=submission.receipts,
        remarks=submission.remarks + troubles,
        fingerprint=submission.fingerprint,
    )


def _notebook(
    template: Template, notebook: NotebookTemplate, answers: dict[str, Reading], scores: dict[str, Score]
) -> MarkedNotebook:
    parts = [notebook.pieces[0]]
    for call, piece in zip(notebook.calls, notebook.pieces[1:], strict=True):
        parts += (_output(template, call, answers, scores), piece)
    cells = tuple(_cell(cell, scores) for cell in notebook.cells)
    return MarkedNotebook(notebook.name, "".join(parts), cells)


def _output(template: Template, call: Call, answers: dict[str, Reading], scores: dict[str, Score]) -> str:
    """What a cell shows; the same two calls that `JudgeAnswers` answers."""
    if call.what == "grade":
        return output_text(scores[call.exercise])
    reading = answers[call.exercise]
    return output_text(Record(record_html(template.questions[call.exercise], reading.answer, trouble=reading.trouble)))


def _cell(cell: CountedCell, scores: dict[str, Score]) -> MarkedCell:
    if cell.exercise is None:
        return MarkedCell(cell.id, cell.points, cell.maximum, None)
    score = scores[cell.exercise]
    if score > cell.maximum:
        raise TooManyPoints(wording.too_many_points(cell.id, float(score), cell.maximum))
    return MarkedCell(cell.id, float(score), cell.maximum, score.verdict)
