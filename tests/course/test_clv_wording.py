"""The lifetime value report in words: payback and curve agree, reasons are true, and no figure claims too much."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.report import Figure, Report
from csm_course.tools.clv import CohortPeriod, Inputs, report, solve
from csm_course.tools.clv.curve import crossing
from csm_course.tools.clv.vocabulary import FORMULAS, VARIANTS, Variant
from csm_course.tools.form import form

NO_LOSSES = {"variant": "finite", "churn": 0, "discount_rate": 0}


def reported(**facts: Any) -> Report:
    """The report on these facts, the rest as in the worked example."""
    inputs = Inputs(**facts)
    return report(inputs, solve(inputs))


def figure(said: Report, label: str) -> Figure:
    """The figure of that label."""
    return next(figure for figure in said.figures if figure.label == label)


def summary(**facts: Any) -> str:
    """What the picture says in words."""
    return reported(**facts).charts[0].summary


# --- which lifetime


@pytest.mark.parametrize(("kind", "shown"), [("logo", True), ("gross_revenue", False), ("net_revenue", False)])
def test_only_logo_churn_says_how_long_a_customer_stays(kind: str, shown: bool) -> None:
    """Revenue can shrink while customers stay, so 1 ÷ revenue churn is not shown as a lifetime."""
    assert ("Expected lifetime" in [each.label for each in reported(churn_kind=kind).figures]) == shown


def test_an_entered_lifespan_is_shown_whatever_churn_is_chosen() -> None:
    """A known lifespan rests on no churn."""
    facts = {"variant": "margin_lifespan", "lifespan_from": "years", "churn_kind": "net_revenue"}
    assert figure(reported(**facts), "Expected lifetime").note == "As entered"


# --- payback beside the curve


def cohort(*margins: float, **facts: Any) -> Report:
    """The report on ten customers who all stay and bring these margins."""
    rows = tuple(CohortPeriod(customers=10, margin=margin) for margin in margins)
    return reported(variant="cohort", initial_customers=10, cohort=rows, **facts)


def test_a_cohort_that_has_not_recovered_its_cost_has_no_payback() -> None:
    """The worked cohort brought less than 4,500 each in its 12 months: figure and picture say the same."""
    said = reported(variant="cohort")
    payback = figure(said, "CAC payback")
    assert (payback.value, payback.note) == ("n/a", "Not recovered within the 12 months measured")
    assert said.charts[0].summary.endswith("EUR 4,500 is not recovered within the 12 months measured.")


def test_a_cohort_measured_in_years_is_paid_back_in_months() -> None:
    """100 then 200 each a year: 150 is reached a quarter into year 2, after 15 months."""
    said = cohort(1_000, 2_000, money_period="year", cac=150)
    assert figure(said, "CAC payback").value == "15 months"
    assert "recovered after 15 months." in said.charts[0].summary


def test_a_cohort_that_starts_with_a_loss_can_still_pay_back() -> None:
    """-10, then 20 and 20 each: 20 is reached halfway through month 3, although the first month lost money."""
    assert figure(cohort(-100, 200, 200, cac=20), "CAC payback").value == "2.5 months"


def test_lifetime_spend_says_the_same_months_in_figure_and_picture() -> None:
    """Money in years, payback in months: the curve's crossing is told in months as well."""
    said = reported(variant="lifetime_spend", gross_margin=75)
    assert figure(said, "CAC payback").value == "55.9 months"
    assert "recovered after 55.9 months." in said.charts[0].summary


@given(cac=st.floats(1, 13_000), period=st.sampled_from(["month", "year"]))
def test_without_losses_curve_and_payback_agree(cac: float, period: str) -> None:
    """Nobody leaves and nothing is discounted: the curve reaches the cost at the payback, and no delay is claimed."""
    inputs = Inputs(**NO_LOSSES, cac=cac, arpa=500 if period == "month" else 6_000, money_period=period)
    result = solve(inputs)
    months = (result.cac_recovered_at or 0) * (12 if period == "year" else 1)
    assert months == pytest.approx(result.payback_months)
    assert "later than" not in report(inputs, result).charts[0].summary


