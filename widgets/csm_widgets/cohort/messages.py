"""What the cohort page and its Python side say to each other: one model per message, checked at this edge."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from csm_autograder.cohort.export import Format
from csm_autograder.cohort.findings import Level, Show, Sort
from csm_course.model import Model
from csm_widgets.envelope import Answered, Choice, Document, Envelope, Words

PAGE = 50
"""Learners on one page of the table."""


class Query(Model):
    """Which module, whom of it, in which order, from which one on."""

    module: Words
    find: Words = ""
    show: Show = "everyone"
    sort: Sort = "name"
    start: Annotated[int, Field(ge=0)] = 0


class Look(Envelope):
    """Show this; `anew`: read the gradebook again first."""

    type: Literal["look"]
    query: Query
    anew: bool = False


class Read(Envelope):
    """Read on in the answers, for a moment; the reply says how far it is."""

    type: Literal["read"]
    query: Query


class About(Envelope):
    """All about one learner."""

    type: Literal["about"]
    module: Words
    learner: Words


class Export(Envelope):
    """The gradebook of the module as a file."""

    type: Literal["export"]
    module: Words
    format: Format


CohortRequest = Annotated[Look | Read | About | Export, Field(discriminator="type")]
COHORT_REQUEST: TypeAdapter[CohortRequest] = TypeAdapter(CohortRequest)


class Column(Model):
    """An exercise, as the head of a column."""

    id: str
    title: str
    notebook: str
    maximum: float


class Cell(Model):
    """A learner's standing in one exercise."""

    level: Level
    points: float | None


class Row(Model):
    """A learner's line. `active`: when anything last changed; `places`: where the formgrader opens each notebook."""

    learner: str
    name: str
    state: str
    points: float | None
    penalty: float
    active: datetime | None
    cells: tuple[Cell, ...]
    stuck: int
    waiting: int


class Reason(Model):
    """Why points were lost, and how many learners lost them so."""

    label: str
    reason: str
    learners: int


class Trouble(Model):
    """One exercise in the whole cohort; `average` is a share from 0 to 1.

    `only_blank`: whoever lost points answered nothing.
    """

    id: str
    title: str
    notebook: str
    graded: int
    below: int
    blank: int
    waiting: int
    average: float | None
    only_blank: bool
    reasons: tuple[Reason, ...]


class Figures(Model):
    """The cohort in numbers; `average` in points."""

    handed_in: int
    learners: int
    average: float | None
    maximum: float
    stuck: int
    waiting: int


class Reading(Model):
    """How many learners' answers have been read, of how many. `keys`: False where the keys are not at hand."""

    done: int
    total: int
    keys: bool = True


class Board(Model):
    """Everything on the page for one query; `found` learners fit it, `rows` are some of them from `start` on.

    `blind`: whoever reads written answers of this module is to see no names, so no name leads to an answer.
    """

    modules: tuple[Choice, ...]
    query: Query
    due: datetime | None
    figures: Figures
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    found: int
    troubles: tuple[Trouble, ...]
    reading: Reading
    read_at: datetime
    blind: bool = False


class Step(Model):
    """What to do next; `place` is where the formgrader opens it, empty where there is nothing to open."""

    sentence: str
    notebook: str
    place: str


class Detail(Model):
    """One exercise of one learner."""

    title: str
    level: Level
    points: float | None
    maximum: float
    state: str
    lost: tuple[Reason, ...]
    trouble: str


class Person(Model):
    """All about one learner."""

    learner: str
    name: str
    submitted: datetime | None
    saved: datetime | None
    penalty: float
    steps: tuple[Step, ...]
    details: tuple[Detail, ...]


class CohortReply(Answered):
    """The answer to a request; `refused` is a sentence for the instructor."""

    refused: str = ""
    board: Board | None = None
    reading: Reading | None = None
    person: Person | None = None
    document: Document | None = None
