"""From inputs to result: refuse what has no value, value the customer, and set it beside its cost."""

from typing import TypedDict

from csm_course.tools.clv.acquisition import beside_cac
from csm_course.tools.clv.breakeven import break_even, point_of_churn
from csm_course.tools.clv.comparing import compared
from csm_course.tools.clv.curve import thinned
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.rates import churn_rates, time_rates
from csm_course.tools.clv.result import Result
from csm_course.tools.clv.sensitivity import sways
from csm_course.tools.clv.staying import survival
from csm_course.tools.clv.units import amount_per, duration_in
from csm_course.tools.clv.valuation import Valuation
from csm_course.tools.clv.vocabulary import ChurnKind
from csm_course.tools.clv.whatif import scenario
from csm_course.tools.clv.worth import spent_on, valuation


class _Rates(TypedDict):
    """The rates among the result's figures, under its names."""

    churn_kind: ChurnKind | None
    churn_per_period: float | None
    churn_monthly: float | None
    churn_yearly: float | None
    retention_per_period: float | None
    discount_per_period: float | None
    discount_monthly: float | None
    discount_yearly: float | None
    growth_per_period: float | None


def solve(inputs: Inputs) -> Result:
    """The lifetime value by the chosen variant; raises `CannotSolve` naming the input to change."""
    found = valuation(inputs)
    return _result(inputs, found, spent_on(inputs))


def _result(inputs: Inputs, found: Valuation, spent: float) -> Result:
    cost = beside_cac(inputs.cac, found)
    value = found.value - spent
    return Result(
        variant=inputs.variant,
        value=value,
        value_before_cac=found.value,
        period=found.period,
        first_payment=found.first_payment,
        margin_per_period=found.margin,
        margin_per_month=amount_per("month", found.margin, found.period),
        margin_per_year=amount_per("year", found.margin, found.period),
        **_rates(inputs, found),
        lifetime_periods=found.lifetime,
        lifetime_months=None if found.lifetime is None else duration_in("month", found.lifetime, found.period),
        horizon_periods=found.horizon,
        payback_months=cost.payback_months,
        payback_reason=cost.payback_reason,
        ltv_to_cac=cost.ratio,
        ltv_to_cac_reason=cost.ratio_reason,
        cac_recovered_at=cost.recovered_at,
        curve=thinned(tuple((t, total - spent) for t, total in found.curve)),
        curve_share=_share_shown(found),
        survival=survival(inputs, found),
        compared=compared(inputs),
        sways=sways(inputs, value),
        break_even=break_even(inputs),
        point_of_churn=point_of_churn(inputs, value),
        scenario=scenario(inputs, value),
    )


def _rates(inputs: Inputs, found: Valuation) -> _Rates:
    churn, time = churn_rates(inputs, found.terms), time_rates(inputs, found.terms)
    return _Rates(
        churn_kind=churn.kind,
        churn_per_period=churn.per_period,
        churn_monthly=churn.monthly,
        churn_yearly=churn.yearly,
        retention_per_period=churn.retention,
        discount_per_period=time.discount,
        discount_monthly=time.discount_monthly,
        discount_yearly=time.discount_yearly,
        growth_per_period=time.growth,
    )


def _share_shown(found: Valuation) -> float:
    """The share of the value that the curve has reached at its end."""
    return min(found.curve[-1][1] / found.value, 1.0) if found.value > 0 else 1.0
