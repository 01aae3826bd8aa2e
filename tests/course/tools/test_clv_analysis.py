"""The calculator's closer look: formulas side by side, sensitivity, break-even, a point of churn, what if."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.report import Part, Report
from csm_course.tools import CannotSolve
from csm_course.tools.clv import EXAMPLE, Inputs, Result, report, solve
from csm_course.tools.clv.vocabulary import BY_ACCOUNT, VARIANTS, Variant
from csm_course.tools.clv.worth import worth_with


def valued(**facts: Any) -> Result:
    """The result for these facts, the rest as in the worked example of lesson 1.6."""
    return solve(Inputs(**facts))


def reported(**facts: Any) -> Report:
    """The report on these facts."""
    inputs = Inputs(**facts)
    return report(inputs, solve(inputs))


def part(said: Report, title: str) -> Part:
    """The part of that title."""
    return next(part for part in said.parts if part.title.startswith(title))


# --- side by side


def test_the_same_customer_by_six_formulas() -> None:
    """By hand, per month: r = 0.975, d = 1.1^(1/12)-1; V3 15,000, V4 m·r÷(d+c), V5 a margin more."""
    values = {each.variant: each.value for each in valued().compared}
    d = 1.1 ** (1 / 12) - 1
    assert values["subscription"] == values["margin_lifespan"] == pytest.approx(15_000)
    assert values["perpetuity_later"] == pytest.approx(375 * 0.975 / (d + 0.025))
    assert values["perpetuity_now"] == pytest.approx(375 * 0.975 / (d + 0.025) + 375)
    assert [variant for variant, value in values.items() if value is None] == ["lifetime_spend", "sbg", "cohort"]


def test_every_variant_has_a_value_or_a_reason() -> None:
    """No formula is left without a word: its value with what it assumes, or why it does not apply."""
    for variant in VARIANTS:
        found = valued(variant=variant).compared
        assert [each.variant for each in found] == list(VARIANTS)
        assert all(each.why.endswith(".") for each in found)
        assert all(bool(each.assumes) == (each.value is not None) for each in found)


def test_a_formula_without_an_end_says_so_beside_the_others() -> None:
    """Without churn the horizon has a value, and the endless formulas say in their own words why they have none."""
    found = {each.variant: each for each in valued(variant="finite", churn=0).compared}
    assert found["finite"].value is not None
    assert found["subscription"].why.startswith("No value: With a churn of 0%")


def test_a_known_lifespan_is_compared_as_a_churn_of_one_over_it() -> None:
    """48 months are a churn of 1 ÷ 48: the subscription formula gives the same 18,000."""
    found = valued(variant="margin_lifespan", lifespan_from="years", lifespan_years=4).compared
    assert next(each.value for each in found if each.variant == "subscription") == pytest.approx(18_000)


def test_reasons_name_timing_discount_and_horizon() -> None:
    """Seen from the subscription, the fixed horizon differs in all three."""
    why = next(each.why for each in valued().compared if each.variant == "finite")
    assert all(words in why for words in ("first payment", "Later money", "horizon"))


# --- sensitivity


def test_sensitivity_by_hand() -> None:
    """Churn 2.25% and 2.75% give 16,666.67 and 13,636.36, revenue 450 and 550 give 13,500 and 16,500."""
    by_name = {sway.name: sway for sway in valued().sways}
    assert (by_name["churn"].value_low, by_name["churn"].value_high) == (
        pytest.approx(375 / 0.0225),
        pytest.approx(375 / 0.0275),
    )
    assert (by_name["arpa"].value_low, by_name["arpa"].value_high) == (pytest.approx(13_500), pytest.approx(16_500))
    assert valued().sways[0].name == "churn"


def test_elasticities_of_the_subscription_are_one_and_minus_one() -> None:
    """m ÷ c rises by a percent with each percent of m, and falls by a percent with each percent of c."""
    assert {sway.name: round(sway.elasticity or 0, 4) for sway in valued().sways} == {
        "churn": -1,
        "arpa": 1,
        "gross_margin": 1,
    }


@given(variant=st.sampled_from(BY_ACCOUNT), churn=st.floats(0.5, 40), sway=st.floats(1, 50))
def test_ranking_and_signs(variant: Variant, churn: float, sway: float) -> None:
    """Ranked by how far they move the value; churn always moves it down, revenue always up, the value in between."""
    result = valued(variant=variant, churn=churn, sway=sway)
    spans = [each.span for each in result.sways]
    assert all(one >= other - 1e-5 for one, other in pairwise(spans))
    by_name = {each.name: each for each in result.sways}
    assert by_name["churn"].value_low >= result.value >= by_name["churn"].value_high
    assert by_name["arpa"].value_low < result.value < by_name["arpa"].value_high


def test_an_input_never_leaves_its_range() -> None:
    """95% margin is tried up to 100%, not 104.5%; a discount of nothing is tried a point up."""
    by_name = {sway.name: sway for sway in valued(variant="perpetuity_now", gross_margin=95, discount_rate=0).sways}
    assert by_name["gross_margin"].high == 100
    assert (by_name["discount_rate"].low, by_name["discount_rate"].high) == (0, 1)


def test_the_tornado_says_its_ranking_in_words() -> None:
    """The picture's outline begins with the input that moves most."""
    (picture,) = part(reported(), "What moves").drawings
    assert picture.outline[0].text == "Churn a month: EUR 16,667 to EUR 13,636, from EUR 15,000"


