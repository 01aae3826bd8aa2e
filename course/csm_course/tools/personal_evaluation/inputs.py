"""What the evaluation asks: eight areas, each rated from 0 to 10 today and as it should be, with an example."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from csm_course.model import Model
from csm_course.tools.fields import Day, Line, Passage, RowId, nothing
from csm_course.tools.form import ask

Mark = Annotated[Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)] | None, BeforeValidator(nothing)]
"""0 to 10, or None while not rated."""


class Strength(Model):
    """One area. `rating` and `aim` run from 0 to 10; None while not rated. `proof` is a moment that shows it."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Area", "text", default="")
    rating: Mark = ask("Today", "number", default=None, low=0, high=10, step=0.5)
    aim: Mark = ask("Aim", "number", default=None, low=0, high=10, step=0.5)
    proof: Passage = ask("A moment that shows it", "text", default="")
    action: Passage = ask("What I do next", "text", default="")
    due: Day = ask("By when", "date", default=None)


STANDING = tuple(
    Strength(id=f"area-{place}", name=name)
    for place, name in enumerate(
        (
            "Time management",
            "Planning",
            "Knowledge of our product",
            "Knowledge of the customer's business",
            "Work with stakeholders",
            "Figures and analysis",
            "Showing value",
            "Soft skills",
        ),
        1,
    )
)


class Inputs(Model):
    """Eight standing areas. The framework fixes their number, the scale, and two of their names."""

    areas: tuple[Strength, ...] = ask(
        "Eight areas",
        "rows",
        default=STANDING,
        standing=True,
        help="Rate the work you did, not the person you are. Ask a colleague to rate you as well.",
    )
    engagement: Line = ask("Engagement or period", "text", default="")
