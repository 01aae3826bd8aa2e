"""What the store remembers, as values: how far a page was taken, an attempt, a kept answer, a due date."""

import json
from datetime import UTC, date, datetime
from typing import Annotated, NoReturn

from pydantic import BaseModel, Field, JsonValue, StringConstraints

from csm_course.model import Model
from csm_course.moment import Moment, in_utc
from csm_course.strict_json import LIMIT

ExerciseId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,119}$")]
PageId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,8}-[0-9]{1,3}(\.[0-9]{1,3})*$")]
ModuleId = Annotated[str, StringConstraints(pattern=r"^M-[0-9]{1,3}$")]
Points = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]


def now() -> datetime:
    """This moment, in the store's clock."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as the store writes it: later moments are later in the alphabet."""
    return in_utc(moment).isoformat(timespec="microseconds")


class PageProgress(Model):
    """How far a learner is with a page: opened first and last, and when it was marked as complete, if it is."""

    opened: Moment
    completed: Moment | None = None
    last_opened: Moment


class PageRow(Model):
    """A page as exported. `marked`: when the tick was last set or taken away."""

    page: PageId
    opened: Moment
    last_opened: Moment
    completed: Moment | None = None
    marked: Moment | None = None


class Attempt(Model):
    """One judged answer. `passed` is set for tests only; `by_person`: an instructor gives the points.

    `answer` is empty for attempts made before the store kept it.
    """

    exercise: ExerciseId
    points: Points
    maximum: Points
    passed: bool | None = None
    by_person: bool = False
    answer: dict[str, object] = {}
    at: Moment = Field(default_factory=now)


class Envelope(BaseModel, frozen=True, extra="allow"):
    """What the store must know of an answer document; the rest is the exercise's own business."""

    exercise: ExerciseId
    saved: Moment


class DueRow(Model):
    """Until when a module is to be done; `day` is None where the date was taken away."""

    module: ModuleId
    day: date | None
    changed: Moment


class EngagementRow(Model):
    """An engagement as exported: when it was changed last, when each tool was worked with, and its document."""

    changed: Moment
    worked: dict[str, Moment] = {}
    document: dict[str, JsonValue]


class Moved(Model):
    """How many answers, attempts, pages, due dates and engagements came in or went."""

    answers: int = 0
    attempts: int = 0
    pages: int = 0
    due: int = 0
    engagements: int = 0


def document_text(document: dict[str, object]) -> str:
    """An answer document exactly as its file holds it. Raises ValueError for what JSON cannot hold, or too much."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    if len(text.encode()) > LIMIT:
        raise ValueError(f"an answer is larger than {LIMIT // 1000} kB")
    return text


def read_document(text: str) -> dict[str, object]:
    """The document in the text. Raises ValueError where it is no answer document."""
    document = json.loads(text, parse_constant=_refuse)
    if not isinstance(document, dict):
        raise ValueError("it is not an answer document")
    return document


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")
