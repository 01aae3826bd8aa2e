"""How many questions: a fixed number, or from one number to another, written `5` or `3-6`."""

import math
import re
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, model_validator

from csm_course.model import Model

NEARLY = 1e-9
"""3 * (50 / 15) is 10, although the computer's product is a little off."""
_WRITTEN = re.compile(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?")


class Span(Model):
    """From `low` to `high`, both included; an exact number has both the same."""

    low: int
    high: int

    @model_validator(mode="after")
    def _low_first(self) -> "Span":
        if self.low > self.high:
            raise ValueError(f"{self.low} to {self.high} runs backwards - write the smaller number first")
        return self

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"

    def times(self, factor: float, most: int) -> "Span":
        """As many for a whole that is `factor` times as large; never above `most`."""
        low, high = math.floor(self.low * factor + NEARLY), math.ceil(self.high * factor - NEARLY)
        return Span(low=min(low, most), high=min(high, most))


def exactly(number: int) -> Span:
    """That many and no other number."""
    return Span(low=number, high=number)


def _span(written: object) -> object:
    if isinstance(written, int) and not isinstance(written, bool) and written >= 0:
        return exactly(written)
    if isinstance(written, str):
        if match := _WRITTEN.fullmatch(written.strip()):
            return {"low": int(match[1]), "high": int(match[2] or match[1])}
        raise ValueError(f"{written!r} is no number of questions - write 5, or 3-6 for from three to six")
    if isinstance(written, Span | dict):
        return written
    raise ValueError("a number of questions is expected - write 5, or 3-6 for from three to six")


Count: TypeAlias = Annotated[Span, BeforeValidator(_span)]
