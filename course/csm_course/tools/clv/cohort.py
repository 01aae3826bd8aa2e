"""A measured cohort, period by period, and the one the calculator starts with."""

from csm_course.model import Model
from csm_course.tools.form import ask

MOST_MONEY = 10_000_000


class CohortPeriod(Model):
    """One period in the life of a cohort: customers still there and the margin all of them brought."""

    customers: int = ask("Customers still active", "number", unit="customers", low=0, high=MOST_MONEY, step=1)
    margin: float = ask(
        "Margin of the whole cohort",
        "number",
        unit="EUR",
        low=-1e9,
        high=1e9,
        step=100,
        help="Revenue minus the cost of serving, for all customers of the cohort together, in this period.",
    )


_REMAINING = (40, 39, 38, 37, 36, 35, 34, 33, 32, 32, 31, 30)
EXAMPLE_COHORT = tuple(CohortPeriod(customers=left, margin=375.0 * left) for left in _REMAINING)
