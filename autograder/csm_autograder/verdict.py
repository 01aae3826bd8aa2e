"""What the judge says: points, and for every point gained or lost the reason."""

from csm_course.model import Model


class VerdictLine(Model):
    """One thing that was judged. `points` is negative where a wrong choice takes back a right one.

    `about`: the id of the part of the exercise that the line is about, where it is about one.
    """

    label: str
    points: float
    maximum: float
    reason: str
    about: str = ""


class Verdict(Model):
    """The outcome for one exercise, 0 <= points <= maximum.

    `by_person`: an instructor decides the points. `remark`: what the points mean, such as passed or not.
    """

    points: float
    maximum: float
    lines: tuple[VerdictLine, ...]
    by_person: bool = False
    remark: str = ""


def rounded(points: float) -> float:
    """Points to two decimals, as every page shows them."""
    return round(points + 1e-9, 2)
