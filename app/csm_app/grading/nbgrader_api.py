"""nbgrader's own requests (`formgrader/api/`), answered by its own handlers, less what must not be seen.

While grading is blind, no answer holds a name and an address takes the made-up ones. Where an answer is read by two,
the second marker gets neither points nor comment of the first, and nobody changes points behind the other's back.
"""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from nbgrader.server_extensions.formgrader import apihandlers as theirs
from tornado.web import HTTPError

from csm_app.grading.blind import behind, without_names
from csm_app.grading.desk import NotNow, Reading
from csm_app.grading.hidden import grade_of, less_hidden
from csm_app.grading.seat import Seat

STUDENT_AT = {
    theirs.SubmissionHandler: 1,
    theirs.AutogradeHandler: 1,
    theirs.GenerateFeedbackHandler: 1,
    theirs.ReleaseFeedbackHandler: 1,
    theirs.StudentHandler: 0,
    theirs.StudentSubmissionCollectionHandler: 0,
    theirs.StudentNotebookSubmissionCollectionHandler: 0,
}
"""Which part of the address is a learner."""

ASSIGNMENT_AT = {
    theirs.SubmissionCollectionHandler: 0,
    theirs.SubmissionHandler: 0,
    theirs.SubmittedNotebookCollectionHandler: 0,
    theirs.StudentNotebookSubmissionCollectionHandler: 1,
    theirs.CollectHandler: 0,
    theirs.AutogradeHandler: 0,
    theirs.GenerateAllFeedbackHandler: 0,
    theirs.ReleaseAllFeedbackHandler: 0,
    theirs.GenerateFeedbackHandler: 0,
    theirs.ReleaseFeedbackHandler: 0,
}
"""Which part of the address is the assignment; what is about none is blind as soon as one assignment is."""

NAMES_HIDDEN = "Names are hidden while grading is blind, so learners cannot be edited. See grading.yaml."


class Discreet(Seat):
    """Mixed in before a handler of nbgrader's."""

    path_args: list[str]
    request: Any

    @property
    def assignment(self) -> str | None:
        """The assignment asked about; None for what is about all of them, or about a grade by its id."""
        at = _place(self, ASSIGNMENT_AT)
        return None if at is None else self.path_args[at]

    @property
    def is_blind(self) -> bool:
        """True where this answer must hold no names."""
        return self.rules.is_blind(self.assignment)

    async def prepare(self) -> None:
        """Put the learner's id in the place of a made-up name; a real id is as unknown as any."""
        self.admit()
        await super().prepare()  # type: ignore[misc]
        at = _place(self, STUDENT_AT)
        if at is None or not self.current_user or not self.is_blind:
            return
        if self.request.method == "PUT":
            raise HTTPError(HTTPStatus.CONFLICT, NAMES_HIDDEN)
        student = behind(self.path_args[at], self.students())
        if student is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.path_args[at] = student

    def write_error(self, status_code: int, **details: Any) -> None:
        """As nbgrader does, with nothing left half done."""
        self.put_back()
        super().write_error(status_code, **details)  # type: ignore[misc]

    def write(self, chunk: Any) -> None:
        """nbgrader's answer, less what must not be seen; its page for an error is no JSON and passes as it is."""
        try:
            told = json.loads(chunk) if isinstance(chunk, str) else chunk
        except ValueError:
            told = None
        if not isinstance(told, dict | list) or not self.current_user:
            super().write(chunk)  # type: ignore[misc]
            return
        told = less_hidden(told, self.desk, self.assignment)
        if self.is_blind:
            told = without_names(told, self.students())
        super().write(json.dumps(told))  # type: ignore[misc]


class SetPoints(Discreet, theirs.GradeHandler):  # type: ignore[misc]  # nbgrader publishes no types
    """`grade/<id>`: the score field saves here."""

    def put(self, grade_id: str) -> None:
        """Save as nbgrader does, for whoever reads alone or first; the first of two is kept with the name."""
        reading = allowed(self, self.reading_of(grade_id))
        super().put(grade_id)
        if reading.is_twice:
            self.desk.first_was_set(reading)


class SetComment(Discreet, theirs.CommentHandler):  # type: ignore[misc]
    """`comment/<id>`: the comment field saves here."""

    def put(self, comment_id: str) -> None:
        """Save as nbgrader does. Between two markers, the comment of the first is as hidden as the points."""
        grade = grade_of(self.gradebook, self.gradebook.find_comment_by_id(comment_id).to_dict())
        if grade is not None:
            reading = self.desk.reading(grade)
            if reading.stage != "both":  # after both, the comment to the learner can still be written
                allowed(self, reading)
        super().put(comment_id)


def allowed(handler: Discreet, reading: Reading) -> Reading:
    """The reading, where this marker may change it. Refuses otherwise."""
    try:
        handler.desk.may_set(reading)
    except NotNow as refused:
        raise HTTPError(HTTPStatus.CONFLICT, str(refused)) from refused
    return reading


def _place(handler: object, places: Mapping[type, int]) -> int | None:
    return next((at for kind, at in places.items() if isinstance(handler, kind)), None)


def discreet(kind: type) -> type:
    """nbgrader's handler, less what must not be seen."""
    own = {theirs.GradeHandler: SetPoints, theirs.CommentHandler: SetComment}
    return own.get(kind) or type(f"Discreet{kind.__name__}", (Discreet, kind), {})


def routes() -> list[tuple[str, type]]:
    """The addresses of nbgrader's requests, with our handlers."""
    return [(address, discreet(kind)) for address, kind in theirs.default_handlers]
