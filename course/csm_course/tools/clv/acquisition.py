"""A customer's worth beside what winning one cost: CAC payback and LTV:CAC, or the reason there is none."""

from dataclasses import dataclass

from csm_course.tools.clv.curve import crossing
from csm_course.tools.clv.units import amount_per
from csm_course.tools.clv.valuation import Valuation

ONE_CENT = 0.01
"""Less than a cent counts as nothing: dividing by it would say nothing either."""


@dataclass(frozen=True)
class BesideCac:
    """Payback in months, LTV:CAC as a number, and the working period by which the curve reaches the CAC."""

    payback_months: float | None = None
    payback_reason: str = ""
    ratio: float | None = None
    ratio_reason: str = ""
    recovered_at: float | None = None


def beside_cac(cac: float, found: Valuation) -> BesideCac:
    """CAC ÷ margin per month (without churn, as is usual), and value ÷ CAC."""
    if cac < ONE_CENT:
        unknown = "Enter the acquisition cost (CAC) to see it"
        return BesideCac(payback_reason=unknown, ratio_reason=unknown)
    margin = amount_per("month", found.margin, found.period)
    ratio, recovered = found.value / cac, crossing(found.curve, cac)
    if margin < ONE_CENT:
        never = "Without a positive margin the acquisition cost is never paid back"
        return BesideCac(payback_reason=never, ratio=ratio, recovered_at=recovered)
    return BesideCac(payback_months=cac / margin, ratio=ratio, recovered_at=recovered)
