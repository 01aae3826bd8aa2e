"""What the retention metrics find: every rate as a share of the start, None where there was nothing at the start."""

from pydantic import FiniteFloat

from csm_course.model import Model
from csm_course.tools.retention_metrics.movements import Movements


class Result(Model):
    """Rates are shares (0.025 is 2.5%) of the start of the period; `..._year` are compounded to a year.

    `grr` lies between 0 and 1, `nrr` may pass 1, `net_revenue_churn` is 1 - nrr and may be negative. `capped_total` is
    what a GRR capped in total instead of customer by customer would claim. `mrr_unexplained` is booked less worked out.
    """

    movements: Movements
    customers_end: int
    mrr_end: FiniteFloat
    logo_churn: FiniteFloat | None
    gross_revenue_churn: FiniteFloat | None
    net_revenue_churn: FiniteFloat | None
    grr: FiniteFloat | None
    nrr: FiniteFloat | None
    user_churn: FiniteFloat | None
    logo_churn_year: FiniteFloat | None
    gross_revenue_churn_year: FiniteFloat | None
    user_churn_year: FiniteFloat | None
    grr_year: FiniteFloat | None
    nrr_year: FiniteFloat | None
    capped_total: FiniteFloat | None
    mrr_unexplained: FiniteFloat | None
