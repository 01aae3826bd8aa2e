"""What our handlers share with nbgrader's: the rules of the course, the marker, and the desk with the gradebook."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from sqlalchemy.orm import Session
from tornado.web import HTTPError

from csm_app.grading.desk import Desk, Reading
from csm_app.grading.marker import COOKIE, marker_name
from csm_app.grading.rules import MarkingRules
from csm_autograder.markers.tables import make_tables

FORMGRADER = "nbgrader_formgrader"
READY = "csm_grading_tables"


class Seat:
    """Mixed into handlers of nbgrader, which bring `settings`, `gradebook`, `coursedir` and `api`."""

    settings: dict[str, Any]
    gradebook: Any
    coursedir: Any
    api: Any
    current_user: Any
    xsrf_token: bytes
    get_cookie: Callable[[str], str | None]

    def admit(self) -> None:
        """What nbgrader asks of the server before it answers. Raises HTTPError."""
        if FORMGRADER not in self.settings:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if self.settings["nbgrader_bad_setup"]:
            raise HTTPError(HTTPStatus.INTERNAL_SERVER_ERROR)

    @property
    def rules(self) -> MarkingRules:
        """What `grading.yaml` says now."""
        return MarkingRules(Path(self.coursedir.root))

    @property
    def marker(self) -> str:
        """Who is marking; empty where nobody has said."""
        return marker_name(getattr(self.current_user, "username", None), self.get_cookie(COOKIE))

    @property
    def desk(self) -> Desk:
        """The marker at the gradebook, with our tables in it."""
        session: Session = self.gradebook.db
        if self.settings.get(READY) != self.coursedir.db_url:
            make_tables(session)
            self.settings[READY] = self.coursedir.db_url
        return Desk(self.gradebook, self.rules, self.marker)

    def put_back(self) -> None:
        """After a fault: nbgrader's one session for all requests must not stay in the middle of a change."""
        if FORMGRADER in self.settings and self.settings.get("nbgrader_gradebook") is not None:
            self.gradebook.db.rollback()

    def students(self) -> list[str]:
        """The ids of all learners known to nbgrader."""
        return [str(student["id"]) for student in self.api.get_students()]

    def reading_of(self, grade_id: str) -> Reading:
        """One graded cell by nbgrader's id of its grade."""
        try:
            return self.desk.reading(self.gradebook.find_grade_by_id(grade_id))
        except MissingEntry as missing:
            raise HTTPError(HTTPStatus.NOT_FOUND) from missing
