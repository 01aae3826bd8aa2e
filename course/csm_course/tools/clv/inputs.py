"""All that the calculator asks: the facts of the customer, how to look at them closer, and a second scenario."""

from csm_course.tools.clv.cohort import MOST_MONEY, CohortPeriod
from csm_course.tools.clv.facts import Facts
from csm_course.tools.clv.ranges import MOST_PERCENT
from csm_course.tools.clv.vocabulary import BY_ACCOUNT, BY_CONTRACT
from csm_course.tools.form import ask

__all__ = ["MOST_MONEY", "CohortPeriod", "Inputs"]

_CLOSER, _WHAT_IF = "A closer look", "What if"


class Inputs(Facts):
    """The facts, and what to do with them. Changes of the second scenario are relative to the first."""

    customers: int = ask(
        "Customers of this kind",
        "number",
        default=0,
        unit="customers",
        low=0,
        high=MOST_MONEY,
        step=10,
        group=_CLOSER,
        help="To see what a change is worth for all of them. 0 means: not known.",
    )
    sway: float = ask(
        "Try each input higher and lower by",
        "slider",
        default=10.0,
        unit="% of itself",
        low=1,
        high=50,
        step=1,
        group=_CLOSER,
        help="One input at a time, all others as they are: this shows which of them the value hangs on.",
    )
    what_if: bool = ask(
        "Set a second scenario beside it",
        "switch",
        default=False,
        group=_WHAT_IF,
        help="The same customer with some inputs changed, and the difference in words.",
    )
    churn_change: float = ask(
        "Churn",
        "slider",
        default=0.0,
        unit="points",
        low=-MOST_PERCENT,
        high=MOST_PERCENT,
        step=0.1,
        reach=(-5, 5),
        group=_WHAT_IF,
        when={"what_if": ("true",), "variant": BY_ACCOUNT},
        help="-0.5 takes a churn of 2.5% to 2%.",
    )
    price_change: float = ask(
        "Price",
        "slider",
        default=0.0,
        unit="%",
        low=-MOST_PERCENT,
        high=1_000,
        step=1,
        reach=(-30, 30),
        group=_WHAT_IF,
        when={"what_if": ("true",), "variant": ("lifetime_spend", *BY_CONTRACT)},
        help="Revenue per account, or spend per visit. The gross margin in percent stays as it is.",
    )
    margin_change: float = ask(
        "Gross margin",
        "slider",
        default=0.0,
        unit="points",
        low=-MOST_PERCENT,
        high=MOST_PERCENT,
        step=0.5,
        reach=(-20, 20),
        group=_WHAT_IF,
        when={"what_if": ("true",), "variant": ("lifetime_spend", *BY_CONTRACT)},
        help="5 takes a gross margin of 75% to 80%.",
    )
    cac_change: float = ask(
        "Acquisition cost",
        "slider",
        default=0.0,
        unit="%",
        low=-MOST_PERCENT,
        high=1_000,
        step=1,
        reach=(-50, 50),
        group=_WHAT_IF,
        when={"what_if": ("true",)},
        help="-20 takes a cost of EUR 4,500 to EUR 3,600.",
    )
