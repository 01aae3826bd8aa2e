"""What the surveys come to. None where nobody answered: no answers are n/a, and not 0."""

from pydantic import FiniteFloat

from csm_course.model import Model


class Nps(Model):
    """-100 to 100, unrounded; `margin` is half the 95% interval, `change` what it moved since the survey before."""

    promoters: int
    passives: int
    detractors: int
    answers: int
    score: FiniteFloat | None = None
    margin: FiniteFloat | None = None
    change: FiniteFloat | None = None
    response: FiniteFloat | None = None


class Csat(Model):
    """Satisfied answers as a share of all, with its 95% interval (Wilson's, which also holds near 0 and 1)."""

    satisfied: int
    answers: int
    scale: int
    share: FiniteFloat | None = None
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None
    response: FiniteFloat | None = None


class Ces(Model):
    """The mean answer (1 to 7), half its 95% interval, and the share of answers on the easy side of the middle."""

    answers: int
    mean: FiniteFloat | None = None
    margin: FiniteFloat | None = None
    easy: FiniteFloat | None = None
    response: FiniteFloat | None = None


class Result(Model):
    """All three surveys; response rates are shares of those asked, None where that is not known."""

    nps: Nps
    csat: Csat
    ces: Ces
