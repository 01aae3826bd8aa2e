"""What the four ratings add up to."""

from typing import Literal

from csm_course.model import Model

Advice = Literal["generic", "customized", "bespoke"]
MODELS: dict[str, str] = {
    "generic": "Generic onboarding",
    "customized": "Customized onboarding",
    "bespoke": "Fully bespoke onboarding",
}


class Result(Model):
    """`score` runs from 4 to 20, maturity counted the other way round (6 minus its rating); None until all are rated.

    `nearest` says how many points are missing to another model: a score beside a limit deserves a second look.
    """

    score: int | None
    model: Advice | None
    points: dict[str, int]
    missing: tuple[str, ...]
    nearest: int | None
