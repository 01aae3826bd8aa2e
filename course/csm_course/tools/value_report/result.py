"""What benefits and costs add up to, over the years."""

from csm_course.model import Model


class Worth(Model):
    """One benefit in EUR a year; None while a number is missing."""

    id: str
    name: str
    kind: str
    certainty: str
    yearly: float | None


class Year(Model):
    """Year 0 holds what is spent once. `cumulative` is undiscounted, `discounted` the present value of the flow."""

    year: int
    benefits: float
    costs: float
    cumulative: float
    discounted: float


class Result(Model):
    """All in EUR over the years looked at. `roi` = (benefits - costs) / costs, None without costs.

    `agreed_roi` counts only benefits agreed with the customer. `payback` is in years, linear inside a year, None where
    it is not reached. `break_even_share` is the share of all benefits that would just pay the costs.
    """

    worths: tuple[Worth, ...]
    years: tuple[Year, ...]
    yearly_benefits: float
    benefits: float
    costs: float
    net: float
    roi: float | None
    agreed_roi: float | None
    npv: float
    payback: float | None
    break_even_share: float | None
    agreed_share: float | None
    incomplete: tuple[str, ...]
