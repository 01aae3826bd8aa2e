"""Which needs are answered by what, how surely, and the sentence that follows."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.value_proposition.inputs import Sort

Fit = Literal["proven", "claimed", "open"]
FITS: dict[Fit, str] = {"proven": "proven", "claimed": "claimed", "open": "open"}


class Answered(Model):
    """One need with the best fit any feature gives it, and that of each feature by the feature's name.

    `weight` is the need's own, or 0 where nobody has weighed it.
    """

    id: str
    name: str
    sort: Sort
    job: str
    weight: int
    fit: Fit
    by: dict[str, Fit]
    evidence: tuple[str, ...]


class Result(Model):
    """`needs` with the weightiest first. `share` is the weight proven out of all weight, None while nothing is weighed.

    `unneeded` are features that answer nothing, `strange` names in the answers that are not in the lists, `idle` jobs
    without pain or gain. `sentence` is empty while `missing` names a part of it.
    """

    needs: tuple[Answered, ...]
    features: tuple[str, ...]
    share: float | None
    claimed: int
    unneeded: tuple[str, ...]
    strange: tuple[str, ...]
    idle: tuple[str, ...]
    sentence: str
    missing: tuple[str, ...]
