"""What page and exercise say to each other: one model per message, checked at this edge and plain data beyond it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, SerializeAsAny, TypeAdapter

from csm_course.exercises.scenario import Run
from csm_course.model import Model
from csm_widgets.envelope import Answered, Envelope

LARGEST = 100_000
"""Bytes of an answer, as JSON, that are still taken; the longest written answer needs at most four fifths of it."""


class Save(Envelope):
    """Keep this answer."""

    type: Literal["save"]
    answer: dict[str, object]


class Check(Envelope):
    """Keep this answer, then judge it."""

    type: Literal["check"]
    answer: dict[str, object]


class Solve(Envelope):
    """Compute the tool with these inputs; nothing is kept.

    `since` is the number of the reply whose report the page shows, 0 for none; a page without it gets whole reports.
    """

    type: Literal["solve"]
    inputs: dict[str, object]
    since: int | None = None


class Play(Envelope):
    """Show the run of a scenario; without a run, begin one with new luck. `best` is the best run so far."""

    type: Literal["play"]
    run: Run | None = None
    best: Run | None = None


class ShowSolution(Envelope):
    """Show the worked solution."""

    type: Literal["solution"]


Request = Annotated[Save | Check | Solve | Play | ShowSolution, Field(discriminator="type")]
REQUEST: TypeAdapter[Save | Check | Solve | Play | ShowSolution] = TypeAdapter(Request)


class Saving(Model):
    """What became of a save: `saved` is set only when the answer is on disk, `sentence` only when it is not."""

    saved: datetime | None = None
    replaced_other: bool = False
    sentence: str = ""
    echo: str = ""


class Fault(Model):
    """An input that cannot be used. `path` is the field, or field, row and column of a list."""

    path: tuple[str | int, ...]
    sentence: str


class PartPatch(Model):
    """One part of a report: it continues the part `of` of the report on screen, or is new (-1).

    `frame` is the markup around its list of items. An item is a place in the former list, or markup. What is None is as
    it was.
    """

    of: int = -1
    frame: tuple[str, str] | None = None
    items: tuple[int | str, ...] | None = None


class Patch(Model):
    """A report as the changes to the one on screen: its opening tag, and its parts in their order."""

    opening: str
    parts: tuple[PartPatch, ...]


class Solved(Model):
    """A tool's report with its main figure in words, or what keeps it from having one.

    The report comes as HTML, or as a `patch` of what the page shows. `numbers` holds the fields as they were read, so
    that a slider can follow what was typed beside it.
    """

    html: str = ""
    patch: Patch | None = None
    spoken: str = ""
    faults: tuple[Fault, ...] = ()
    numbers: dict[str, float] = {}


class JudgedPart(Model):
    """What the verdict says of one part of the exercise, to be shown where that part stands.

    `worth`: right and partly right parts lie above 0 and up to 1, wrong ones at 0, and below where a mark took a
    right one back.
    """

    id: str
    worth: float
    reason: str


class Judged(Model):
    """A verdict as HTML; `parts`: its reasons one by one, for kinds that show them in place.

    After a test also: passed or not, with the judge's `remark`; the ids of the items answered right; and the lessons
    to read again.
    """

    html: str
    points: float
    maximum: float
    by_person: bool = False
    passed: bool | None = None
    remark: str = ""
    right: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    parts: tuple[JudgedPart, ...] = ()


class Reply(Answered):
    """The answer to one request; only the parts that were asked for are filled.

    `staged` is a `stage.Staged`; it is not named here, so that a page without a scenario need not load the player.
    """

    saving: Saving | None = None
    solved: Solved | None = None
    staged: SerializeAsAny[Model] | None = None
    judged: Judged | None = None
    solution: str = ""
