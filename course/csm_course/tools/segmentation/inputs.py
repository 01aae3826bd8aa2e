"""What segmentation asks for: segments with their value, tiers with their touch, and the hours of the CSMs."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Line, RowId
from csm_course.tools.form import ask

Touch = Literal["high", "medium", "low", "tech"]
TOUCHES: dict[str, str] = {
    "high": "High: a CSM who knows the people",
    "medium": "Medium: a CSM at set moments",
    "low": "Low: self-help, a person on signals",
    "tech": "Tech: in the product and by mail",
}
MOST = 1_000_000_000
_SEGMENTS, _TIERS, _HOURS = "Segments", "Tiers and touch", "Hours of the CSMs"


class Segment(Model):
    """Customers who need the same from you; `value` is their MRR together."""

    id: RowId = ask("Id", "hidden", default="")
    name: Line = ask("Segment", "text", default="")
    needs: Line = ask("What they need from you", "text", default="")
    help: Line = ask("Help that only they get", "text", default="")
    customers: int = ask("Customers", "number", default=0, low=0, high=MOST, step=1)
    value: float = ask("MRR together", "number", default=0, unit="EUR a month", low=0, high=MOST, step=100)


class Tier(Model):
    """Customers of like worth who get the same touch; hours are of one CSM in a month.

    `shared_hours` are spent once for the whole tier, whatever its size: a group session, an open question hour.
    """

    id: RowId = ask("Id", "hidden", default="")
    name: Line = ask("Tier", "text", default="")
    touch: Touch = ask("Touch", "choice", default="medium", choices=TOUCHES)
    customers: int = ask("Customers", "number", default=0, low=0, high=MOST, step=1)
    fee: float = ask("MRR of each", "number", default=0, unit="EUR a month", low=0, high=MOST, step=100)
    hours: float = ask("Hours for each", "number", default=0, unit="a month", low=0, high=500, step=0.25)
    shared_hours: float = ask("Hours for all together", "number", default=0, unit="a month", low=0, high=5_000, step=1)


class Inputs(Model):
    """Segments say what customers need, tiers what they are worth: two lists, since they cut in different ways."""

    segments: tuple[Segment, ...] = ask(
        "Segments",
        "rows",
        default=(),
        group=_SEGMENTS,
        help="Customers who share a need. Each customer belongs to one segment only.",
    )
    tiers: tuple[Tier, ...] = ask(
        "Tiers",
        "rows",
        default=(),
        group=_TIERS,
        help="The portfolio whose hours you plan, most valuable first.",
    )
    csms: float = ask("CSMs", "number", default=1, unit="full-time", low=0, high=10_000, step=0.5, group=_HOURS)
    hours: float = ask(
        "Working hours of each", "number", default=150, unit="a month", low=0, high=400, step=1, group=_HOURS
    )
    internal: float = ask(
        "Of these: internal work",
        "number",
        default=30,
        unit="hours",
        low=0,
        high=400,
        step=1,
        group=_HOURS,
        help="Meetings, reports, training.",
    )
    reserve: float = ask(
        "Of these: kept for the unplanned",
        "number",
        default=20,
        unit="hours",
        low=0,
        high=400,
        step=1,
        group=_HOURS,
        help="What the last months took. Without it, the first surprise breaks the plan.",
    )
    hour_cost: float = ask(
        "Cost of an hour of a CSM", "number", default=60, unit="EUR", low=0, high=1_000, step=5, group=_HOURS
    )
    gross_margin: float = ask(
        "Gross margin",
        "slider",
        default=75,
        unit="%",
        low=0,
        high=100,
        step=1,
        group=_HOURS,
        help="Before the cost of the CSMs, so that their hours are not counted twice.",
    )
