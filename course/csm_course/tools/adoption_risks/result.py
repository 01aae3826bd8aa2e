"""What rating the risks finds. Scores are likelihood plus severity, 2 to 10; None while a rating is missing."""

from csm_course.model import Model


class Scored(Model):
    """One risk with its score and, for comparison, the product of its ratings (1 to 25)."""

    id: str
    name: str
    likelihood: int | None
    severity: int | None
    score: int | None
    product: int | None
    has_action: bool
    has_owner: bool


class Result(Model):
    """`ranked`: rated risks first, the highest on top; equal scores by severity. Only risks with a name count.

    `high` counts scores of 8 or more; `open_high` are those without an action or an owner.
    """

    ranked: tuple[Scored, ...]
    risks: int
    rated: int
    high: int
    open_high: int
    highest: int | None
