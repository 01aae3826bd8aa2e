"""The rates a value rests on, in every period a reader may know them by; None where the variant uses none."""

from dataclasses import dataclass

from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.terms import Terms
from csm_course.tools.clv.units import churn_per, rate_per
from csm_course.tools.clv.vocabulary import DISCOUNTED, ChurnKind


@dataclass(frozen=True)
class ChurnRates:
    """One churn rate per working period, month and year, and what is left after a working period (shares)."""

    kind: ChurnKind | None = None
    per_period: float | None = None
    monthly: float | None = None
    yearly: float | None = None
    retention: float | None = None


@dataclass(frozen=True)
class TimeRates:
    """Discount per working period, month and year, and growth per working period (shares)."""

    discount: float | None = None
    discount_monthly: float | None = None
    discount_yearly: float | None = None
    growth: float | None = None


def churn_rates(inputs: Inputs, terms: Terms | None) -> ChurnRates:
    """The churn as entered, converted by compounding."""
    if terms is None:
        return ChurnRates()
    monthly, yearly = (churn_per(period, inputs.churn / 100, inputs.churn_period) for period in ("month", "year"))
    return ChurnRates(inputs.churn_kind, terms.churn, monthly, yearly, terms.retention)


def time_rates(inputs: Inputs, terms: Terms | None) -> TimeRates:
    """The discount and growth of the discounted variants, converted by compounding."""
    if terms is None or inputs.variant not in DISCOUNTED:
        return TimeRates()
    yearly = inputs.discount_rate / 100
    growth = terms.growth if inputs.variant == "growing" else None
    return TimeRates(terms.discount, rate_per("month", yearly), yearly, growth)
