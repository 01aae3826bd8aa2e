"""The customer restated in one working period, that of the money: every rate a share per that period."""

from dataclasses import dataclass

from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.sbg import first_churn
from csm_course.tools.clv.units import amount_per, churn_per, duration_in, rate_per
from csm_course.tools.clv.vocabulary import Period


@dataclass(frozen=True)
class Terms:
    """Margin in EUR per period and the churn, discount and growth that belong to the same period."""

    period: Period
    margin: float
    churn: float
    discount: float
    growth: float

    @property
    def retention(self) -> float:
        """The share of customers who are still there one period later."""
        return 1 - self.churn


def terms(inputs: Inputs) -> Terms:
    """Restate the customer in the period of the money (compounding rates, never dividing them)."""
    period = inputs.money_period
    return Terms(
        period=period,
        margin=inputs.arpa * inputs.gross_margin / 100,
        churn=churn_per(period, inputs.churn / 100, inputs.churn_period),
        discount=rate_per(period, inputs.discount_rate / 100),
        growth=rate_per(period, inputs.growth / 100),
    )


def contract_terms(inputs: Inputs) -> Terms:
    """The customer of V8 in the period of renewal; the churn is that of the first renewal, later ones are lower."""
    period = inputs.renewal_period
    margin = amount_per(period, inputs.arpa * inputs.gross_margin / 100, inputs.money_period)
    return Terms(
        period=period,
        margin=margin,
        churn=first_churn(inputs.sbg_a, inputs.sbg_b),
        discount=rate_per(period, inputs.discount_rate / 100),
        growth=0.0,
    )


def horizon_periods(inputs: Inputs) -> float:
    """The horizon in periods of the money; `limits` refuses one that is not a whole number of them."""
    return duration_in(inputs.money_period, inputs.horizon, inputs.horizon_period)
