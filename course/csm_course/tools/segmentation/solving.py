"""From segments, tiers and hours to what holds and what fits.

The framework's rule of thumb: each segment 15% to 35% of value. It is often quoted with "three to seven segments", but
seven times 15% is 105%, so seven segments cannot all keep to it; two of at most 35% hold only 70%. Hence three to six.
"""

from collections.abc import Iterable
from math import floor

from csm_course.tools import CannotSolve
from csm_course.tools.segmentation.inputs import Inputs, Segment, Tier
from csm_course.tools.segmentation.result import Result, SegmentShare, TierLoad, Verdict

LEAST_SHARE, MOST_SHARE = 0.15, 0.35
FEWEST, MOST = 3, 6
_TRACE = 1e-9
NEGLIGIBLE = 1e-6
"""Less than this is nothing: dividing by it would give absurd numbers."""


def solve(inputs: Inputs) -> Result:
    """Shares, loads and capacity; raises `CannotSolve` where a CSM's month holds more than its hours."""
    each = inputs.hours - inputs.internal - inputs.reserve
    if each < 0:
        sentence = "Internal work and the reserve together are more than the working hours. Lower one of them."
        raise CannotSolve("internal", sentence)
    segments = tuple(one for one in inputs.segments if one.name)
    tiers = tuple(one for one in inputs.tiers if one.customers)
    capacity, need = each * inputs.csms, _exact(hours_of(one) for one in tiers)
    customers, value = sum(one.customers for one in tiers), sum(one.customers * one.fee for one in tiers)
    whole = sum(one.value for one in segments)
    return Result(
        segments=tuple(_share(one, whole) for one in segments),
        segments_count_fits=FEWEST <= len(segments) <= MOST,
        segments_value=whole,
        tiers=tuple(_load(one, inputs, value, need, each) for one in tiers),
        customers=customers,
        value=value,
        capacity=capacity,
        need=need,
        spare=_exact((capacity, -need)),
        load=_part(need, capacity),
        csms_needed=_part(need, each),
        customers_per_csm=_part(customers, inputs.csms),
        value_per_csm=_part(value, inputs.csms),
        hours_alike=_part(capacity, customers),
    )


def hours_of(tier: Tier) -> float:
    """Hours of all its customers in a month: each one's, and what is done once for all together."""
    return tier.customers * tier.hours + tier.shared_hours


def _share(segment: Segment, whole: float) -> SegmentShare:
    share = _part(segment.value, whole)
    return SegmentShare(
        name=segment.name,
        customers=segment.customers,
        value=segment.value,
        share=share,
        average=_part(segment.value, segment.customers),
        verdict=_verdict(share),
    )


def _verdict(share: float | None) -> Verdict:
    """Exactly 15% and exactly 35% are within the rule."""
    if share is None:
        return "unknown"
    if share < LEAST_SHARE - _TRACE:
        return "small"
    return "large" if share > MOST_SHARE + _TRACE else "fits"


def _load(tier: Tier, inputs: Inputs, value: float, need: float, each: float) -> TierLoad:
    hours = hours_of(tier)
    hours_each = hours / tier.customers
    alone = each - tier.shared_hours
    return TierLoad(
        name=tier.name or "Unnamed",
        touch=tier.touch,
        customers=tier.customers,
        value=tier.customers * tier.fee,
        value_share=_part(tier.customers * tier.fee, value),
        hours=hours,
        hours_share=_part(hours, need),
        hours_each=hours_each,
        cost_each=hours_each * inputs.hour_cost,
        margin_each=tier.fee * inputs.gross_margin / 100,
        most_customers=floor(alone / tier.hours + _TRACE) if tier.hours > NEGLIGIBLE and alone >= 0 else None,
    )


def _part(part: float, whole: float) -> float | None:
    """The part of the whole; None where the whole is next to nothing."""
    return part / whole if whole > NEGLIGIBLE else None


def _exact(hours: Iterable[float]) -> float:
    """Their sum without the traces that binary fractions leave."""
    return round(sum(hours), 9)
