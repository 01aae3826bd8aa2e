"""The engagement document: everything a CSM keeps about one customer, as one versioned value."""

import re
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from csm_course.model import Model
from csm_course.moment import Moment
from csm_course.shared import Shared

VERSION: Literal[2] = 2
"""The version of the document. Whoever raises it adds a step to `migration.MIGRATIONS` and a fixture to the tests."""

LONGEST_TITLE = 120
UNTITLED = "New customer"

Kind = Literal["course", "own"]
Data = dict[str, JsonValue]
EngagementId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,40}$")]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}$")]


class Engagement(Model):
    """`tools` holds each tool's own part by field; what all tools know stands in `shared`.

    `extras` holds what the course cannot use and does not throw away, by tool (or "shared"): unknown columns of a
    user's workbook, and under "aside" what was entered before a tool changed.
    """

    schema_version: Literal[2] = VERSION
    id: EngagementId
    title: Title
    kind: Kind = "own"
    shared: Shared = Shared()
    tools: dict[Slug, Data] = {}
    extras: dict[Slug, Data] = {}


class Kept(Model):
    """An engagement as it is kept. `revision` names exactly this state of it; `notes` tell what could not be read."""

    engagement: Engagement
    revision: int
    notes: tuple[str, ...] = ()


class Card(Model):
    """An engagement in the list. `worked`: when each tool last changed it."""

    id: str
    title: str
    kind: Kind
    changed: Moment
    worked: dict[str, datetime] = {}


class Change(Model):
    """One step of the history: when, with which tool (empty for the whole), and what changed in words.

    `undone` marks the steps ahead of the present state, which `redo` brings back.
    """

    revision: Annotated[int, Field(ge=1)]
    at: Moment
    slug: str
    what: str
    undone: bool = False


def tidy_title(title: str) -> str:
    """The title on one line and not too long; a blank one becomes `UNTITLED`."""
    words = re.sub(r"[\s\x00-\x1f\x7f]+", " ", title).strip()
    return words[:LONGEST_TITLE].strip() or UNTITLED
