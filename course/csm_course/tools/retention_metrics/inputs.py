"""What the retention metrics ask for: one period's start, movements and end, in customers, revenue and users."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.form import ask

Period = Literal["month", "quarter", "year"]
PERIODS = {"month": "Month", "quarter": "Quarter", "year": "Year"}
PER_YEAR: dict[Period, int] = {"month": 12, "quarter": 4, "year": 1}

MOST = 1_000_000_000
_CUSTOMERS, _REVENUE, _USERS = "Customers", "Recurring revenue (MRR)", "Users"


class Inputs(Model):
    """One period of one group of customers. Counts are whole; money is MRR in EUR, losses entered as positive sums."""

    period: Period = ask("The period is a", "choice", default="month", choices=PERIODS, group=_CUSTOMERS)
    customers_start: int = ask(
        "Customers at the start", "number", default=200, unit="customers", low=0, high=MOST, step=1, group=_CUSTOMERS
    )
    customers_lost: int = ask(
        "Customers who left",
        "number",
        default=5,
        unit="customers",
        low=0,
        high=MOST,
        step=1,
        group=_CUSTOMERS,
        help="Of those who were there at the start.",
    )
    customers_new: int = ask(
        "New customers",
        "number",
        default=12,
        unit="customers",
        low=0,
        high=MOST,
        step=1,
        group=_CUSTOMERS,
        help="They enter the base in the next period, so no rate of this period counts them.",
    )
    mrr_start: float = ask(
        "MRR at the start", "number", default=100_000, unit="EUR", low=0, high=MOST, step=100, group=_REVENUE
    )
    mrr_churned: float = ask(
        "Lost with customers who left",
        "number",
        default=2_000,
        unit="EUR",
        low=0,
        high=MOST,
        step=100,
        group=_REVENUE,
    )
    mrr_contraction: float = ask(
        "Cut by customers who stayed",
        "number",
        default=1_000,
        unit="EUR",
        low=0,
        high=MOST,
        step=100,
        group=_REVENUE,
        help="Contraction. A customer counts as cut or as grown in one period, never as both.",
    )
    mrr_expansion: float = ask(
        "Added by customers who stayed",
        "number",
        default=4_000,
        unit="EUR",
        low=0,
        high=MOST,
        step=100,
        group=_REVENUE,
        help="Expansion.",
    )
    mrr_new: float = ask(
        "Brought by new customers", "number", default=6_000, unit="EUR", low=0, high=MOST, step=100, group=_REVENUE
    )
    users_start: int = ask(
        "Active users at the start",
        "number",
        default=1_600,
        unit="users",
        low=0,
        high=MOST,
        step=1,
        group=_USERS,
        help="Active: used the service in the last 30 days (the course's convention).",
    )
    users_still: int = ask(
        "Of these, still active at the end",
        "number",
        default=1_520,
        unit="users",
        low=0,
        high=MOST,
        step=1,
        group=_USERS,
    )
