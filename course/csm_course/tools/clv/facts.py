"""What the customer lifetime value calculator asks; the defaults are the course's running customer, in EUR.

Each variant asks only for what it needs. Every amount states its period, every churn rate its own, and the
discount rate is always per year, so that nothing has to be assumed when they meet.
"""

from typing import Literal

from pydantic import ValidationInfo, field_validator

from csm_course.model import Model
from csm_course.tools.clv.cohort import EXAMPLE_COHORT, MOST_MONEY, CohortPeriod
from csm_course.tools.clv.ranges import MOST_PERCENT, churn_fault, margin_fault
from csm_course.tools.clv.vocabulary import (
    BY_ACCOUNT,
    BY_CONTRACT,
    CHURN_KINDS,
    DISCOUNTED,
    PERIODS,
    VARIANTS,
    ChurnKind,
    Period,
    Variant,
)
from csm_course.tools.form import ask

_MONEY, _CHURN, _TIME, _COHORT = "Money", "Churn and lifespan", "Time value of money", "Measured cohort"


class Facts(Model):
    """The facts about one average customer (or, for `cohort`, one group of them); percents as percents."""

    variant: Variant = ask(
        "Which lifetime value?",
        "choice",
        default="subscription",
        choices=VARIANTS,
        group="Method",
        help="There is no single 'CLV'. Name the formula, or two people will compare different things.",
    )
    money_period: Period = ask(
        "Money is stated per",
        "choice",
        default="month",
        choices=PERIODS,
        group=_MONEY,
        when={"variant": (*BY_CONTRACT, "cohort")},
        help="Everything is calculated in this period; the other rates are converted to it.",
    )
    arpa: float = ask(
        "Revenue per account (ARPA)",
        "number",
        default=500.0,
        unit="EUR a {money_period}",
        low=0,
        high=MOST_MONEY,
        step=10,
        group=_MONEY,
        when={"variant": BY_CONTRACT},
        help="Recurring revenue of one average account. Or its margin, with 100% gross margin.",
    )
    spend_per_visit: float = ask(
        "Spend per visit",
        "number",
        default=5.90,
        unit="EUR",
        low=0,
        high=MOST_MONEY,
        step=0.1,
        group=_MONEY,
        when={"variant": ("lifetime_spend",)},
        help="What an average customer spends each time.",
    )
    visits_per_year: float = ask(
        "Visits per year",
        "number",
        default=218.4,
        unit="visits per year",
        low=0,
        high=10_000,
        step=1,
        group=_MONEY,
        when={"variant": ("lifetime_spend",)},
        help="4.2 visits a week are 4.2 × 52 = 218.4 a year.",
    )
    years: float = ask(
        "Years as a customer",
        "number",
        default=20.0,
        unit="years",
        low=0,
        high=100,
        step=0.5,
        group=_MONEY,
        when={"variant": ("lifetime_spend",)},
        help="How long an average customer keeps coming.",
    )
    gross_margin: float = ask(
        "Gross margin",
        "slider",
        default=75.0,
        unit="%",
        low=-MOST_PERCENT,
        high=MOST_PERCENT,
        step=0.5,
        reach=(0, 100),
        group=_MONEY,
        when={"variant": ("lifetime_spend", *BY_CONTRACT)},
        help="The share of revenue left after the cost of serving the customer.",
    )
    lifespan_from: Literal["churn", "years"] = ask(
        "Take the lifespan from",
        "choice",
        default="churn",
        group=_CHURN,
        when={"variant": ("margin_lifespan",)},
        choices={"churn": "Churn (1 ÷ churn)", "years": "A known number of years"},
        help="1 ÷ churn is right only while churn stays constant.",
    )
    lifespan_years: float = ask(
        "Customer lifespan",
        "number",
        default=4.0,
        unit="years",
        low=0,
        high=100,
        step=0.5,
        group=_CHURN,
        when={"variant": ("margin_lifespan",), "lifespan_from": ("years",)},
        help="How long an average customer stays.",
    )
    churn_kind: ChurnKind = ask(
        "Which churn?",
        "choice",
        default="logo",
        choices=CHURN_KINDS,
        group=_CHURN,
        when={"variant": BY_ACCOUNT},
        help="The three differ. The result says which one it rests on.",
    )
    churn: float = ask(
        "Churn rate",
        "slider",
        default=2.5,
        unit="% a {churn_period}",
        low=-MOST_PERCENT,
        high=MOST_PERCENT,
        step=0.1,
        reach=(0, 20),
        group=_CHURN,
        when={"variant": BY_ACCOUNT},
        help="Lost during the period, divided by what was there at its start.",
    )
    churn_period: Period = ask(
        "Churn is measured per",
        "choice",
        default="month",
        choices=PERIODS,
        group=_CHURN,
        when={"variant": BY_ACCOUNT},
        help="Converted by compounding: 3% a month is 30.6% a year, not 36%.",
    )
    sbg_a: float = ask(
        "a, how unlike each other the customers are in leaving",
        "number",
        default=0.668,
        low=0.001,
        high=1_000,
        step=0.01,
        group=_CHURN,
        when={"variant": ("sbg",)},
        help="From a fit to how a cohort shrank. a ÷ (a + b) leave at the first renewal.",
    )
    sbg_b: float = ask(
        "b, how unlike each other they are in staying",
        "number",
        default=3.806,
        low=0.001,
        high=1_000,
        step=0.01,
        group=_CHURN,
        when={"variant": ("sbg",)},
        help="From the same fit. The smaller a and b together, the more retention rises with tenure.",
    )
    renewal_period: Period = ask(
        "Customers renew each",
        "choice",
        default="year",
        choices=PERIODS,
        group=_CHURN,
        when={"variant": ("sbg",)},
        help="The term to which a and b belong. The margin of a term is paid at its start.",
    )
    discount_rate: float = ask(
        "Discount rate per year",
        "slider",
        default=10.0,
        unit="% per year",
        low=0,
        high=100,
        step=0.5,
        group=_TIME,
        when={"variant": (*DISCOUNTED, "sbg")},
        help="What a year's wait costs: money next year is worth less than money today.",
    )
    growth: float = ask(
        "Growth of the margin per year",
        "slider",
        default=3.0,
        unit="% per year",
        low=-50,
        high=100,
        step=0.5,
        group=_TIME,
        when={"variant": ("growing",)},
        help="How much more margin a customer who stays brings each year.",
    )
    horizon: int = ask(
        "Horizon",
        "number",
        default=36,
        unit="{horizon_period}s",
        low=1,
        high=600,
        step=1,
        group=_TIME,
        when={"variant": ("finite",)},
        help="Nothing after this time is counted.",
    )
    horizon_period: Period = ask(
        "The horizon is counted in",
        "choice",
        default="month",
        choices={"month": "Months", "year": "Years"},
        group=_TIME,
        when={"variant": ("finite",)},
    )
    subtract_cac: bool = ask(
        "Subtract the acquisition cost (paid today)",
        "switch",
        default=False,
        group=_TIME,
        when={"variant": ("finite",)},
        help="Shows what is left after winning the customer has been paid for.",
    )
    initial_customers: int = ask(
        "Customers at the start of the cohort",
        "number",
        default=40,
        unit="customers",
        low=0,
        high=MOST_MONEY,
        step=1,
        group=_COHORT,
        when={"variant": ("cohort",)},
        help="Everyone who joined, including those who have left since.",
    )
    cohort: tuple[CohortPeriod, ...] = ask(
        "The cohort, period by period",
        "rows",
        default=EXAMPLE_COHORT,
        group=_COHORT,
        when={"variant": ("cohort",)},
        help="One row for each period of money since the cohort joined, oldest first.",
    )
    cac: float = ask(
        "Acquisition cost per new customer (CAC)",
        "number",
        default=4500.0,
        unit="EUR",
        low=0,
        high=MOST_MONEY,
        step=100,
        group="Acquisition cost",
        help="Sales and marketing spend divided by the customers it won. 0 means: not known.",
    )

    @field_validator("gross_margin", "churn", mode="before")
    @classmethod
    def _told_in_the_same_words(cls, value: object, info: ValidationInfo) -> object:
        """Far out of range is refused here, in the words in which `limits` refuses what is just out of it."""
        if not isinstance(value, int | float) or abs(value) <= MOST_PERCENT:
            return value
        kind: ChurnKind = info.data.get("churn_kind", "logo")
        if fault := margin_fault(value) if info.field_name == "gross_margin" else churn_fault(kind, value):
            raise ValueError(fault)
        return value
