"""Where the sources contradict each other or leave a gap: what was found, and what the course does."""

from typing import Annotated, ClassVar

from csm_course.model import Model
from csm_course.syllabus.entry import Entry, Ids, Refers, Text


class Decision(Entry):
    """One contradiction or gap with its resolution; `concerns` names what it changes."""

    kind: ClassVar[str] = "decision"
    inventoried: ClassVar[bool] = False

    finding: Text
    decision: Text
    concerns: Annotated[Ids, Refers()] = ()


class Decisions(Model):
    """The file decisions.yaml."""

    decisions: tuple[Decision, ...]
