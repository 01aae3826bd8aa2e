"""What every item carries, whatever its kind: the question, what it measures, and where it stands in its life."""

from typing import Annotated, Literal

from pydantic import Field

from csm_course.exercises.base import Key, Text
from csm_course.model import Model

Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Status = Literal["draft", "pilot", "live", "retired"]


class ItemFields(Model):
    """The fields all kinds share.

    `difficulty` is the share of learners expected to answer rightly, `angoff` the share of barely competent candidates
    who would (null until somebody has rated the item), both from 0 to 1. `status`: a draft is on no form, a pilot item
    is asked without counting, a retired one is kept for its figures. `enemies` are items of the bank that may not stand
    on the same form: one gives the other away, or both ask the same. `story` is the id of the case it leans on.
    `shuffle: false` where the order of the options carries meaning; numbers and days keep theirs in any case.
    """

    id: Key
    stem: Text
    lesson: Text
    objective: Text
    competency: Text
    topics: tuple[Text, ...] = ()
    bloom: Bloom
    difficulty: Annotated[float, Field(gt=0, lt=1)]
    angoff: Annotated[float, Field(gt=0, lt=1)] | None = None
    status: Status = "live"
    author: Text
    reviewed: Text
    version: Annotated[int, Field(ge=1)] = 1
    enemies: tuple[Key, ...] = ()
    story: Key | None = None
    shuffle: bool = True