# --- break-even and a point of churn


def test_break_even_churn_by_hand() -> None:
    """V3: 375 ÷ 4,500 = 8.33% a month; V4: (m - K·d) ÷ (m + K)."""
    d = 1.1 ** (1 / 12) - 1
    assert valued().break_even.churn == pytest.approx(100 * 375 / 4_500)
    expected = 100 * (375 - 4_500 * d) / (375 + 4_500)
    assert valued(variant="perpetuity_later").break_even.churn == pytest.approx(expected)


@given(variant=st.sampled_from(BY_ACCOUNT), cac=st.floats(400, 8_000), period=st.sampled_from(["month", "year"]))
def test_at_the_break_even_churn_the_customer_just_pays(variant: Variant, cac: float, period: str) -> None:
    """Put in as churn, the break-even gives the CAC as value (where a yearly churn is not all but everything)."""
    inputs = Inputs(variant=variant, cac=cac, churn_period=period, horizon=60)
    churn = solve(inputs).break_even.churn
    if churn is not None and 1e-6 < churn < 99.99:
        assert worth_with(inputs, {"churn": churn}) == pytest.approx(cac, rel=1e-6)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"cac": 300}, "first payment alone"),
        ({"cac": 0}, "Enter the acquisition cost"),
        ({"variant": "finite", "horizon": 3}, "Even if nobody ever left"),
        ({"variant": "cohort"}, "no single churn"),
        ({"arpa": 0}, "Even if nobody ever left"),
    ],
)
def test_where_there_is_no_break_even_the_reason_is_given(facts: dict[str, Any], words: str) -> None:
    """No rate is made up where none exists."""
    found = valued(**facts).break_even
    assert found.churn is None
    assert words in found.reason


def test_a_point_of_churn_by_hand() -> None:
    """375 ÷ 1.5% - 15,000 = 10,000 more; 15,000 - 375 ÷ 3.5% = 4,285.71 less; 200 customers: two million."""
    point = valued(customers=200).point_of_churn
    assert point is not None
    assert (point.size, point.gain, point.loss) == (1, pytest.approx(10_000), pytest.approx(4_285.714, abs=0.001))
    assert point.gain_for_all == pytest.approx(2_000_000)


@given(churn=st.floats(2, 60), variant=st.sampled_from(("subscription", "perpetuity_later", "perpetuity_now")))
def test_a_point_less_is_worth_more_than_a_point_more_costs(churn: float, variant: Variant) -> None:
    """The value is convex in churn."""
    point = valued(variant=variant, churn=churn).point_of_churn
    assert point is not None
    assert point.gain > point.loss > 0


