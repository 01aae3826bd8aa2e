"""What the report asks: benefits with the way each becomes money, costs, the horizon and the discount rate."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Amount, Line, Passage, RowId
from csm_course.tools.form import ask

_BENEFITS, _COSTS, _TIME = "Benefits", "Costs", "Time and money"
Kind = Literal["direct", "indirect"]
KINDS: dict[str, str] = {"direct": "Direct: it shows in the ledger", "indirect": "Indirect: it is turned into money"}
Certainty = Literal["agreed", "assumed"]
CERTAINTIES: dict[str, str] = {"agreed": "Agreed with the customer", "assumed": "Our assumption"}
Timing = Literal["once", "yearly"]
TIMINGS: dict[str, str] = {"once": "Once, at the start", "yearly": "Every year"}


class Benefit(Model):
    """Money in a year = `quantity` a year x `price` of one x `due_to_us` percent.

    `due_to_us` is the part of the change that comes from our solution and not from something else.
    """

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Benefit", "text", default="")
    kind: Kind = ask("Kind", "choice", default="indirect", choices=KINDS)
    quantity: Amount = ask("How many a year", "number", default=None, low=-1e12, high=1e12)
    unit: Line = ask("Unit", "text", default="")
    price: Amount = ask("Value of one, EUR", "number", default=None, low=-1e12, high=1e12)
    due_to_us: Amount = ask("Due to us, %", "number", default=100, low=0, high=100)
    certainty: Certainty = ask("How sure?", "choice", default="assumed", choices=CERTAINTIES)
    source: Line = ask("Source of the numbers", "text", default="")


class Cost(Model):
    """What the customer spends for it, licences and own hours included."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Cost", "text", default="")
    amount: Amount = ask("Amount, EUR", "number", default=None, low=0, high=1e12)
    timing: Timing = ask("When", "choice", default="yearly", choices=TIMINGS)


class Inputs(Model):
    """Amounts in EUR, as the customer counts them; `discount` in percent a year."""

    benefits: tuple[Benefit, ...] = ask(
        "Benefits",
        "rows",
        default=(),
        group=_BENEFITS,
        help="List only what you could prove. What cannot be counted belongs in words, not in the sum.",
    )
    in_words: Passage = ask("Value that is not counted", "long", default="", group=_BENEFITS)
    costs: tuple[Cost, ...] = ask("Costs", "rows", default=(), group=_COSTS)
    years: int = ask("Years looked at", "number", default=3, low=1, high=15, step=1, unit="years", group=_TIME)
    discount: float = ask(
        "Discount rate",
        "number",
        default=8.0,
        low=0,
        high=100,
        unit="% a year",
        group=_TIME,
        help="The return the customer asks of its money. Benefits and yearly costs count at the end of each year.",
    )
    ramp: float = ask(
        "Share of the benefits in the first year",
        "number",
        default=100.0,
        low=0,
        high=100,
        unit="%",
        group=_TIME,
        help="People need time to learn: the first year seldom brings the whole benefit.",
    )
