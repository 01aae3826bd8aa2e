"""The value alone, without its curve: what comparing, trying out and seeking a break-even ask for again and again."""

from collections.abc import Mapping

from csm_course.tools import CannotSolve
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.limits import refuse_impossible
from csm_course.tools.clv.valuation import Valuation, value_customer


def valuation(inputs: Inputs) -> Valuation:
    """The valuation; raises `CannotSolve` naming the input to change."""
    refuse_impossible(inputs)
    return value_customer(inputs)


def spent_on(inputs: Inputs) -> float:
    """The acquisition cost where it is to be taken from the value, which only a fixed horizon offers."""
    return inputs.cac if inputs.variant == "finite" and inputs.subtract_cac else 0.0


def worth(inputs: Inputs) -> float:
    """The value as the headline gives it; raises `CannotSolve`."""
    return valuation(inputs).value - spent_on(inputs)


def worth_with(inputs: Inputs, changes: Mapping[str, object]) -> float | None:
    """The value with some inputs changed, all others as they are; None where there is none."""
    try:
        return worth(inputs.model_copy(update=dict(changes)))
    except CannotSolve:
        return None
