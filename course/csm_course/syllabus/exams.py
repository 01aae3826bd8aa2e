"""The examination: its rules in words, and its policies as the numbers the assessment service keeps to."""

from typing import Annotated, ClassVar

from pydantic import Field

from csm_course.model import Model
from csm_course.syllabus.entry import Entry, Id, Refers, Text

Percent = Annotated[int, Field(ge=1, le=100)]
Count = Annotated[int, Field(ge=1)]
Days = Annotated[int, Field(ge=0)]


class ExamRule(Entry):
    """A rule of the examination, as a candidate reads it."""

    kind: ClassVar[str] = "exam rule"

    rule: Text


class Pause(Model):
    """After so many fails in a row, a wait; between them none. Then it is counted anew."""

    fails: Count
    wait_days: Count


class TestPolicy(Model):
    """How many questions a test has and how many of them pass; no limit of minutes or attempts is null."""

    __test__ = False  # not a test class, whatever pytest makes of its name

    title: Text
    questions: Count
    pass_percent: Percent
    minutes: Count | None
    attempts: Count | None
    pause: Pause | None = None
    decision: Annotated[Id | None, Refers("decision")] = None

    @property
    def pass_mark(self) -> int:
        """The least number of right answers that passes; a share between two whole numbers is rounded up."""
        return -(-self.questions * self.pass_percent // 100)


class RetakePolicy(Model):
    """How long a candidate waits after a fail, counted for each exam part by itself."""

    waits_days: tuple[Days, ...]
    attempts_in_cycle: Count
    wait_after_cycle_days: Days
    counted_per_part: bool
    fresh_questions: bool
    decision: Annotated[Id | None, Refers("decision")] = None


class ExamPolicies(Model):
    """The numbers of every test and exam."""

    module_test: TestPolicy
    part_a: TestPolicy
    part_b: TestPolicy
    retakes: RetakePolicy
    open_book: bool
    online: bool


class Exams(Model):
    """The file exams.yaml."""

    policies: ExamPolicies
    rules: tuple[ExamRule, ...]
