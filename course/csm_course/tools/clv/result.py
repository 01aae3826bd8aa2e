"""What the calculator finds: every figure unrounded and finite, None where a variant does not define it."""

from pydantic import FiniteFloat

from csm_course.model import Model
from csm_course.tools.clv.vocabulary import ChurnKind, Period, Variant


class Compared(Model):
    """One variant for the same facts: its value and what it assumes; without a value, `why` says why it has none."""

    variant: Variant
    value: FiniteFloat | None = None
    assumes: str
    why: str


class Sway(Model):
    """One input tried at its low and high end: the inputs, in words too, the values, and the elasticity at the input.

    `elasticity` is the percentage by which the value changes for each percent of the input.
    """

    name: str
    label: str
    low: FiniteFloat
    high: FiniteFloat
    low_shown: str
    high_shown: str
    value_low: FiniteFloat
    value_high: FiniteFloat
    elasticity: FiniteFloat | None

    @property
    def span(self) -> float:
        """How far the value moves between the two ends."""
        return abs(self.value_high - self.value_low)


class PointOfChurn(Model):
    """What `size` points less churn gain and as many more lose: per customer, and for all of them where known."""

    size: FiniteFloat
    gain: FiniteFloat
    loss: FiniteFloat
    gain_for_all: FiniteFloat | None
    loss_for_all: FiniteFloat | None


class BreakEven(Model):
    """The churn in percent per its period at which value equals CAC, or the reason why there is none."""

    churn: FiniteFloat | None = None
    reason: str = ""


class Change(Model):
    """One input of the second scenario before and after, in words."""

    name: str
    label: str
    before: str
    after: str


class Scenario(Model):
    """The second scenario; without a value, `reason` and `field` say what to change."""

    changes: tuple[Change, ...]
    value: FiniteFloat | None = None
    difference: FiniteFloat | None = None
    difference_for_all: FiniteFloat | None = None
    payback_months: FiniteFloat | None = None
    ltv_to_cac: FiniteFloat | None = None
    curve: tuple[tuple[FiniteFloat, FiniteFloat], ...] = ()
    reason: str = ""
    field: str = ""


class Result(Model):
    """The lifetime value of one average customer, in EUR, with the figures it was made from.

    All `..._per_period` figures are per `period`, the working period; rates are shares (0.025 is 2.5%).
    `first_payment` states the timing in words. Where payback or ratio is None, its `..._reason` says why.
    `cac_recovered_at` is when the curve, with its losses, reaches the CAC; it is None where it never does.
    `survival` is the share of customers (or, for revenue churn, of revenue) left over time. `sways` are ranked.
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
    survival: tuple[tuple[FiniteFloat, FiniteFloat], ...] = ()
    compared: tuple[Compared, ...] = ()
    sways: tuple[Sway, ...] = ()
    break_even: BreakEven = BreakEven()
    point_of_churn: PointOfChurn | None = None
    scenario: Scenario | None = None
