"""What one request is: its address, who may send it, what goes in and comes out. The table of them is the interface."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from csm_app.assessment.desk import Desk
from csm_app.assessment.frame import Frame
from csm_app.assessment.lanes import Lane
from csm_app.assessment.person import Person
from csm_course.model import Model

Role = Literal["anyone", "learner", "instructor"]
Kind = Literal["json", "page", "calendar", "text"]
SHAPES = {
    "assessment": r"[a-z0-9][a-z0-9-]{0,59}",
    "sitting": r"[A-Za-z0-9_-]{1,64}",
    "item": r"[A-Za-z0-9._-]{1,80}",
    "learner": r"[^/]{1,1200}",
}
"""What each part of an address may look like; anything else is no address of ours."""
ALWAYS = ("signed_out", "cross_site", "too_many", "busy", "trouble")


@dataclass(frozen=True)
class File:
    """A file that is downloaded."""

    name: str
    content: bytes
    kind: str


@dataclass(frozen=True)
class Elsewhere:
    """The page to go to instead; an address relative to B."""

    address: str


@dataclass(frozen=True)
class Page:
    """A page of HTML."""

    html: str


@dataclass(frozen=True)
class Text:
    """Words or figures for programs, with their media type."""

    content: bytes
    kind: str
    status: int = 200


Outcome = Model | tuple[Model, ...] | File | Page | Elsewhere | Text


@dataclass(frozen=True)
class Call:
    """One request, as far as the work of its route needs to know it."""

    desk: Desk
    person: Person
    names: Mapping[str, str]
    body: Any
    base: str
    page_frame: Frame | None = None
    asked: Mapping[str, str] = field(default_factory=dict)

    @property
    def frame(self) -> Frame:
        """Of the routes that give a page."""
        assert self.page_frame is not None
        return self.page_frame

    @property
    def learner(self) -> str:
        """Whose tests and exams are meant: those of whoever asks."""
        return self.person.name

    def __getitem__(self, part: str) -> str:
        return self.names[part]


@dataclass(frozen=True)
class Route:
    """One row of the table. `path` is relative to B, with `{parts}`; `gives` is what a good answer holds.

    `asks` names what may stand after the question mark of the address; each is a text, empty where it is left out.
    Without a lane the work is quick, or awaited.
    """

    name: str
    method: Literal["GET", "POST", "PUT"]
    path: str
    summary: str
    work: Callable[[Call], Outcome | Awaitable[Outcome]]
    role: Role = "learner"
    kind: Kind = "json"
    lane: Lane | None = "read"
    pace: str = "reading"
    takes: type[Model] | None = None
    gives: Any = None
    codes: tuple[str, ...] = field(default=())
    asks: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether it changes something."""
        return self.method != "GET"

    @property
    def parts(self) -> tuple[str, ...]:
        """The names in the path."""
        return tuple(re.findall(r"{(\w+)}", self.path))

    @property
    def pattern(self) -> str:
        """The path as a regular expression with named groups."""
        found = re.escape(self.path).replace(r"\{", "{").replace(r"\}", "}")
        for part in self.parts:
            found = found.replace(f"{{{part}}}", f"(?P<{part}>{SHAPES[part]})")
        return found
