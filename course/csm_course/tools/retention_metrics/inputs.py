"""What the retention metrics ask for: one period's start, movements and end, in customers, revenue and users."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Amount, Line, RowId
from csm_course.tools.form import ask

Period = Literal["month", "quarter", "year"]
PERIODS = {"month": "Month", "quarter": "Quarter", "year": "Year"}
PER_YEAR: dict[Period, int] = {"month": 12, "quarter": 4, "year": 1}

MOST = 1_000_000_000
_CUSTOMERS, _REVENUE, _USERS = "Customers", "Recurring revenue (MRR)", "Users"
_ONE_BY_ONE = "Customer by customer"

Entry = Literal["totals", "customers"]
ENTRIES = {"totals": "Totals of the period", "customers": "A list, customer by customer"}
_TOTALS: dict[str, tuple[str, ...]] = {"entry": ("totals",)}


class Account(Model):
    """One customer's MRR at the start and at the end; 0 at the start is new, unless it had been a customer before."""

    id: RowId = ask("Id", "hidden", default="")
    name: Line = ask("Customer", "text", default="")
    start: float = ask("MRR at the start", "number", default=0, unit="EUR", low=0, high=MOST, step=100)
    end: float = ask("MRR at the end", "number", default=0, unit="EUR", low=0, high=MOST, step=100)
    back: bool = ask("Came back", "switch", default=False)


class Inputs(Model):
    """One period of one group of customers. Counts are whole; money is MRR in EUR, losses entered as positive sums."""

    entry: Entry = ask(
        "I have",
        "choice",
        default="totals",
        choices=ENTRIES,
        help="With a list, growth of one customer cannot hide the loss of another in gross retention.",
    )
    period: Period = ask("The period is a", "choice", default="month", choices=PERIODS, group=_CUSTOMERS)
    customers_start: int = ask(
        "Customers at the start",
        "number",
        default=200,
        unit="customers",
        low=0,
        high=MOST,
        step=1,
        group=_CUSTOMERS,
        when=_TOTALS,
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
        when=_TOTALS,
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
        when=_TOTALS,
        help="They enter the base in the next period, so no rate of this period counts them.",
    )
    mrr_start: float = ask(
        "MRR at the start",
        "number",
        default=100_000,
        unit="EUR",
        low=0,
        high=MOST,
        step=100,
        group=_REVENUE,
        when=_TOTALS,
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
        when=_TOTALS,
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
        when=_TOTALS,
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
        when=_TOTALS,
        help="Expansion: more users, kitchens or functions, or a higher price.",
    )
    mrr_new: float = ask(
        "Brought by new customers",
        "number",
        default=6_000,
        unit="EUR",
        low=0,
        high=MOST,
        step=100,
        group=_REVENUE,
        when=_TOTALS,
    )
    mrr_reactivated: float = ask(
        "Brought by customers who came back",
        "number",
        default=0,
        unit="EUR",
        low=0,
        high=MOST,
        step=100,
        group=_REVENUE,
        when=_TOTALS,
        help="Reactivation: they had left before this period. It is neither new nor expansion.",
    )
    mrr_end_booked: Amount = ask(
        "MRR at the end, by your books",
        "number",
        default=None,
        unit="EUR",
        low=0,
        high=MOST,
        step=100,
        group=_REVENUE,
        help="To check that the movements explain all of it. Leave it empty to skip the check.",
    )
    accounts: tuple[Account, ...] = ask(
        "Customers",
        "rows",
        default=(),
        group=_ONE_BY_ONE,
        when={"entry": ("customers",)},
        help="One row each. 0 at the end means that the customer left.",
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
