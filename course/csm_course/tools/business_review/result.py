"""Whether the review is ready, part by part."""

from csm_course.model import Model
from csm_course.tools.business_review.inputs import Part


class Lack(Model):
    """A part that is not ready, the input to look at, and why."""

    part: Part
    field: str
    sentence: str


class Result(Model):
    """`ready` lists the parts without a lack. `lead_days` is how long before the meeting it was sent, None if unknown.

    `behind` names outcomes below half of their way.
    """

    ready: tuple[Part, ...]
    lacks: tuple[Lack, ...]
    lead_days: int | None
    deciders_missing: bool
    behind: tuple[str, ...]
    minutes_per_part: float
