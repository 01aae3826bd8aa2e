"""What the pass mark's part of the statistics page and its Python side say to each other."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from csm_autograder.assessment.angoff.panel import MOST_JUDGES
from csm_course.model import Model
from csm_widgets.envelope import Choice, Envelope, Figure, Words

Which = Literal["form", "all"]
Kind = Literal["xlsx", "csv"]
MOST_ENTRIES = 2_000


class Angoff(Envelope):
    """The panel of this assessment as it is kept now; of "" the one that is at work, or the first."""

    type: Literal["angoff"]
    assessment: Words


class BeginPanel(Envelope):
    """A new panel: who judges, and which questions."""

    type: Literal["angoff_begin"]
    assessment: Words
    judges: Annotated[tuple[Words, ...], Field(max_length=MOST_JUDGES)]
    questions: Which


class ChangeJudges(Envelope):
    """A judge joins, or leaves with all that they said."""

    type: Literal["angoff_judges"]
    assessment: Words
    join: Words = ""
    leave: Words = ""


class Entry(Model):
    """One rating as it was typed; empty takes it back."""

    round: Literal[1, 2]
    judge: Words
    question: Words
    text: Words


class Rate(Envelope):
    """Ratings to be kept."""

    type: Literal["angoff_rate"]
    assessment: Words
    entries: Annotated[tuple[Entry, ...], Field(max_length=MOST_ENTRIES)]


class RepeatRound(Envelope):
    """Round 2 begins with round 1 wherever it is empty."""

    type: Literal["angoff_repeat"]
    assessment: Words


class SheetAway(Envelope):
    """The sheet as a file, with what was said so far."""

    type: Literal["angoff_sheet"]
    assessment: Words
    format: Kind


class SheetIn(Envelope):
    """A sheet that judges filled in takes the place of what is here; its bytes travel beside the message."""

    type: Literal["angoff_take"]
    assessment: Words
    name: Words


class Anew(Envelope):
    """The panel begins anew; the former ratings are kept in a file aside."""

    type: Literal["angoff_anew"]
    assessment: Words


AngoffRequest = Angoff | BeginPanel | ChangeJudges | Rate | RepeatRound | SheetAway | SheetIn | Anew
ANGOFF = (Angoff, BeginPanel, ChangeJudges, Rate, RepeatRound, SheetAway, SheetIn, Anew)


class Fault(Model):
    """An entry that could not be kept, and why."""

    round: int
    judge: str
    question: str
    sentence: str


class Spread(Model):
    """Round 1 of a question: mean, range and standard deviation of the judges, of 100. `apart`: to be talked about."""

    mean: int
    low: int
    high: int
    spread: int | None
    apart: bool


class QuestionView(Model):
    """A question with its ratings: by round, then by judge, as text. `facility`: how many of 100 got it right."""

    id: str
    stem: str
    key: str
    ratings: tuple[tuple[str, ...], tuple[str, ...]]
    first: Spread | None
    facility: int | None


class Remark(Model):
    """A sentence about the panel; `look`: somebody should do something about it."""

    look: bool
    sentence: str


class Standing(Model):
    """What the ratings come to now. `done`: ratings of each round, of `wanted`."""

    figures: tuple[Figure, ...]
    remarks: tuple[Remark, ...]
    done: tuple[int, int]
    wanted: int
    saved: datetime | None


class PanelView(Model):
    """The panel at work. `impact`: where the shares right come from; empty where there are none."""

    judges: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    standing: Standing
    impact: str


class AngoffBoard(Model):
    """Everything the pass mark's part shows; without a panel what one could begin with.

    `length`: questions of a sitting; `pool`: all the course has for it. `trouble`: why a panel cannot be read.
    """

    assessments: tuple[Choice, ...]
    assessment: str
    title: str
    length: int
    pool: int
    panel: PanelView | None
    trouble: str = ""
