"""The formulas side by side: what each gives for the same customer, what it assumes, and why it differs from yours."""

from collections.abc import Iterator
from dataclasses import dataclass

from csm_course.tools import CannotSolve
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.limits import known_lifespan
from csm_course.tools.clv.result import Compared
from csm_course.tools.clv.terms import contract_terms
from csm_course.tools.clv.units import MONTHS
from csm_course.tools.clv.vocabulary import BY_ACCOUNT, DISCOUNTED, VARIANTS, Variant
from csm_course.tools.clv.worth import valuation
from csm_course.tools.wording import count, number

_NOW = ("subscription", "margin_lifespan", "perpetuity_now", "sbg")
_NEEDS: dict[str, str] = {
    "lifetime_spend": "Needs spend per visit and visits a year: for shops without a contract.",
    "cohort": "Needs a measured cohort: what each period has brought so far.",
    "sbg": "Needs a and b, from how a cohort shrank: here one churn is taken for good.",
    "account": "Needs revenue per account and a churn, which this formula does not ask for.",
}
NO_CONTRACT = (
    "Buyers without a contract (BG/NBD)",
    "Not offered: it needs each buyer's dates of purchase, fitted by a program. An average cannot stand in for them.",
)


@dataclass(frozen=True)
class _Traits:
    """What sets one formula apart from another."""

    now: bool
    discounted: bool
    horizon: bool
    growing: bool
    rising: bool


def compared(inputs: Inputs) -> tuple[Compared, ...]:
    """Every variant in the form's order, with its value or the reason why it has none for these facts."""
    facts = _as_account(inputs)
    return tuple(_compared(inputs, facts, variant) for variant in VARIANTS)  # type: ignore[arg-type]  # keys of a Literal


def _as_account(inputs: Inputs) -> Inputs | None:
    """The same customer as revenue and a constant churn; None where the facts say nothing of them.

    A known lifespan is a churn of 1 ÷ lifespan. Of a contract whose retention rises, that of the first term is taken.
    """
    if inputs.variant == "sbg":
        churn, period = 100 * contract_terms(inputs).churn, inputs.renewal_period
        arpa = inputs.arpa * MONTHS[period] / MONTHS[inputs.money_period]
        return inputs.model_copy(
            update={"churn": churn, "churn_period": period, "money_period": period, "arpa": arpa, "churn_kind": "logo"}
        )
    if known_lifespan(inputs):
        periods = inputs.lifespan_years * 12 / MONTHS[inputs.money_period]
        churn = 100 / periods if periods >= 1 else 100.0
        return inputs.model_copy(update={"churn": churn, "churn_period": inputs.money_period, "churn_kind": "logo"})
    return inputs if inputs.variant in BY_ACCOUNT else None


def _compared(inputs: Inputs, facts: Inputs | None, variant: Variant) -> Compared:
    if variant == inputs.variant:
        return _valued(inputs, inputs, variant)
    if variant in BY_ACCOUNT and facts:
        lifespan = "churn" if variant == "margin_lifespan" else facts.lifespan_from
        return _valued(inputs, facts.model_copy(update={"variant": variant, "lifespan_from": lifespan}), variant)
    missing = _NEEDS["account"] if variant in BY_ACCOUNT else _NEEDS[variant]
    return Compared(variant=variant, assumes="", why=missing)


def _valued(inputs: Inputs, as_if: Inputs, variant: Variant) -> Compared:
    try:
        value = valuation(as_if).value
    except CannotSolve as refusal:
        return Compared(variant=variant, assumes="", why=f"No value: {refusal.sentence}")
    why = "Your choice." if variant == inputs.variant else _why(inputs, variant)
    return Compared(variant=variant, value=value, assumes=_assumes(as_if), why=why)


def _assumes(inputs: Inputs) -> str:
    """The facts beyond margin and churn that go into this variant."""
    said = ["first payment now" if inputs.variant in _NOW else "first payment a period from now"]
    if inputs.variant in ("lifetime_spend", "cohort") or known_lifespan(inputs):
        said = ["payments as they come"]
    if inputs.variant in (*DISCOUNTED, "sbg"):
        said.append(f"discounted {number(inputs.discount_rate)}% a year")
    else:
        said.append("no discount")
    if inputs.variant == "finite":
        said.append(f"stops after {count(inputs.horizon, inputs.horizon_period)}")
    if inputs.variant == "growing":
        said.append(f"margin grows {number(inputs.growth)}% a year")
    return ", ".join(said)


def _traits(variant: Variant) -> _Traits:
    return _Traits(
        now=variant in _NOW,
        discounted=variant in (*DISCOUNTED, "sbg"),
        horizon=variant == "finite",
        growing=variant == "growing",
        rising=variant == "sbg",
    )


def _why(inputs: Inputs, variant: Variant) -> str:
    """In what this formula differs from the chosen one, or that it does not."""
    reasons = list(_reasons(_traits(inputs.variant), _traits(variant)))
    return " ".join(reasons) or "The same sum in other words."


def _reasons(yours: _Traits, this: _Traits) -> Iterator[str]:
    if yours.now and not this.now:
        yield "It waits a period for the first payment and counts only those who stayed."
    if this.now and not yours.now:
        yield "It counts a payment today, before anyone can leave."
    if yours.discounted != this.discounted:
        yield "Later money counts for less." if this.discounted else "Later money counts in full."
    if yours.horizon != this.horizon:
        yield "Nothing after the horizon counts." if this.horizon else "There is no end date."
    if yours.growing != this.growing:
        yield "Those who stay pay more each year." if this.growing else "The margin does not grow."
    if yours.rising:
        yield "One churn for good counts loyal customers too low."
