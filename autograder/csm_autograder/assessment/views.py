"""What the assessment service tells a learner's browser: no key, no rationale before it is due, times always in UTC.

These models are the interface between the service, its web pages and its OpenAPI description.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from csm_course.items.asked import AskedItem, Response
from csm_course.model import Model

Certainty = Literal[1, 2, 3]
"""How sure somebody is of an answer, from 1 (guessing) to 3 (certain); asked in practice only."""
SittingState = Literal["running", "handed_in", "out_of_time"]


class Standing(Model):
    """Whether a learner may begin now, and why not.

    `not_before` is null where no waiting would help, for example when all attempts are used up.
    """

    may_begin: bool
    not_before: datetime | None = None
    why: str = ""
    attempts_used: int = 0
    attempts_left: int | None = None


class Offer(Model):
    """A test or exam as it stands in the learner's list."""

    id: str
    title: str
    kind: Literal["module_test", "exam", "practice"]
    questions: int
    minutes: int | None
    pass_percent: float | None
    pass_points: int | None
    open_book: bool
    note: str = ""
    extra_minutes: int = 0
    """What this learner has been granted; `minutes` has it in it already."""
    extra_attempts: int = 0
    retake: str = ""
    """What a fail means for the next attempt, in a sentence."""
    at_time_up: Literal["counts", "grace", "nothing"] = "counts"
    standing: Standing
    running: str | None = None
    """The id of the sitting that is under way."""
    finished: tuple["Past", ...] = ()
    counts: str | None = None
    """The id of the finished sitting whose receipt is to be handed in; where the average counts, the best one."""

    @property
    def counting(self) -> "Past | None":
        """That sitting; None also where all there was are rehearsals of an exam that can now be taken."""
        return next((one for one in self.finished if one.sitting == self.counts), None)

    @property
    def passed(self) -> bool:
        """Whether it is passed. A rehearsal passes nothing but the rehearsal."""
        return self.counting is not None and self.counting.passed is True


class Past(Model):
    """One finished sitting, newest first in an offer."""

    sitting: str
    handed_in: datetime
    points: float
    maximum: float
    passed: bool | None
    rehearsal: bool = False


class Kept(Model):
    """What the service holds of one answer; `packet` grows with every change of it."""

    response: Response | None = None
    flagged: bool = False
    certainty: Certainty | None = None
    packet: int = 0
    checked: bool = False
    """Practice: the reasons have been shown, and the answer stands."""


class SittingView(Model):
    """A sitting as its page needs it, whenever and wherever it is opened.

    `seconds_left` is counted by the service when it answers; a page counts down from there, and trusts no clock of its
    own.
    """

    id: str
    assessment: str
    title: str
    state: SittingState
    began: datetime
    ends: datetime | None
    now: datetime
    seconds_left: float | None
    practice: bool
    asks_certainty: bool
    open_book: bool = True
    items: tuple[AskedItem, ...]
    answers: dict[str, Kept]


class Packet(Model):
    """One change of one answer, as the browser sends it. `packet` is the sender's count; an older one never wins."""

    response: Response | None = None
    flagged: bool = False
    certainty: Certainty | None = None
    packet: Annotated[int, Field(ge=1, le=1_000_000)]
    tab: Annotated[str, Field(max_length=40)] = ""


class Saved(Model):
    """The service's receipt for a packet. `kept` is what holds now: another tab may have been later."""

    kept: Kept
    now: datetime
    seconds_left: float | None


class TopicBar(Model):
    """How one part of the content went."""

    title: str
    points: float
    maximum: float


class Reason(Model):
    """Why an option is right or wrong; `mark` says what the learner made of it."""

    text: str
    is_key: bool
    chosen: bool
    reason: str


class ItemReview(Model):
    """One question afterwards: what was answered, what is right, and why."""

    item: AskedItem
    response: Response | None
    points: float
    maximum: float
    reasons: tuple[Reason, ...]
    lesson: str
    topic: str = ""
    """In a result the title of its topic's bar; empty for a question on trial, which is in none."""


class Revisit(Model):
    """A lesson to go back to after a failed attempt, and how many of its questions went wrong.

    `missed` is null where so few were asked about it that the number would give single answers away.
    """

    lesson: str
    title: str
    address: str
    missed: int | None = None


class ResultView(Model):
    """The outcome of a sitting. After a pass `reviews` has every rationale; after a fail `revisit` has the lessons.

    `held_back`: why there is neither just now, nor a topic, although there will be; empty where nothing is held back.
    """

    sitting: str
    assessment: str
    title: str
    state: SittingState
    began: datetime
    handed_in: datetime
    points: float
    maximum: float
    percent: float
    pass_percent: float | None
    pass_points: int | None
    passed: bool | None
    topics: tuple[TopicBar, ...]
    reviews: tuple[ItemReview, ...] = ()
    revisit: tuple[Revisit, ...] = ()
    standing: Standing
    certainty_points: float | None = None
    late_packets: int = 0
    held_back: str = ""
    receipt: str = ""
    """Signed by the service; see `csm_autograder.assessment.receipts`."""


class UnderWay(Model):
    """A sitting that runs, as an instructor sees it; no end and no seconds where there is no time limit."""

    sitting: str
    learner: str
    assessment: str
    title: str
    began: datetime
    ends: datetime | None
    seconds_left: float | None


class Refusal(Model):
    """Every error of the service: a code for programs, a sentence for people, and when to come back if that helps."""

    code: str
    sentence: str
    not_before: datetime | None = None
