"""Conversions between a month and a year: rates compound, amounts multiply. Nothing else does."""

from csm_course.tools.clv.vocabulary import Period

MONTHS_PER_YEAR = 12
MONTHS: dict[Period, int] = {"month": 1, "year": MONTHS_PER_YEAR}


def amount_per(period: Period, amount: float, stated: Period) -> float:
    """An amount of money per `stated` period, per `period`: twelve months' money is a year's."""
    return amount if period == stated else amount * MONTHS[period] / MONTHS[stated]


def churn_per(period: Period, churn: float, stated: Period) -> float:
    """A churn rate (a share, at most 1) per `stated` period, per `period`, by compounding what remains.

    Monthly to yearly 1-(1-c)^12, yearly to monthly 1-(1-c)^(1/12): 3% a month is 30.6% a year.
    """
    if period == stated:
        return churn
    remaining = (1 - churn) ** (MONTHS[period] / MONTHS[stated])
    return float(1 - remaining)


def rate_per(period: Period, rate_per_year: float) -> float:
    """A discount or growth rate per year (a share), per `period`, by compounding: monthly (1+d)^(1/12)-1."""
    if period == "year":
        return rate_per_year
    return float((1 + rate_per_year) ** (1 / MONTHS_PER_YEAR) - 1)


def duration_in(period: Period, length: float, stated: Period) -> float:
    """A length of time in `stated` periods, in `period`s: three years are 36 months."""
    return length if period == stated else length * MONTHS[stated] / MONTHS[period]
