"""What is known of one module's cohort: plain rows, whoever made them.

Moments are UTC without a zone, as nbgrader keeps them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

State = Literal["auto", "needs a person", "decided"]
"""Judged by machine; waiting to be read; points given by a person."""


@dataclass(frozen=True)
class Task:
    """One exercise that counts. `written`: a person gives the points."""

    id: str
    title: str
    notebook: str
    maximum: float
    written: bool = False


@dataclass(frozen=True)
class Learner:
    """One person; names may be empty, and may hold anything."""

    id: str
    first_name: str = ""
    last_name: str = ""

    @property
    def name(self) -> str:
        """First and last name as far as they are known, else the id."""
        return " ".join(part for part in (self.first_name, self.last_name) if part) or self.id


@dataclass(frozen=True)
class Mark:
    """The points of one learner for one exercise; `points` is None while nobody has given any."""

    points: float | None
    state: State


@dataclass(frozen=True)
class Work:
    """What one learner handed in of the module; `penalties` by notebook. Not graded yet: no marks.

    `places`: nbgrader's id of each submitted notebook, under which its formgrader opens it.
    """

    learner: Learner
    submitted: datetime | None
    marks: dict[str, Mark]
    penalties: dict[str, float]
    places: dict[str, str] = field(default_factory=dict)

    @property
    def penalty(self) -> float:
        """What lateness takes of the whole module."""
        return sum(self.penalties.values())

    @property
    def points(self) -> float:
        """All points so far, lateness taken off; never below nothing, as in nbgrader's own export."""
        return max(0.0, sum(mark.points or 0 for mark in self.marks.values()) - self.penalty)

    @property
    def state(self) -> str:
        """`needs a person` where any answer does, else `decided` where a person gave points, else `auto`."""
        states = {mark.state for mark in self.marks.values()}
        return next((one for one in ("needs a person", "decided", "auto") if one in states), "not graded")


@dataclass(frozen=True)
class Cohort:
    """One module: its exercises in the order of its pages, who handed it in, and who has not."""

    assignment: str
    title: str
    tasks: tuple[Task, ...]
    works: tuple[Work, ...]
    absent: tuple[Learner, ...] = ()
    due: datetime | None = None

    @property
    def notebooks(self) -> tuple[str, ...]:
        """The pages that count, in their order."""
        return tuple(dict.fromkeys(task.notebook for task in self.tasks))

    @property
    def maximum(self) -> float:
        """All points there are."""
        return sum(task.maximum for task in self.tasks)
