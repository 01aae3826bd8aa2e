"""What the risk sheet asks: the risks of the engagement, and how the score is looked at."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers import Risk
from csm_course.tools.form import ask

View = Literal["sum", "product"]
VIEWS: dict[str, str] = {"sum": "Added up (the framework's way)", "product": "Multiplied (for comparison)"}


class Inputs(Model):
    """The engagement's risks. `view` changes what is shown beside the score, never the score itself."""

    risks: tuple[Risk, ...] = ask(
        "Risks",
        "rows",
        default=(),
        shares="risks",
        shown=("name", "likelihood", "severity", "actions", "owner"),
        help="A risk may happen; what is there already is a barrier. The scale of 1 to 5 is this course's convention.",
    )
    view: View = ask(
        "Order of the risks",
        "choice",
        default="sum",
        choices=VIEWS,
        help="Many other methods multiply. The two ways can put risks in a different order.",
    )
