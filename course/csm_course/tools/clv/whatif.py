"""A second scenario beside the first: the same customer with some inputs changed."""

from csm_course.tools import CannotSolve
from csm_course.tools.clv.acquisition import beside_cac
from csm_course.tools.clv.breakeven import uses_churn
from csm_course.tools.clv.curve import thinned
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.levers import Lever
from csm_course.tools.clv.result import Change, Scenario
from csm_course.tools.clv.worth import spent_on, valuation

_LEVERS = {
    "churn": Lever("churn", "Churn", "%"),
    "arpa": Lever("arpa", "Revenue per account", "EUR"),
    "spend_per_visit": Lever("spend_per_visit", "Spend per visit", "EUR"),
    "gross_margin": Lever("gross_margin", "Gross margin", "%"),
    "cac": Lever("cac", "Acquisition cost", "EUR"),
}


def scenario(inputs: Inputs, value: float) -> Scenario | None:
    """What becomes of the customer with the changes entered, or the sentence why it has no value; None if not asked."""
    if not inputs.what_if:
        return None
    updates = _updates(inputs)
    changes = tuple(
        Change(name=name, label=_LEVERS[name].label, before=_shown(inputs, name), after=_LEVERS[name].shown(after))
        for name, after in updates.items()
        if after != getattr(inputs, name)
    )
    other = inputs.model_copy(update=updates)
    try:
        found = valuation(other)
    except CannotSolve as refusal:
        return Scenario(changes=changes, reason=refusal.sentence, field=refusal.field)
    spent, cost = spent_on(other), beside_cac(other.cac, found)
    return Scenario(
        changes=changes,
        value=found.value - spent,
        difference=found.value - spent - value,
        payback_months=cost.payback_months,
        ltv_to_cac=cost.ratio,
        difference_for_all=(found.value - spent - value) * inputs.customers if inputs.customers else None,
        curve=thinned(tuple((t, total - spent) for t, total in found.curve)),
    )


def _shown(inputs: Inputs, name: str) -> str:
    return _LEVERS[name].shown(float(getattr(inputs, name)))


def _updates(inputs: Inputs) -> dict[str, float]:
    """The changed inputs of this variant; only the cost of a measured cohort can still be changed."""
    changed = {"cac": inputs.cac * (1 + inputs.cac_change / 100)}
    if inputs.variant == "cohort":
        return changed
    price = "spend_per_visit" if inputs.variant == "lifetime_spend" else "arpa"
    changed[price] = getattr(inputs, price) * (1 + inputs.price_change / 100)
    changed["gross_margin"] = inputs.gross_margin + inputs.margin_change
    if uses_churn(inputs):
        changed["churn"] = inputs.churn + inputs.churn_change
    return {name: round(value, 9) for name, value in changed.items()}
