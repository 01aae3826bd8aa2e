"""From one period's movements to its rates. Source of the definitions: SaaS usage, with the start as the only base."""

from csm_course.tools import CannotSolve
from csm_course.tools.retention_metrics.inputs import PER_YEAR, Inputs
from csm_course.tools.retention_metrics.movements import Movements, movements
from csm_course.tools.retention_metrics.result import Result

ONE_CENT = 0.01
_ABSURD = 100


def solve(inputs: Inputs) -> Result:
    """The rates of the period; raises `CannotSolve` where more was lost than there was."""
    moved = movements(inputs)
    _refuse_impossible(inputs, moved)
    logo = _share(moved.customers_lost, moved.customers_start)
    gross = _share(min(moved.mrr_gone, moved.mrr_start), moved.mrr_start)
    users = _share(inputs.users_start - inputs.users_still, inputs.users_start)
    growth = _share(moved.mrr_expansion, moved.mrr_start)
    net = None if gross is None or growth is None else gross - growth
    periods = PER_YEAR[inputs.period]
    return Result(
        movements=moved,
        customers_end=moved.customers_start - moved.customers_lost + moved.customers_new,
        mrr_end=moved.mrr_end,
        mrr_unexplained=None if inputs.mrr_end_booked is None else round(inputs.mrr_end_booked - moved.mrr_end, 6),
        logo_churn=logo,
        gross_revenue_churn=gross,
        net_revenue_churn=net,
        grr=None if gross is None else 1 - gross,
        nrr=None if net is None else 1 - net,
        capped_total=_capped_total(moved),
        user_churn=users,
        logo_churn_year=_compounded(logo, periods),
        gross_revenue_churn_year=_compounded(gross, periods),
        user_churn_year=_compounded(users, periods),
        grr_year=None if gross is None else (1 - gross) ** periods,
        nrr_year=None if net is None else _powered(1 - net, periods),
    )


def _capped_total(moved: Movements) -> float | None:
    """The mistake that is often published as GRR: what remains in total, capped once, so that growth hides losses."""
    left = moved.mrr_start - moved.mrr_gone + moved.mrr_expansion
    return _share(min(left, moved.mrr_start), moved.mrr_start)


def _powered(rate: float, periods: int) -> float | None:
    """A year of it; None where growth from next to nothing would give an absurd number."""
    return rate**periods if rate < _ABSURD else None


def _share(part: float, base: float) -> float | None:
    """The part of the base; None where the base is nothing (less than a cent), since nothing can be lost from it."""
    return part / base if base >= ONE_CENT else None


def _compounded(churn: float | None, periods: int) -> float | None:
    """The loss after a year of such periods: each takes its share of what is left."""
    return None if churn is None else 1 - (1 - churn) ** periods


def _refuse_impossible(inputs: Inputs, moved: Movements) -> None:
    if moved.customers_lost > moved.customers_start:
        raise CannotSolve("customers_lost", "More customers left than there were at the start. Check both counts.")
    if moved.mrr_gone > moved.mrr_start + ONE_CENT / 2:  # cents in binary may add up to a trace too much
        sentence = "Lost and cut revenue together are more than the MRR at the start. Check the three amounts."
        raise CannotSolve("mrr_churned", sentence)
    if inputs.users_still > inputs.users_start:
        sentence = "Count only users who were active at the start: there cannot be more of them at the end."
        raise CannotSolve("users_still", sentence)
