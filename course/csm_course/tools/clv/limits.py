"""Where a lifetime value has no meaning: impossible inputs are refused with a sentence on what to change."""

from csm_course.tools import CannotSolve
from csm_course.tools.clv.inputs import Inputs
from csm_course.tools.clv.ranges import NEGLIGIBLE, churn_fault, margin_fault
from csm_course.tools.clv.terms import Terms, horizon_periods, terms
from csm_course.tools.clv.units import rate_per
from csm_course.tools.clv.vocabulary import BY_ACCOUNT
from csm_course.tools.wording import number, percent


def refuse_impossible(inputs: Inputs) -> None:
    """Raise `CannotSolve` unless the variant has a value for these inputs."""
    if inputs.variant == "cohort":
        _refuse_cohort(inputs)
        return
    _refuse_margin(inputs)
    if inputs.variant == "sbg":
        _refuse_endless_contract(inputs)
    if inputs.variant in BY_ACCOUNT and not known_lifespan(inputs):
        _refuse_churn(inputs)
        _refuse_endless(inputs, terms(inputs))


def known_lifespan(inputs: Inputs) -> bool:
    """Whether the lifespan is entered as such, so that no churn is used."""
    return inputs.variant == "margin_lifespan" and inputs.lifespan_from == "years"


def _refuse_margin(inputs: Inputs) -> None:
    if fault := margin_fault(inputs.gross_margin):
        raise CannotSolve("gross_margin", fault)


def _refuse_churn(inputs: Inputs) -> None:
    if fault := churn_fault(inputs.churn_kind, inputs.churn):
        raise CannotSolve("churn", fault)


def _refuse_endless(inputs: Inputs, terms: Terms) -> None:
    """Refuse sums that never end; see the limits of V2 to V7."""
    match inputs.variant:
        case "subscription" | "margin_lifespan" if terms.churn < NEGLIGIBLE:
            raise CannotSolve(
                "churn",
                "With a churn of 0% the customer never leaves and the value has no end. "
                "Enter a churn above 0%, or choose the variant with a fixed horizon.",
            )
        case "perpetuity_later" | "perpetuity_now" if 1 + terms.discount - terms.retention < NEGLIGIBLE:
            raise CannotSolve(
                "churn",
                "With 0% churn and a discount rate of 0% every future margin counts in full, for ever. "
                "Enter a churn or a discount rate above 0%, or choose the variant with a fixed horizon.",
            )
        case "growing" if 1 + terms.discount - terms.retention * (1 + terms.growth) < NEGLIGIBLE:
            raise CannotSolve("growth", _outgrown(inputs, terms))
        case "finite" if horizon_periods(inputs) % 1:
            raise CannotSolve(
                "horizon",
                f"{inputs.horizon} months are not a whole number of years, but the money is stated per year. "
                "Enter a multiple of 12 months, or state the money per month.",
            )


def _refuse_endless_contract(inputs: Inputs) -> None:
    if inputs.sbg_a <= 1 + NEGLIGIBLE and rate_per(inputs.renewal_period, inputs.discount_rate / 100) < NEGLIGIBLE:
        raise CannotSolve(
            "discount_rate",
            "With a at 1 or below, some customers stay so long that without discounting the value has no end. "
            "Enter a discount rate above 0%.",
        )


def _outgrown(inputs: Inputs, terms: Terms) -> str:
    most = (1 + terms.discount) / terms.retention - 1
    return (
        f"A margin growing {number(inputs.growth)}% a year outruns churn and discounting together, "
        f"so the value has no end. "
        f"Enter a growth below {percent(_yearly(most, terms))} a year, or a higher churn or discount rate."
    )


def _yearly(rate: float, terms: Terms) -> float:
    return rate if terms.period == "year" else float((1 + rate) ** 12 - 1)


def _refuse_cohort(inputs: Inputs) -> None:
    if inputs.initial_customers == 0:
        raise CannotSolve(
            "initial_customers",
            "The cohort started with 0 customers, so there is nobody to share the margin among. "
            "Enter how many customers joined, including those who have left since.",
        )
    if not inputs.cohort:
        raise CannotSolve("cohort", "The cohort has no period yet. Add a row for each period since it joined.")
    before = inputs.initial_customers
    for place, row in enumerate(inputs.cohort, start=1):
        if row.customers > before:
            raise CannotSolve(
                "cohort",
                f"Row {place}, Customers still active: {number(row.customers)} is more than the {number(before)} "
                f"{'at the start' if place == 1 else f'in row {place - 1}'}. "
                "A cohort can only shrink: enter customers who joined later in a cohort of their own.",
            )
        before = row.customers