def test_crossing_of_payments_in_advance_is_at_a_payment() -> None:
    """A curve that starts with a payment rises at once at each; one that starts from nothing rises evenly."""
    assert crossing(((0, 10), (1, 20), (2, 30)), 15) == 1
    assert crossing(((0, 0), (1, 10), (2, 20)), 15) == 1.5
    assert crossing(((0, 10), (1, 20)), 10) == 0
    assert crossing(((0, 0), (1, 10)), 11) is None


def test_a_cost_covered_at_once_is_recovered_with_the_first_payment() -> None:
    """No "after 0 months"."""
    assert summary(cac=300).endswith("EUR 300 is recovered with the first payment.")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"churn": 3}, "some customers leave first"),
        ({"variant": "perpetuity_later", "churn": 0, "discount_rate": 20}, "later money is discounted"),
        ({"variant": "perpetuity_later"}, "some customers leave first and later money is discounted"),
        (
            {"variant": "growing", "growth": -10},
            "some customers leave first, later money is discounted and the margin shrinks",
        ),
        ({"variant": "growing", "churn": 0, "discount_rate": 0, "growth": -20}, "the margin shrinks"),
    ],
)
def test_a_later_recovery_names_its_true_reasons(facts: dict[str, Any], reason: str) -> None:
    """Customers are said to leave only where some do, and money to be discounted only where it is."""
    assert summary(**facts).endswith(f", later than the simple payback because {reason}.")


def test_a_value_below_the_cost_never_recovers_it() -> None:
    """Where the whole value is less than the cost, the sentence does not blame the time shown."""
    assert summary(cac=20_000).endswith("EUR 20,000 is not recovered.")
    assert summary(cac=14_900).endswith("EUR 14,900 is not recovered in the time shown.")


# --- the names


def test_variants_differ_in_what_a_narrow_select_shows() -> None:
    """Any two names differ within their first 25 letters, and none needs jargon explained."""
    assert len({label[:25] for label in VARIANTS.values()}) == len(VARIANTS)
    assert not any("SaaS" in label for label in VARIANTS.values())
    (variant,) = [field for field in form(Inputs) if field.name == "variant"]
    assert [choice.label for choice in variant.choices] == list(VARIANTS.values())


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_headline_gives_name_and_formula_in_full(variant: Variant) -> None:
    """A short name is spelled out beside the value it gave."""
    headline = reported(variant=variant).headline
    assert headline is not None
    assert headline.note.startswith(f"{VARIANTS[variant]}. Formula: {FORMULAS[variant]}. First payment: ")


# --- the figures in words


def test_a_value_short_of_its_cost_is_said_plainly() -> None:
    """Nothing "is left" where the acquisition cost is larger than all that came in."""
    said = reported(**NO_LOSSES, cac=40_000, subtract_cac=True)
    assert said.headline is not None
    assert said.headline.value == "EUR −26,500"
    assert said.headline.note.count(", minus the acquisition cost. ") == 1
    assert said.charts[0].summary == (
        "After 36 months one average customer is still EUR 26,500 short of the acquisition cost. "
        "The acquisition cost of EUR 40,000 is not recovered."
    )


def test_what_is_left_after_the_cost_is_said_as_more_than_it() -> None:
    """36 months of 375 less 4,500 are 9,000."""
    assert "has brought EUR 9,000 more than the acquisition cost." in summary(**NO_LOSSES, subtract_cac=True)


def test_a_cohort_that_only_cost_is_not_said_to_have_brought_something() -> None:
    """A negative margin to date is a cost."""
    assert cohort(-100).charts[0].summary.startswith("After 1 month one average customer has cost EUR 10 more than")


def test_a_tiny_ratio_is_not_called_nothing() -> None:
    """15,000 ÷ 1,000,000 rounds to zero but is not; a value of nothing is."""
    assert figure(reported(cac=1_000_000), "LTV:CAC").value == "less than 0.1 : 1"
    assert figure(reported(arpa=0), "LTV:CAC").value == "0 : 1"


def test_an_estimate_has_no_cents_but_what_was_entered_keeps_them() -> None:
    """The published 5,489.27 is shown as 5,489; a price is restated as it was typed."""
    said = reported(variant="lifetime_spend", gross_margin=21.3)
    assert said.headline is not None
    assert said.headline.value == "EUR 5,489"
    assert said.tables[0].rows[0][1].startswith("EUR 5.90 × 218.4 visits a year")
    assert reported(arpa=1_234.56).tables[0].rows[0][1].startswith("EUR 1,234.56 a month")
