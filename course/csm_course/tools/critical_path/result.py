"""What the solver finds. All times are days from the start of the plan; dates only where the calendar gives them."""

from datetime import date
from typing import Annotated, NamedTuple

from pydantic import FiniteFloat, SkipValidation

from csm_course.model import Model
from csm_course.tools.critical_path.network import Kind


class TaskTimes(NamedTuple):
    """One row: early and late times, floats (total, free, independent, interfering) and, with a calendar, its dates.

    Late times and floats count back from the end of the plan itself: the total float of what is critical is 0.
    `deadline_float` counts back from the deadline instead; there critical is what has the least of it.

    A summary has the times of what it spans and the least total float in it. `expected` says that its duration was
    worked out of three estimates.
    """

    place: int
    key: str
    name: str
    owner: str
    depth: int
    is_summary: bool
    has_days: bool
    days: float
    variance: float
    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    total_float: float
    free_float: float
    independent_float: float
    critical: bool
    deadline_float: float | None = None
    start_date: date | None = None
    end_date: date | None = None

    @property
    def interfering_float(self) -> float:
        """The part of the total float that others after it would feel."""
        return self.total_float - self.free_float

    @property
    def is_milestone(self) -> bool:
        """It takes no time."""
        return self.days == 0 and not self.is_summary


class LinkRoom(NamedTuple):
    """One link between two tasks; `slack` is the room in it, in days; `tight` where there is none."""

    before: str
    after: str
    kind: Kind
    lag: float
    slack: float
    tight: bool


class Chance(Model):
    """The chance of ending by `target` (the deadline, else the planned end) after the classic formula over one path."""

    target: FiniteFloat
    variance: FiniteFloat
    probability: FiniteFloat
    days_for: tuple[tuple[int, FiniteFloat], ...]


class Simulated(Model):
    """The same question played: `bias` is by how much the average end lies after the planned one (merge bias).

    `bars` are (from, to, runs) of the histogram.
    """

    runs: int
    mean: FiniteFloat
    probability: FiniteFloat
    bias: FiniteFloat
    days_for: tuple[tuple[int, FiniteFloat], ...]
    bars: tuple[tuple[FiniteFloat, FiniteFloat, int], ...]


class WhatIf(Model):
    """The plan with some tasks longer or shorter: its end, what that moves, and the critical paths it would have."""

    finish: FiniteFloat
    moved: FiniteFloat
    finish_date: date | None
    path_count: int
    paths: tuple[tuple[str, ...], ...]
    changed: tuple[tuple[str, FiniteFloat], ...]


class Result(Model):
    """The plan worked out. `margin` is the room until the deadline, below 0 where the plan is too late.

    `paths` are the first of `path_count` critical paths. `open_ends` are tasks that nothing waits for and that do not
    end the plan, `alone` those without any link, `clamped` those that a lead would have started before day 0.
    """

    finish: FiniteFloat
    start_date: date | None
    finish_date: date | None
    deadline: FiniteFloat | None
    margin: FiniteFloat | None
    tasks: Annotated[tuple[TaskTimes, ...], SkipValidation]
    links: Annotated[tuple[LinkRoom, ...], SkipValidation]
    path_count: int
    paths: tuple[tuple[str, ...], ...]
    open_ends: tuple[str, ...]
    alone: tuple[str, ...]
    clamped: tuple[str, ...]
    chance: Chance | None
    simulated: Simulated | None
    what_if: WhatIf | None
