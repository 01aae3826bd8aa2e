"""Who is still there: the share of customers left over time, by a constant churn, by the sBG model, or as measured."""

from csm_course.tools.clv import sbg
from csm_course.tools.clv.curve import Curve
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.valuation import Valuation


def survival(inputs: Inputs, found: Valuation) -> Curve:
    """The share still there at each time of the value's curve; nothing where the variant does not know it.

    Revenue churn says what is left of the revenue, not how many customers are.
    """
    last = int(found.curve[-1][0])
    if inputs.variant == "cohort":
        counted = (inputs.initial_customers, *(row.customers for row in inputs.cohort))
        return tuple((float(t), customers / inputs.initial_customers) for t, customers in enumerate(counted))
    if inputs.variant == "sbg":
        left = sbg.survival(inputs.sbg_a, inputs.sbg_b, last)
        return tuple((float(t), share) for t, share in enumerate(left))
    if found.terms is None:
        return ()
    return tuple((float(t), found.terms.retention**t) for t in range(last + 1))
