"""One period's movements, from totals as entered or added up customer by customer.

A customer counts once: as left, cut, grown, new or back. Start and movements add up to the end, whatever is entered.
"""

from collections.abc import Iterable
from typing import Literal

from pydantic import FiniteFloat

from csm_course.model import Model
from csm_course.tools.retention_metrics.inputs import Account, Inputs

Kind = Literal["left", "cut", "same", "grown", "new", "back"]


class Movements(Model):
    """Counts of customers and MRR in EUR, every movement as a positive amount."""

    customers_start: int
    customers_lost: int
    customers_new: int
    mrr_start: FiniteFloat
    mrr_churned: FiniteFloat
    mrr_contraction: FiniteFloat
    mrr_expansion: FiniteFloat
    mrr_new: FiniteFloat
    mrr_reactivated: FiniteFloat

    @property
    def mrr_gone(self) -> float:
        """Revenue lost with customers, and cut by those who stayed."""
        return self.mrr_churned + self.mrr_contraction

    @property
    def mrr_end(self) -> float:
        """The identity: start, less what went, plus what came."""
        return self.mrr_start - self.mrr_gone + self.mrr_expansion + self.mrr_new + self.mrr_reactivated


def movements(inputs: Inputs) -> Movements:
    """The movements as entered, or those of the listed customers."""
    if inputs.entry == "totals":
        return Movements(**{name: getattr(inputs, name) for name in Movements.model_fields})
    listed = [one for one in inputs.accounts if one.start or one.end]
    return Movements(
        customers_start=sum(one.start > 0 for one in listed),
        customers_lost=sum(kind(one) == "left" for one in listed),
        customers_new=sum(kind(one) in ("new", "back") for one in listed),
        mrr_start=_sum(one.start for one in listed),
        mrr_churned=_sum(one.start for one in listed if kind(one) == "left"),
        mrr_contraction=_sum(one.start - one.end for one in listed if kind(one) == "cut"),
        mrr_expansion=_sum(one.end - one.start for one in listed if kind(one) == "grown"),
        mrr_new=_sum(one.end for one in listed if kind(one) == "new"),
        mrr_reactivated=_sum(one.end for one in listed if kind(one) == "back"),
    )


def kind(account: Account) -> Kind:
    """What this customer did in the period."""
    if not account.start:
        return "back" if account.back else "new"
    if not account.end:
        return "left"
    if account.end == account.start:
        return "same"
    return "cut" if account.end < account.start else "grown"


def retained(accounts: Iterable[Account]) -> float:
    """What is left of the starting revenue, each customer capped at its own start: no one's growth hides a loss."""
    return _sum(min(one.start, one.end) for one in accounts)


def _sum(amounts: Iterable[float]) -> float:
    """A sum in which cents stay cents."""
    return round(sum(amounts), 6)