def test_a_low_churn_is_moved_by_a_tenth_of_a_point() -> None:
    """At 1% a month a whole point less would leave nothing; at 0.1% even a tenth would."""
    small = valued(churn=1).point_of_churn
    assert small is not None
    assert small.size == 0.1
    assert valued(churn=0.1).point_of_churn is None


# --- the second scenario


def test_half_a_point_less_churn_is_the_lesson_in_words() -> None:
    """Lesson 1.6: from 2.5% to 2.0% the value rises by 3,750 (25%) to 18,750; payback stays."""
    found = solve(EXAMPLE)
    assert found.scenario is not None
    assert (found.scenario.value, found.scenario.difference) == (pytest.approx(18_750), pytest.approx(3_750))
    assert found.scenario.payback_months == found.payback_months == pytest.approx(12)
    assert part(report(EXAMPLE, found), "What if").lead == (
        "With churn 2.5% → 2%, the value rises by EUR 3,750 (25%) to EUR 18,750; for 200 customers that is EUR 750,000."
    )


def test_a_scenario_without_a_value_says_why() -> None:
    """Churn down to nothing has no end: the first result stands, the second is refused in its words."""
    said = reported(what_if=True, churn_change=-2.5)
    assert any(note.kind == "caution" and "has no end" in note.text for note in said.notes)
    assert not any(part.title == "What if" for part in said.parts)


@given(
    variant=st.sampled_from(list(VARIANTS)),
    churn=st.floats(-3, 10),
    price=st.floats(-50, 50),
    margin=st.floats(-20, 20),
    cac=st.floats(-50, 50),
)
def test_a_scenario_is_the_calculator_with_other_inputs(
    variant: Variant, churn: float, price: float, margin: float, cac: float
) -> None:
    """Value and cost of the second scenario are those of a form filled in that way; any change has a report."""
    changes = {"churn_change": churn, "price_change": price, "margin_change": margin, "cac_change": cac}
    inputs = Inputs(variant=variant, what_if=True, **changes)
    result = solve(inputs)
    assert report(inputs, result).headline is not None
    found = result.scenario
    assert found is not None
    other = inputs.model_copy(
        update={
            "churn": round(2.5 + churn, 9),
            "arpa": round(500 * (1 + price / 100), 9),
            "spend_per_visit": round(5.9 * (1 + price / 100), 9),
            "gross_margin": round(75 + margin, 9),
            "cac": round(4_500 * (1 + cac / 100), 9),
        }
    )
    if variant == "cohort":
        other = inputs
    expected, reason = None, None
    try:
        expected = solve(other).value
    except CannotSolve as refusal:
        reason = refusal.sentence
    assert (found.value is None) == (expected is None)
    assert found.value is None or found.value == pytest.approx(expected)
    assert reason is None or found.reason == reason


# --- who stays


def test_survival_by_hand() -> None:
    """0.975 after a month, 0.975² after two; a cohort as it was counted."""
    assert valued().survival[2][1] == pytest.approx(0.975**2)
    assert valued(variant="cohort").survival[0] == (0, 1)
    assert valued(variant="cohort").survival[-1] == (12, 30 / 40)


def test_the_month_of_break_even_is_marked_on_the_curve() -> None:
    """The mark lies where the curve reaches the cost: at the payment of month 14."""
    (mark,) = reported().charts[0].marks
    assert (mark.x, mark.y, mark.label) == (14, 4_500, "Break-even: 14 months")
    assert reported(cac=0).charts[0].marks == ()


def test_all_that_is_worked_out_beside_the_value_keeps_the_value() -> None:
    """Looking closer changes nothing: sway, customers and scenario leave the value as it is."""
    assert solve(EXAMPLE).value == valued().value == pytest.approx(15_000)
