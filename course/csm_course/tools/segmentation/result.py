"""What segmentation finds. Shares are of the value (or hours) of the whole list, None where that is nothing."""

from typing import Literal

from pydantic import FiniteFloat

from csm_course.model import Model

Verdict = Literal["fits", "small", "large", "unknown"]


class SegmentShare(Model):
    """One segment: its share of the value, the value of an average customer, and how it stands to the rule."""

    name: str
    customers: int
    value: FiniteFloat
    share: FiniteFloat | None
    average: FiniteFloat | None
    verdict: Verdict


class TierLoad(Model):
    """One tier: its value and hours in a month, and what its touch costs beside the margin, per customer."""

    name: str
    touch: str
    customers: int
    value: FiniteFloat
    value_share: FiniteFloat | None
    hours: FiniteFloat
    hours_share: FiniteFloat | None
    hours_each: FiniteFloat | None
    cost_each: FiniteFloat | None
    margin_each: FiniteFloat
    most_customers: int | None


class Result(Model):
    """`capacity` and `need` are hours of all CSMs in a month; `spare` is negative where the hours do not fit.

    `most_customers` of a tier is how many of it one CSM could serve who served nobody else.
    """

    segments: tuple[SegmentShare, ...]
    segments_count_fits: bool
    segments_value: FiniteFloat
    tiers: tuple[TierLoad, ...]
    customers: int
    value: FiniteFloat
    capacity: FiniteFloat
    need: FiniteFloat
    spare: FiniteFloat
    load: FiniteFloat | None
    csms_needed: FiniteFloat | None
    customers_per_csm: FiniteFloat | None
    value_per_csm: FiniteFloat | None
    hours_alike: FiniteFloat | None
