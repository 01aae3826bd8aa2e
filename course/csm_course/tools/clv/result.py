"""What the calculator finds: every figure unrounded and finite, None where a variant does not define it."""

from pydantic import FiniteFloat

from csm_course.model import Model
from csm_course.tools.clv.vocabulary import ChurnKind, Period, Variant


class Result(Model):
    """The lifetime value of one average customer, in EUR, with the figures it was made from.

    All `..._per_period` figures are per `period`, the working period; rates are shares (0.025 is 2.5%).
    `first_payment` states the timing in words. Where payback or ratio is None, its `..._reason` says why.
    `cac_recovered_at` is when the curve, with its losses, reaches the CAC; it is None where it never does.
    """

    variant: Variant
    value: FiniteFloat
    value_before_cac: FiniteFloat
    period: Period
    first_payment: str
    margin_per_period: FiniteFloat
    margin_per_month: FiniteFloat
    margin_per_year: FiniteFloat
    churn_kind: ChurnKind | None = None
    churn_per_period: FiniteFloat | None = None
    churn_monthly: FiniteFloat | None = None
    churn_yearly: FiniteFloat | None = None
    retention_per_period: FiniteFloat | None = None
    discount_per_period: FiniteFloat | None = None
    discount_monthly: FiniteFloat | None = None
    discount_yearly: FiniteFloat | None = None
    growth_per_period: FiniteFloat | None = None
    lifetime_periods: FiniteFloat | None = None
    lifetime_months: FiniteFloat | None = None
    horizon_periods: int | None = None
    payback_months: FiniteFloat | None = None
    payback_reason: str = ""
    ltv_to_cac: FiniteFloat | None = None
    ltv_to_cac_reason: str = ""
    cac_recovered_at: FiniteFloat | None = None
    curve: tuple[tuple[FiniteFloat, FiniteFloat], ...]
    curve_share: FiniteFloat
