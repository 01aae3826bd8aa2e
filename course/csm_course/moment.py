"""A moment as the course keeps it: in one clock, and in years that every calendar and every computer can show.

Answer files and exports may come from anywhere. A moment in the year 1 or 9999 is sound JSON and a sound date, and
still cannot be told in the local time of most places: it is refused where it comes in, not where it is shown.
"""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime

YEARS = range(1970, 3000)
"""A computer that has lost its clock begins at 1970, and what is answered on it counts as well."""


def in_utc(moment: datetime) -> datetime:
    """The same moment in the one clock the course uses. Raises ValueError for one outside of `YEARS`."""
    try:
        utc = moment.astimezone(UTC)
    except OverflowError:  # the first and the last hours that a date can hold
        raise ValueError("there is no such moment in UTC") from None
    if utc.year not in YEARS:
        raise ValueError(f"the year {utc.year} is none of {YEARS[0]} to {YEARS[-1]}")
    return utc


Moment = Annotated[AwareDatetime, AfterValidator(in_utc)]
