"""What a test or exam allows, as data: questions, time, pass mark, attempts, waits, and which attempt counts.

All spans are time that passes (2 days are 48 hours), measured between moments in UTC. Neither a time zone nor daylight
saving takes part, so neither can shorten a wait or an exam.
"""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from csm_autograder.policy.moments import span_in
from csm_course.model import Model
from csm_course.moment import Moment

Counts = Literal["highest", "best", "last", "first", "average"]
"""Which of several attempts makes the grade; `best` and `highest` are two names of one thing."""
PacketGrace = timedelta(seconds=2)
"""A change sent in the last moment may be under way this long, whatever the policy."""


def _length(given: object) -> timedelta:
    """`2 days` as an instructor writes it, or seconds as they are stored."""
    return timedelta(seconds=given) if isinstance(given, int | float) else span_in(given)


Length = Annotated[timedelta, BeforeValidator(_length), PlainSerializer(timedelta.total_seconds), Field(ge=timedelta())]


class Waits(Model):
    """How long to wait after an attempt, one span after the other.

    After the last: `again` begins a new cycle with the first, `stay` keeps the last one for ever.
    """

    spans: Annotated[tuple[Length, ...], Field(max_length=20)] = ()
    after_last: Literal["again", "stay"] = "stay"
    only_after_fails: bool = True

    @property
    def cycle(self) -> int | None:
        """How many fails a cycle has, where cycles are counted."""
        return len(self.spans) if self.after_last == "again" and self.spans else None

    def after(self, count: int) -> timedelta:
        """The wait after that many attempts (or fails), from 1."""
        if not self.spans or count < 1:
            return timedelta()
        if self.after_last == "again":
            return self.spans[(count - 1) % len(self.spans)]
        return self.spans[min(count, len(self.spans)) - 1]


class TimeUp(Model):
    """What becomes of a sitting nobody handed in before its time was up.

    `counts`: what was saved in time is handed in. `grace`: it may still be handed in, unchanged, within the span; after
    that it earns nothing. `nothing`: it earns nothing at once.
    """

    then: Literal["counts", "grace", "nothing"] = "counts"
    span: Length = timedelta()


class Policy(Model):
    """The rules of one test or exam.

    No minutes: no clock. No attempts: as many as one likes. No pass mark: nothing can be passed or failed. A rehearsal
    is an exam on the modules written so far: it keeps to the rules, proves nothing, and uses nothing of the exam up.
    """

    name: Annotated[str, Field(max_length=60)]
    title: Annotated[str, Field(max_length=120)]
    questions: Annotated[int, Field(ge=1, le=500)]
    minutes: Annotated[float, Field(gt=0, le=60 * 24 * 60)] | None = None
    pass_percent: Annotated[float, Field(gt=0, le=100)] | None = None
    attempts: Annotated[int, Field(ge=1)] | None = None
    waits: Waits = Waits()
    counts: Counts = "highest"
    after_pass: Literal["closed", "open"] = "closed"
    open_book: bool = True
    fresh_questions: bool = True
    practice: bool = False
    rehearsal: bool = False
    asks_certainty: bool = False
    opens: Moment | None = None
    closes: Moment | None = None
    time_up: TimeUp = TimeUp()

    @model_validator(mode="after")
    def _opens_first(self) -> Self:
        if self.opens and self.closes and self.opens >= self.closes:
            raise ValueError("the test closes before it opens - exchange 'opens' and 'closes'")
        return self

    def pass_points(self, maximum: float | None = None) -> int | None:
        """The fewest points that pass: the percentage of the maximum, rounded up, worked out exactly."""
        if self.pass_percent is None:
            return None
        whole = Fraction(self.questions if maximum is None else Decimal(repr(maximum)))
        return ceil(Fraction(Decimal(repr(self.pass_percent))) * whole / 100)
