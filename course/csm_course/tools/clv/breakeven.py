"""The churn a customer may have and still pay back its cost, and what one point of churn is worth."""

from csm_course.tools.clv.acquisition import ONE_CENT
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.limits import known_lifespan
from csm_course.tools.clv.result import BreakEven, PointOfChurn
from csm_course.tools.clv.vocabulary import BY_ACCOUNT
from csm_course.tools.clv.worth import worth_with

_HALVINGS = 50


def uses_churn(inputs: Inputs) -> bool:
    """Whether one constant churn goes into the value."""
    return inputs.variant in BY_ACCOUNT and not known_lifespan(inputs)


def break_even(inputs: Inputs) -> BreakEven:
    """The churn, per its own period, at which the value before any cost is exactly the CAC; or why there is none."""
    if not uses_churn(inputs):
        return BreakEven(reason="This formula uses no single churn rate.")
    if inputs.cac < ONE_CENT:
        return BreakEven(reason="Enter the acquisition cost (CAC) to see it.")
    if _at(inputs, 100.0) >= inputs.cac:
        return BreakEven(reason="The first payment alone covers the acquisition cost, whatever the churn.")
    if _at(inputs, 0.0) < inputs.cac:
        return BreakEven(reason="Even if nobody ever left, the acquisition cost would not come back.")
    low, high = 0.0, 100.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at(inputs, middle) >= inputs.cac else (low, middle)
    return BreakEven(churn=high)


def _at(inputs: Inputs, churn: float) -> float:
    """The value before cost at this churn; without an end it is more than any cost, unless there is no margin."""
    value = worth_with(inputs, {"churn": churn, "subtract_cac": False})
    endless = float("inf") if inputs.arpa * inputs.gross_margin > 0 else 0.0
    return endless if value is None else value


def point_of_churn(inputs: Inputs, value: float) -> PointOfChurn | None:
    """The value with a point less churn and with a point more; a tenth of a point where a whole one is most of it."""
    if not uses_churn(inputs):
        return None
    size = 1.0 if inputs.churn >= 2 else 0.1
    less, more = (worth_with(inputs, {"churn": inputs.churn + side * size}) for side in (-1, 1))
    if less is None or more is None or inputs.churn < 2 * size:
        return None
    return PointOfChurn(
        size=size,
        gain=less - value,
        loss=value - more,
        gain_for_all=(less - value) * inputs.customers if inputs.customers else None,
        loss_for_all=(value - more) * inputs.customers if inputs.customers else None,
    )
