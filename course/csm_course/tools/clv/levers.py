"""The inputs a value answers to, variant by variant, and how far each may be moved without leaving its meaning."""

from dataclasses import dataclass

from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.limits import known_lifespan
from csm_course.tools.wording import count, exact_money, number


@dataclass(frozen=True)
class Lever:
    """One input that can be moved: its name, its words, its unit, and the most it may be."""

    name: str
    label: str
    unit: str
    most: float = float("inf")
    whole: bool = False

    def shown(self, value: float) -> str:
        """The value of this input in words: 2.5%, EUR 500 or 36 months."""
        if self.unit == "EUR":
            return exact_money(value)
        if self.unit == "%":
            return f"{number(value)}%"
        return count(value, self.unit, 2) if self.unit else number(value, 3)


_MARGIN = Lever("gross_margin", "Gross margin", "%", most=100)
_ARPA = Lever("arpa", "Revenue per account", "EUR")
_DISCOUNT = Lever("discount_rate", "Discount rate a year", "%")
_GROWTH = Lever("growth", "Growth of the margin a year", "%")
_CAC = Lever("cac", "Acquisition cost", "EUR")


def levers(inputs: Inputs) -> tuple[Lever, ...]:
    """What can be moved for this variant; a measured cohort has nothing to move."""
    churn = Lever("churn", f"Churn a {inputs.churn_period}", "%", most=100)
    match inputs.variant:
        case "cohort":
            return ()
        case "lifetime_spend":
            spend = Lever("spend_per_visit", "Spend per visit", "EUR")
            return spend, Lever("visits_per_year", "Visits per year", ""), Lever("years", "Years", "year"), _MARGIN
        case "sbg":
            return _ARPA, _MARGIN, Lever("sbg_a", "a", ""), Lever("sbg_b", "b", ""), _DISCOUNT
        case "subscription":
            return _ARPA, _MARGIN, churn
        case "margin_lifespan":
            return _ARPA, _MARGIN, Lever("lifespan_years", "Lifespan", "year") if known_lifespan(inputs) else churn
        case "growing":
            return _ARPA, _MARGIN, churn, _DISCOUNT, _GROWTH
        case "finite":
            horizon = Lever("horizon", "Horizon", inputs.horizon_period, whole=True)
            cost = (_CAC,) if inputs.subtract_cac else ()
            return _ARPA, _MARGIN, churn, _DISCOUNT, horizon, *cost
    return _ARPA, _MARGIN, churn, _DISCOUNT
