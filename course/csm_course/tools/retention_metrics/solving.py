"""From one period's movements to its rates. Source of the definitions: SaaS usage, with the start as the only base."""

from csm_course.tools import CannotSolve
from csm_course.tools.retention_metrics.inputs import PER_YEAR, Inputs
from csm_course.tools.retention_metrics.result import Result

ONE_CENT = 0.01


def solve(inputs: Inputs) -> Result:
    """The rates of the period; raises `CannotSolve` where more was lost than there was."""
    _refuse_impossible(inputs)
    logo = _share(inputs.customers_lost, inputs.customers_start)
    gross = _share(min(_gone(inputs), inputs.mrr_start), inputs.mrr_start)
    users = _share(inputs.users_start - inputs.users_still, inputs.users_start)
    growth = _share(inputs.mrr_expansion, inputs.mrr_start)
    net = None if gross is None or growth is None else gross - growth
    periods = PER_YEAR[inputs.period]
    return Result(
        customers_end=inputs.customers_start - inputs.customers_lost + inputs.customers_new,
        mrr_end=_mrr_end(inputs),
        logo_churn=logo,
        gross_revenue_churn=gross,
        net_revenue_churn=net,
        grr=None if gross is None else 1 - gross,
        nrr=None if net is None else 1 - net,
        user_churn=users,
        logo_churn_year=_compounded(logo, periods),
        gross_revenue_churn_year=_compounded(gross, periods),
        user_churn_year=_compounded(users, periods),
    )


def _mrr_end(inputs: Inputs) -> float:
    kept = inputs.mrr_start - inputs.mrr_churned - inputs.mrr_contraction
    return kept + inputs.mrr_expansion + inputs.mrr_new


def _gone(inputs: Inputs) -> float:
    """Revenue lost with customers, and cut by those who stayed."""
    return inputs.mrr_churned + inputs.mrr_contraction


def _share(part: float, base: float) -> float | None:
    """The part of the base; None where the base is nothing (less than a cent), since nothing can be lost from it."""
    return part / base if base >= ONE_CENT else None


def _compounded(churn: float | None, periods: int) -> float | None:
    """The loss after a year of such periods: each takes its share of what is left."""
    return None if churn is None else 1 - (1 - churn) ** periods


def _refuse_impossible(inputs: Inputs) -> None:
    if inputs.customers_lost > inputs.customers_start:
        raise CannotSolve("customers_lost", "More customers left than there were at the start. Check both counts.")
    if _gone(inputs) > inputs.mrr_start + ONE_CENT / 2:  # cents in binary may add up to a trace too much
        sentence = "Lost and cut revenue together are more than the MRR at the start. Check the three amounts."
        raise CannotSolve("mrr_churned", sentence)
    if inputs.users_still > inputs.users_start:
        sentence = "Count only users who were active at the start: there cannot be more of them at the end."
        raise CannotSolve("users_still", sentence)
