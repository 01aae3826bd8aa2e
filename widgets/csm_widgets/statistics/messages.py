"""What the statistics page and its Python side say to each other: one model per message, checked at this edge."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from csm_course.model import Model
from csm_widgets.angoff.messages import AngoffBoard, AngoffRequest, Fault, Standing
from csm_widgets.envelope import Answered, Choice, Document, Envelope, Figure, Words

Format = Literal["csv", "xlsx", "md"]


class Look(Envelope):
    """Show this assessment; `anew`: read the answers again first."""

    type: Literal["look"]
    source: Words
    anew: bool = False


class Card(Envelope):
    """All about one question."""

    type: Literal["card"]
    source: Words
    item: Words


class Export(Envelope):
    """The report as a file."""

    type: Literal["export"]
    source: Words
    format: Format


class Take(Envelope):
    """A table of answers as CSV; its bytes travel beside the message."""

    type: Literal["take"]
    name: Words


class Groups(Envelope):
    """Which learner belongs to which group, as CSV; its bytes travel beside the message. Nothing of it is kept."""

    type: Literal["groups"]
    source: Words
    name: Words


StatisticsRequest = Annotated[Look | Card | Export | Take | Groups | AngoffRequest, Field(discriminator="type")]
STATISTICS_REQUEST: TypeAdapter[StatisticsRequest] = TypeAdapter(StatisticsRequest)


class Asks(Model):
    """What a question asks: `begins` to know it by beside its id, and the `whole` of it, both without mark-up."""

    begins: str = ""
    whole: str = ""


class Notice(Model):
    """Something that needs attention; `item` is empty where it is about the whole."""

    weight: Literal["check", "look", "know"]
    word: str
    item: str
    asks: Asks
    title: str
    sentence: str
    todo: str


class Head(Model):
    """The head of a column; `help` says what stands below it."""

    label: str
    help: str = ""
    number: bool = True


class Cell(Model):
    """What stands in a cell, and the number it is sorted by; null sorts last."""

    text: str
    sort: float | str | None


class Row(Model):
    """A line; with `item` its first cell opens the question's card, and `asks` stands below the question's id."""

    item: str = ""
    asks: Asks = Asks()
    cells: tuple[Cell, ...]
    marked: bool = False


class Sheet(Model):
    """A table that sorts; `folded`: for those who want it, shown when opened."""

    id: str
    title: str
    help: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    folded: bool = False


class Board(Model):
    """Everything on the page. `whole`: HTML of how sure the results are, made on the Python side."""

    sources: tuple[Choice, ...]
    source: str
    title: str
    figures: tuple[Figure, ...]
    notices: tuple[Notice, ...]
    whole: str
    sheets: tuple[Sheet, ...]
    read_at: datetime


class StatisticsReply(Answered):
    """The answer to a request; `refused` is a sentence for the instructor."""

    refused: str = ""
    board: Board | None = None
    card: str | None = None
    document: Document | None = None
    angoff: AngoffBoard | None = None
    standing: Standing | None = None
    faults: tuple[Fault, ...] = ()
