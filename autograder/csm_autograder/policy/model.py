"""The policies of a course: what `grading.yaml` may say for all modules and for one, and what then holds for a module.

What is not written changes nothing: no penalty, the last attempt, names are shown, nobody reads twice.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field

from csm_autograder.policy.moments import LocalMoment, Span, Wall, ZoneName, later_on_the_clock, moment_in, span_in
from csm_course.model import Model

Attempts = Literal["best", "last"]
Percent = Annotated[float, Field(ge=0, le=100)]
UTC_ZONE = "UTC"


class LateRule(Model):
    """What lateness costs: `percent` of the points earned for each `per` begun, but at most `most` percent.

    `per: once`: one sum, whatever the delay. `zero_after`: from more than that long after the due time, all is lost.
    """

    percent: Percent = 0
    per: Literal["day", "hour", "once"] = "day"
    most: Percent = 100
    zero_after: Span | None = None


def _extension(text: object) -> timedelta | Wall:
    """A span that is added to the due time, or a moment that takes its place."""
    if isinstance(text, timedelta | Wall):
        return text
    for reading in (span_in, moment_in):
        try:
            return reading(text)
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no extension - write a span, such as 2 days, or a moment, such as 2026-12-11 18:00")


Extension = Annotated[timedelta | Wall, BeforeValidator(_extension)]


class Rules(Model):
    """What may be written for all modules, and again for a single one, where it takes the place of the former."""

    time_zone: ZoneName | None = None
    due: LocalMoment | None = None
    grace: Span | None = None
    late: LateRule | None = None
    extensions: dict[str, Extension] = {}
    attempts: Attempts | None = None
    blind: bool | None = None
    second_marking: Percent | None = None
    second_exercises: tuple[str, ...] | None = None
    second_tolerance: Percent | None = None
    second_seed: int | None = None


def _empty(rules: object) -> object:
    """Rules of which every line is still a comment are none."""
    return {} if rules is None else rules


WrittenRules = Annotated[Rules, BeforeValidator(_empty)]


class Policy(Model):
    """What holds for one module. `second_marking`: the share of submissions, in percent, that two persons read.

    `second_exercises`: which written answers; none named means all. `second_tolerance`: points the two may differ by.
    """

    time_zone: str = UTC_ZONE
    due: Wall | None = None
    grace: timedelta = timedelta()
    late: LateRule | None = None
    extensions: dict[str, timedelta | Wall] = {}
    attempts: Attempts = "last"
    blind: bool = False
    second_marking: float = 0
    second_exercises: tuple[str, ...] = ()
    second_tolerance: float = 1
    second_seed: int = 1

    @property
    def zone(self) -> ZoneInfo:
        """The time zone whose clock hangs on the learners' wall."""
        return ZoneInfo(self.time_zone)

    def due_at(self) -> datetime | None:
        """When the module is due for all who have no extension, in UTC; None where the file does not say."""
        return self.due.on(self.zone) if self.due else None

    def due_for(self, student: str, otherwise: datetime | None = None) -> datetime | None:
        """When it is due for one learner, in UTC; `otherwise` is nbgrader's own due time, for a file that has none.

        An extension counts from the due time of the file, else from nbgrader's; it never makes a due time earlier.
        """
        due = self.due_at() or otherwise
        extension = self.extensions.get(student)
        if due is None or extension is None:
            return due
        if isinstance(extension, Wall):
            return max(due, extension.on(self.zone))
        return later_on_the_clock(due, extension, self.zone)


class Policies(Model):
    """The whole file. `modules` names modules by their folder or by its number: `m01`."""

    all: WrittenRules = Rules()
    modules: dict[str, WrittenRules] = {}

    def of(self, assignment: str) -> Policy:
        """What holds for a module, given its folder's name, such as `m01-customer-success-fundamentals`."""
        own = next((rules for name, rules in self.modules.items() if is_named(assignment, name)), Rules())
        found = _written(self.all) | _written(own)
        extensions = {**self.all.extensions, **own.extensions}
        return Policy.model_validate({**found, "extensions": extensions})


def is_named(assignment: str, name: str) -> bool:
    """True where `name` is the module's folder, or its number."""
    return name in (assignment, assignment.partition("-")[0])


def _written(rules: Rules) -> dict[str, object]:
    """The rules that were written down, by name."""
    return {name: value for name in Rules.model_fields if (value := getattr(rules, name)) is not None}


def from_gradebook(moment: datetime) -> datetime:
    """A moment of nbgrader's gradebook, which keeps UTC without saying so."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def to_gradebook(moment: datetime) -> datetime:
    """A moment as nbgrader's gradebook keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None)
