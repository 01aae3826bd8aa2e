"""One person (or body) who affects the engagement or is affected by it."""

import re
from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Line, Passage, Rating, RowId, Support
from csm_course.tools.form import ask, rate

Side = Literal["customer", "vendor", "partner"]
SIDES: dict[str, str] = {"customer": "Customer", "vendor": "Our company", "partner": "Partner or other"}
_SCALE = "1 is very low, 5 is very high."


class Stakeholder(Model):
    """`authority` (power) and `interest` are 1 to 5, `support` -2 to 2; None while nobody has rated them.

    The scales are the course's convention. Keep to facts about work: this is personal data.
    """

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Name", "text", default="")
    role: Line = ask("Role", "text", default="")
    department: Line = ask("Department", "text", default="")
    side: Side = ask("Belongs to", "choice", default="customer", choices=SIDES)
    authority: Rating = rate("Authority", help=_SCALE)
    interest: Rating = rate("Interest", help=_SCALE)
    support: Support = ask(
        "Support", "number", default=None, low=-2, high=2, step=1, help="-2 works against it, 2 works for it."
    )
    wants: Passage = ask("Wants to reach", "text", default="")
    concerns: Passage = ask("Concerns", "text", default="")
    strategy: Passage = ask("How we work with them", "text", default="")


def is_named(name: str, words: str) -> bool:
    """True where the words name this person: Ann stands in “Ann and Bo”, not in “Hanna”, whatever the case."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None
