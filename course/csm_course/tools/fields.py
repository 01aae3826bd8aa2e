"""The types most inputs have: short and long texts, ratings, days and the ids of rows. What is left empty is None."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints


def nothing(value: object) -> object:
    """An empty control has entered nothing."""
    return None if isinstance(value, str) and not value.strip() else value


RowId = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
"""Tells one row of a list from all others for good, whatever it is renamed to."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Passage = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Rating = Annotated[Annotated[int, Field(ge=1, le=5)] | None, BeforeValidator(nothing)]
"""1 (lowest) to 5 (highest), or None where nobody has rated yet. The length of the scale is the course's convention."""

Support = Annotated[Annotated[int, Field(ge=-2, le=2)] | None, BeforeValidator(nothing)]
"""-2 (works against it) to 2 (works for it), or None."""

Day = Annotated[date | None, BeforeValidator(nothing)]
MOST = 1e15
"""No amount of a customer is larger: up to here a number keeps its digits, and what is worked out stays finite."""

TOO_LARGE = "No amount has so many digits. Check the number; enter it in thousands or millions if it is right."


def _sane(amount: float) -> float:
    if abs(amount) > MOST:
        raise ValueError(TOO_LARGE)
    return amount


Amount = Annotated[Annotated[float, Field(allow_inf_nan=False), AfterValidator(_sane)] | None, BeforeValidator(nothing)]
"""A number from -`MOST` to `MOST`, or None where nothing is entered."""
