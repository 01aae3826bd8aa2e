"""What a tool page and its Python side say to each other: one model per message, checked at this edge.

Each request carries the `engagement` the page shows. `base` is the revision that the inputs on screen go back to.
Files travel beside a message, as bytes.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from csm_course.model import Model
from csm_course.tools.form import FormField
from csm_widgets.envelope import Answered, Document, Envelope
from csm_widgets.messages import Solved
from csm_widgets.toolwork import ListStart

LARGEST_INPUTS = 4_000_000
"""Bytes of a tool's inputs, as JSON, that are still taken: ten thousand tasks need about a quarter of it."""

LARGEST_FILE = 10_000_000
PIECE = 1_000_000
"""Bytes of a file, and of one piece of it: a server takes messages up to ten megabytes, a proxy often fewer."""

Name = Annotated[str, Field(max_length=80)]


class _Request(Envelope):
    engagement: Name


class Solve(_Request):
    """Compute the tool with these inputs; nothing is kept. `since` is the reply whose report the page shows."""

    type: Literal["solve"]
    inputs: dict[str, object]
    since: int | None = None


class Entered(Model):
    """What stands in the form, and the state it was made from."""

    inputs: dict[str, object]
    base: int


class Save(_Request):
    """Keep these inputs; `on_clash` says whose count where another window changed the same: the reader's own choice."""

    type: Literal["save"]
    answer: Entered
    on_clash: Literal["ask", "mine", "theirs"] = "ask"


class Look(_Request):
    """What has become of this engagement elsewhere?"""

    type: Literal["look"]
    base: int


class Open(_Request):
    """Show the tool anew, as the engagement `to` has it; it becomes the engagement in use."""

    type: Literal["open"]
    to: Name


class Begin(_Request):
    """Begin an engagement with a customer of the reader's own."""

    type: Literal["begin"]
    title: Annotated[str, Field(max_length=200)]


class History(_Request):
    """What was changed in this engagement, newest first."""

    type: Literal["history"]


class GoBack(_Request):
    """Bring the whole engagement back to what it was after that change."""

    type: Literal["go_back"]
    revision: int


class Undo(_Request):
    """Take the last change of the engagement back, also one of an earlier day, if it was made in this tool."""

    type: Literal["undo"]


class Redo(_Request):
    """Bring back the change taken back last, if it was made in this tool."""

    type: Literal["redo"]


class Example(_Request):
    """The inputs of the worked example."""

    type: Literal["example"]


class Export(_Request):
    """Make a document of these inputs."""

    type: Literal["export"]
    format: Annotated[str, Field(max_length=10)]
    inputs: dict[str, object]


class TakeIn(_Request):
    """One piece of a file to be read; the last one is answered with what is in it."""

    type: Literal["take_in"]
    name: Annotated[str, Field(max_length=255)]
    upload: Name
    piece: Annotated[int, Field(ge=0, lt=100)]
    pieces: Annotated[int, Field(ge=1, le=100)]
    inputs: dict[str, object]


PageRequest = Solve | Save | Look | Open | Begin | History | GoBack | Undo | Redo | Example | Export | TakeIn
PAGE_REQUEST: TypeAdapter[PageRequest] = TypeAdapter(Annotated[PageRequest, Field(discriminator="type")])


class Engaged(Model):
    """An engagement to choose."""

    id: str
    title: str


class Steps(Model):
    """What undo and redo of the engagement would take back and bring back, in words; empty where that is not this
    tool's, and so is left to the history.
    """

    undo: str = ""
    redo: str = ""


class PageOpening(Model):
    """Everything a tool page is drawn from; `revision` is that of the inputs, `blank` what a tool starts with.

    `place` tells one store from another without naming it; `remark` is what must be said of the inputs as they open.
    """

    slug: str
    title: str
    purpose: str
    when: str
    place: str
    engagement: str
    engagements: tuple[Engaged, ...]
    revision: int
    saved: datetime | None
    inputs: dict[str, object]
    blank: dict[str, object]
    fields: tuple[FormField, ...]
    columns: dict[str, tuple[FormField, ...]]
    lists: dict[str, ListStart]
    solved: Solved
    steps: Steps = Steps()
    formats: tuple[str, ...] = ()
    takes_in: bool = False
    remark: str = ""


class Kept(Model):
    """What became of a save, in the terms of the saving line: `saved` only when it is in the store.

    `revision` is the new base. `inputs` are those fields whose kept value differs from the one sent; `elsewhere` says
    what another window changed. `clashes` are facts changed on both sides: nothing is kept until the reader has chosen.
    `open` is said where some fields could not be read and so have their former value in the store.
    """

    saved: datetime | None = None
    replaced_other: bool = False
    sentence: str = ""
    revision: int = 0
    inputs: dict[str, object] | None = None
    elsewhere: str = ""
    clashes: tuple["Clash", ...] = ()
    open: str = ""
    steps: Steps = Steps()


class Clash(Model):
    """A fact changed on both sides, with both values in words."""

    label: str
    mine: str = ""
    theirs: str = ""


class Found(Model):
    """What a look at the store found: newer inputs of this tool, or another engagement in use."""

    revision: int
    inputs: dict[str, object] | None = None
    elsewhere: str = ""
    in_use: Engaged | None = None
    steps: Steps = Steps()


class PastChange(Model):
    """One change of the engagement: which tool, what, and when.

    `now` marks the state the engagement is in, `undone` the changes that were taken back.
    """

    revision: int
    at: datetime
    tool: str
    what: str
    now: bool
    undone: bool


class TakenIn(Model):
    """What came in with a file: the inputs as they now are, and in words what changed and what could not be used."""

    inputs: dict[str, object]
    changed: tuple[str, ...]
    unknown: tuple[str, ...]
    faults: tuple[str, ...]


class PageReply(Answered):
    """The answer to one request; only the parts that were asked for are filled.

    `refused` is why something was not done, in a sentence; `said` what was done, where that is not plain to see.
    """

    solved: Solved | None = None
    saving: Kept | None = None
    found: Found | None = None
    opened: PageOpening | None = None
    history: tuple[PastChange, ...] | None = None
    example: dict[str, object] | None = None
    document: Document | None = None
    taken: TakenIn | None = None
    refused: str = ""
    said: str = ""
