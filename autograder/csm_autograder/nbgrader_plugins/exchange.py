"""The exchange as nbgrader's own collect sees it: where submissions come in, and whether owners are looked at."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeFactory
from nbgrader.exchange.default import ExchangeCollect

from csm_autograder.batch.course import Course


class NoInbound(Exception):
    """There is no folder to collect from; the text says what to do."""


@dataclass(frozen=True)
class Inbound:
    """`checks_owner`: whether a submission must belong to whom it names."""

    folder: Path
    checks_owner: bool


@dataclass(frozen=True)
class DueTimes:
    """What nbgrader's gradebook says: when a module is due, and who has longer. UTC without a zone."""

    due: datetime | None
    extensions: dict[str, timedelta]


def inbound_of(course: Course) -> Inbound:
    """Where submissions come in, by nbgrader's settings. Raises `NoInbound`."""
    app = course.converter.parent
    kind = ExchangeFactory(parent=app).collect
    if not issubclass(kind, ExchangeCollect):
        raise NoInbound(
            f"This course does not exchange files by a folder but by {kind.__name__}. Use nbgrader collect."
        )
    collect = kind(coursedir=course.directory, authenticator=Authenticator(parent=app), parent=app)
    folder = Path(collect.root) / course.course_id / "inbound"
    if not folder.is_dir():
        raise NoInbound(f"There is no folder {folder}. Release the module first; until then nobody can hand it in.")
    return Inbound(folder, bool(collect.check_owner))


def due_times(course: Course, assignment: str) -> DueTimes:
    """The due time in the gradebook, and the extensions in it."""
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            found = gradebook.find_assignment(assignment)
        except MissingEntry:
            return DueTimes(None, {})
        longer = {one.student_id: one.extension for one in found.submissions if one.extension is not None}
        return DueTimes(found.duedate, longer)
