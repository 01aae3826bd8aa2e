"""What an author writes for a scenario: accounts, time, decisions, chance, endings, and how a run is scored.

Every state variable is a whole number. A variable of an account is called `account.measure`, such as `havn.trust`, and
lies between 0 and 100; `hours` (time in hand) and `week` are there for every scenario.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from csm_course.model import Model
from csm_course.scenarios.conditions import Expression
from csm_course.scenarios.faults import refuse_faults

Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Week = Annotated[int, Field(ge=1, le=60)]
Percent = Annotated[int, Field(ge=1, le=100)]
Hours = Annotated[int, Field(ge=0, le=200)]
Level = Annotated[int, Field(ge=0, le=100)]
Changes = dict[str, int]
"""By how much variables move: `{havn.trust: 6, energy: -4}`."""


class Measure(Model):
    """Something every account is measured by, from 0 to 100."""

    id: Word
    label: Text


class Quantity(Model):
    """A variable of the whole run, such as the CSM's energy."""

    id: Word
    label: Text
    start: int
    low: int = 0
    high: int = 100


class Remark(Model):
    """What is said of an account while the condition holds."""

    text: Text
    when: Expression | None = None


class Account(Model):
    """One customer. `start` gives each measure; the first remark that holds is shown; `grey`: not enough is known."""

    id: Word
    name: Text
    line: Text
    start: dict[Word, Level]
    remarks: tuple[Remark, ...] = ()
    grey: Expression | None = None


class Person(Model):
    """Somebody who writes to the learner; `account` where they work for a customer."""

    name: Text
    role: Text
    account: Word | None = None


class Mail(Model):
    """A message; `sender` is the id of a person."""

    sender: Word
    subject: Text
    body: Text


class Effect(Model):
    """What something leads to: at once or `after` some weeks, with a `chance` in percent, where `when` then holds."""

    change: Changes = {}
    when: Expression | None = None
    chance: Percent | None = None
    after: Annotated[int, Field(ge=0, le=30)] = 0
    news: Text | None = None
    mail: Mail | None = None


class ScheduledMail(Mail):
    """A message that comes in its week whatever happens, or where `when` holds then."""

    week: Week
    when: Expression | None = None


class Event(Model):
    """Something that befalls the learner with `chance` percent, in one week drawn from `weeks` (first, last)."""

    id: Key
    weeks: tuple[Week, Week]
    chance: Percent
    when: Expression | None = None
    change: Changes = {}
    news: Text | None = None
    mail: Mail | None = None


class Closed(Model):
    """Why an option cannot be had."""

    when: Expression
    why: Text


class Option(Model):
    """One thing to do. `work`: hours by kind of work; `error`: the usual mistake it is, if it is one.

    `back`: what to say of it when the run is over.
    """

    id: Key
    text: Text
    work: dict[Word, Hours] = {}
    closed: tuple[Closed, ...] = ()
    effects: tuple[Effect, ...] = ()
    error: str = ""
    back: Text

    @property
    def cost(self) -> int:
        """Hours in all."""
        return sum(self.work.values())


class Decision(Model):
    """A week in which the learner has to choose; it is passed over where `when` does not hold."""

    id: Key
    week: Week
    title: Text
    body: Text
    when: Expression | None = None
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]


class Mark(Model):
    """An entry of the calendar."""

    week: Week
    text: Text
    account: Word | None = None
    when: Expression | None = None


class Time(Model):
    """Each week brings `weekly` hours less the `unplanned` ones, but never fewer than `least`.

    `start` is in hand before the first week. What is left over stays in hand, up to `most`. Unplanned hours count as
    work of the kind `unplanned_kind`.
    """

    unit: Text
    start: Hours = 0
    weekly: Hours
    least: Hours
    most: Hours
    unplanned: Expression
    unplanned_kind: Word
    kinds: dict[Word, Text]


class Reasons(Model):
    """What is said of a criterion that was met in full, in part, not at all."""

    full: Text
    part: Text
    none: Text


class Criterion(Model):
    """Points for how far `measure` has come on its way from `none` (no points) to `full` (all points).

    `counted` says in words what the measure is.
    """

    id: Key
    label: Text
    points: Annotated[float, Field(gt=0)]
    measure: Expression
    none: int
    full: int
    counted: Text
    reasons: Reasons | None = None


class Why(Model):
    """What is said of a competency that was shown, partly shown, not shown."""

    shown: Text
    partly: Text
    missing: Text


class Skill(Model):
    """A competency the run can show; `partly` counts where `shown` does not hold."""

    id: Text
    title: Text
    shown: Expression
    partly: Expression
    why: Why


class Ending(Model):
    """How it turns out; the first ending whose condition holds is the run's. The last one has no condition."""

    id: Key
    title: Text
    body: Text
    good: bool = False
    when: Expression | None = None


class Rule(Model):
    """One line of the expert policy: choose this, where it is open and `when` holds."""

    choose: Key
    when: Expression | None = None


class Lights(Model):
    """From which mean of its measures an account is green or amber."""

    green: Level = 60
    amber: Level = 40


class Scenario(Model):
    """The whole story. `expert` and the `reasons` of scoring are the authors' and graders' alone."""

    starts: date
    weeks: Week
    time: Time
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]
    accounts: Annotated[tuple[Account, ...], Field(min_length=1)]
    quantities: tuple[Quantity, ...] = ()
    lights: Lights = Lights()
    people: dict[Word, Person]
    mails: tuple[ScheduledMail, ...] = ()
    weekly: tuple[Effect, ...] = ()
    events: tuple[Event, ...] = ()
    decisions: Annotated[tuple[Decision, ...], Field(min_length=1)]
    marks: tuple[Mark, ...] = ()
    endings: Annotated[tuple[Ending, ...], Field(min_length=2)]
    scoring: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    skills: tuple[Skill, ...] = ()
    win_percent: Percent = 70
    expert: dict[Key, tuple[Rule, ...]] = {}

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        refuse_faults(self)
        return self

    @property
    def maximum(self) -> float:
        """All points there are."""
        return sum(criterion.points for criterion in self.scoring)

    def decision(self, decision_id: str) -> Decision:
        """The decision of that id."""
        return next(one for one in self.decisions if one.id == decision_id)

    def monday(self, week: int) -> date:
        """The first day of a week, counted from 1."""
        return self.starts + timedelta(weeks=week - 1)

    def for_playing(self) -> "Scenario":
        """The scenario without what is the authors' and graders' alone."""
        scoring = tuple(one.model_copy(update={"reasons": None}) for one in self.scoring)
        return self.model_copy(update={"expert": {}, "scoring": scoring})


def start_values(scenario: Scenario) -> dict[str, int]:
    """Every variable at the beginning, before the first week."""
    values = {f"{account.id}.{name}": level for account in scenario.accounts for name, level in account.start.items()}
    return {**values, **{one.id: one.start for one in scenario.quantities}, "hours": scenario.time.start, "week": 0}


def bounds(scenario: Scenario) -> Mapping[str, tuple[int, int]]:
    """The lowest and highest value of every variable that effects may move."""
    levels = {f"{account.id}.{one.id}": (0, 100) for account in scenario.accounts for one in scenario.measures}
    own = {one.id: (one.low, one.high) for one in scenario.quantities}
    return {**levels, **own, "hours": (0, scenario.time.most)}
