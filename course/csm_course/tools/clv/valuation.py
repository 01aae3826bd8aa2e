"""One valuation per named variant: its value by the formula, its curve by adding up, its timing in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from csm_course.tools.clv import formulas, sbg
from csm_course.tools.clv.curve import MOST_YEARS, Curve, Payments, endless, straight, up_to_share
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.limits import known_lifespan
from csm_course.tools.clv.ranges import NEGLIGIBLE
from csm_course.tools.clv.terms import Terms, contract_terms, horizon_periods, terms
from csm_course.tools.clv.units import MONTHS, duration_in
from csm_course.tools.clv.vocabulary import Period, Variant

LATER = "one {period} from now, and only if the customer is still there"


@dataclass(frozen=True)
class Valuation:
    """A value in EUR, before any acquisition cost; `terms` are absent where the variant has no churn.

    `draw` makes the curve, which takes longer than the value and is not always wanted. `measured` marks a curve that
    was observed rather than calculated.
    """

    value: float
    period: Period
    margin: float
    first_payment: str
    draw: Callable[[], Curve]
    terms: Terms | None = None
    lifetime: float | None = None
    horizon: int | None = None
    measured: bool = False

    @cached_property
    def curve(self) -> Curve:
        """The value over time, from time 0."""
        return self.draw()


def value_customer(inputs: Inputs) -> Valuation:
    """The valuation the inputs ask for; `limits.refuse_impossible` must have let them pass."""
    return VALUATIONS[inputs.variant](inputs)


def _lifetime_spend(inputs: Inputs) -> Valuation:
    margin_share = inputs.gross_margin / 100
    margin = inputs.spend_per_visit * inputs.visits_per_year * margin_share
    value = formulas.lifetime_spend(inputs.spend_per_visit, inputs.visits_per_year, inputs.years, margin_share)
    timing = "spread evenly over the years, from now on; nothing is discounted"
    return Valuation(value, "year", margin, timing, lambda: straight(margin, inputs.years), lifetime=inputs.years)


def _margin_lifespan(inputs: Inputs) -> Valuation:
    now = terms(inputs)
    if not known_lifespan(inputs):
        lifetime = 1 / now.churn
        return _undiscounted(now, formulas.margin_times_lifespan(now.margin, lifetime))
    periods = duration_in(now.period, inputs.lifespan_years, "year")
    value = formulas.margin_times_lifespan(now.margin, periods)
    timing = "spread evenly over the lifespan, from now on; nothing is discounted"
    return Valuation(value, now.period, now.margin, timing, lambda: straight(now.margin, periods), lifetime=periods)


def _subscription(inputs: Inputs) -> Valuation:
    now = terms(inputs)
    return _undiscounted(now, formulas.subscription(now.margin, now.churn))


def _undiscounted(now: Terms, value: float) -> Valuation:
    payments = Payments(now.margin, now.retention, start=0)
    timing = f"now, in full for the first {now.period}; nothing is discounted"
    return Valuation(
        value, now.period, now.margin, timing, lambda: endless(payments, now.period), now, lifetime=1 / now.churn
    )


def _perpetuity_later(inputs: Inputs) -> Valuation:
    now = terms(inputs)
    value = formulas.perpetuity_later(now.margin, now.retention, now.discount)
    return _discounted(now, value, lambda: endless(_later(now), now.period), LATER.format(period=now.period))


def _perpetuity_now(inputs: Inputs) -> Valuation:
    now = terms(inputs)
    value = formulas.perpetuity_now(now.margin, now.retention, now.discount)
    payments = Payments(now.margin, now.retention / (1 + now.discount), start=0)
    return _discounted(now, value, lambda: endless(payments, now.period), "now, before anyone can leave")


def _finite(inputs: Inputs) -> Valuation:
    now = terms(inputs)
    periods = int(horizon_periods(inputs))
    value = formulas.finite(now.margin, now.retention, now.discount, periods)
    timing = LATER.format(period=now.period)
    return _discounted(now, value, lambda: _later(now).total_by(periods), timing, horizon=periods)


def _growing(inputs: Inputs) -> Valuation:
    now = terms(inputs)
    value = formulas.growing(now.margin, now.retention, now.discount, now.growth)
    payments = _later(now, growth=now.growth)
    return _discounted(now, value, lambda: endless(payments, now.period), LATER.format(period=now.period))


def _later(now: Terms, growth: float = 0.0) -> Payments:
    ratio = now.retention * (1 + growth) / (1 + now.discount)
    return Payments(now.margin * ratio, ratio, start=1)


def _discounted(
    now: Terms, value: float, draw: Callable[[], Curve], timing: str, horizon: int | None = None
) -> Valuation:
    lifetime = 1 / now.churn if now.churn >= NEGLIGIBLE else None
    return Valuation(value, now.period, now.margin, timing, draw, now, lifetime, horizon)


def _sbg(inputs: Inputs) -> Valuation:
    now = contract_terms(inputs)
    a, b = inputs.sbg_a, inputs.sbg_b
    value = now.margin * sbg.expected_terms(a, b, now.discount)
    timing = f"now, at the start of the first {now.period}; each later one from those who renew"
    lifetime = (a + b - 1) / (a - 1) if a > 1 else None

    def draw() -> Curve:
        most = MOST_YEARS * 12 // MONTHS[now.period]
        return up_to_share(tuple(sbg.payments(a, b, now.margin, now.discount, most)), value)

    return Valuation(value, now.period, now.margin, timing, draw, lifetime=lifetime)


def _cohort(inputs: Inputs) -> Valuation:
    so_far = formulas.cohort_margins([row.margin for row in inputs.cohort], inputs.initial_customers)
    period = inputs.money_period
    timing = f"in the cohort's first {period}, as measured; nothing is discounted or extrapolated"
    curve = ((0.0, 0.0), *((float(t), total) for t, total in enumerate(so_far, start=1)))
    return Valuation(so_far[-1], period, so_far[0], timing, lambda: curve, measured=True)


VALUATIONS: Mapping[Variant, Callable[[Inputs], Valuation]] = {
    "subscription": _subscription,
    "lifetime_spend": _lifetime_spend,
    "margin_lifespan": _margin_lifespan,
    "perpetuity_later": _perpetuity_later,
    "perpetuity_now": _perpetuity_now,
    "finite": _finite,
    "growing": _growing,
    "sbg": _sbg,
    "cohort": _cohort,
}
