"""A customer's worth beside what winning one cost: CAC payback and LTV:CAC, or the reason there is none."""

from dataclasses import dataclass

from csm_course.tools.clv.curve import crossing
from csm_course.tools.clv.units import amount_per, duration_in
from csm_course.tools.clv.valuation import Valuation
from csm_course.tools.wording import count

ONE_CENT = 0.01
"""Less than a cent counts as nothing: dividing by it would say nothing either."""


@dataclass(frozen=True)
class BesideCac:
    """Payback in months, LTV:CAC as a number, and when the curve reaches the CAC, in working periods."""

    payback_months: float | None = None
    payback_reason: str = ""
    ratio: float | None = None
    ratio_reason: str = ""
    recovered_at: float | None = None


def beside_cac(cac: float, found: Valuation) -> BesideCac:
    """CAC ÷ margin per month (without churn, as is usual; a cohort's is measured), and value ÷ CAC."""
    if cac < ONE_CENT:
        unknown = "Enter the acquisition cost (CAC) to see it"
        return BesideCac(payback_reason=unknown, ratio_reason=unknown)
    ratio, recovered = found.value / cac, crossing(found.curve, cac)
    if found.measured:
        return _measured(found, ratio, recovered)
    margin = amount_per("month", found.margin, found.period)
    if margin < ONE_CENT:
        never = "Without a positive margin the acquisition cost is never paid back"
        return BesideCac(payback_reason=never, ratio=ratio, recovered_at=recovered)
    return BesideCac(payback_months=cac / margin, ratio=ratio, recovered_at=recovered)


def _measured(found: Valuation, ratio: float, recovered: float | None) -> BesideCac:
    """Of a cohort it is known when the cost came back: an average would claim otherwise."""
    if recovered is None:
        months = duration_in("month", found.curve[-1][0], found.period)
        return BesideCac(payback_reason=f"Not recovered within the {count(months, 'month')} measured", ratio=ratio)
    return BesideCac(duration_in("month", recovered, found.period), ratio=ratio, recovered_at=recovered)
