"""The lifetime value calculator against hand-computed cases, laws, and everything its form lets a person enter."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools import load, slugs
from csm_course.tools.clv import CohortPeriod, Inputs, Result, report, solve
from csm_course.tools.clv.vocabulary import BY_ACCOUNT, DISCOUNTED, VARIANTS, Variant
from csm_course.tools.form import form

ENDLESS = ("subscription", "perpetuity_later", "perpetuity_now", "growing")
shares = st.floats(0.5, 60)


def valued(**facts: Any) -> Result:
    """The result for these facts, the rest as in the worked example."""
    return solve(Inputs(**facts))


def yearly(variant: str, margin: float, churn: float, discount: float, **facts: Any) -> float:
    """The value where margin, churn and discount are all stated per year (churn and discount in percent)."""
    periods = {"money_period": "year", "churn_period": "year"}
    return valued(
        variant=variant, arpa=margin, gross_margin=100, churn=churn, discount_rate=discount, **periods, **facts
    ).value


# --- hand cases


def test_running_customer_is_worth_15000() -> None:
    """V3: 500 a month × 75% ÷ 2.5% = 15,000; a CAC of 4,500 is paid back in 12 months and is 3.33 to 1."""
    result = solve(Inputs())
    assert result.value == pytest.approx(15_000)
    assert result.lifetime_periods == pytest.approx(40)
    assert result.payback_months == pytest.approx(12)
    assert result.ltv_to_cac == pytest.approx(10 / 3)


def test_lifetime_spend_published_case() -> None:
    """V1: 5.90 a visit, 4.2 visits a week, 20 years, 21.3% margin give the published 5,489.27."""
    result = valued(
        variant="lifetime_spend", spend_per_visit=5.90, visits_per_year=4.2 * 52, years=20, gross_margin=21.3
    )
    assert result.value == pytest.approx(5_489.27, abs=0.005)
    assert result.churn_kind is None


def test_margin_times_known_lifespan() -> None:
    """V2 with a known lifespan: 375 a month for 4 years is 18,000, and no churn is used."""
    result = valued(variant="margin_lifespan", lifespan_from="years", lifespan_years=4, churn=0)
    assert (result.value, result.lifetime_periods, result.churn_per_period) == (18_000, 48, None)


def test_margin_lifespan_from_churn_is_the_subscription_formula() -> None:
    """V2 with L = 1 ÷ churn is V3 in other words."""
    assert valued(variant="margin_lifespan").value == pytest.approx(15_000)


def test_perpetuity_needs_margin_per_year_not_per_lifetime() -> None:
    """V4 with 262.08 a year, 75% retention, 10% discount is 561.60; the lifetime margin would give 11,232."""
    assert yearly("perpetuity_later", 262.08, 25, 10) == pytest.approx(561.60)
    assert yearly("perpetuity_later", 20 * 262.08, 25, 10) == pytest.approx(11_232)


def test_perpetuity_at_its_ends() -> None:
    """V4: nobody retained is worth nothing; everybody retained is worth m ÷ d."""
    assert yearly("perpetuity_later", 100, 100, 10) == 0
    assert yearly("perpetuity_later", 100, 0, 10) == pytest.approx(1_000)


def test_finite_by_hand() -> None:
    """V6 over two years: 100×0.8÷1.1 + 100×0.64÷1.21 = 125.62; minus a CAC of 50 leaves 75.62."""
    facts = {"horizon": 2, "horizon_period": "year"}
    assert yearly("finite", 100, 20, 10, **facts) == pytest.approx(80 / 1.1 + 64 / 1.21)
    assert yearly("finite", 100, 20, 10, cac=50, subtract_cac=True, **facts) == pytest.approx(75.6198, abs=1e-4)


def test_finite_without_churn_or_discount_is_a_plain_sum() -> None:
    """V6 has a value where the perpetuity has none: 36 months of 375."""
    assert valued(variant="finite", churn=0, discount_rate=0).value == pytest.approx(36 * 375)


def test_growing_by_hand() -> None:
    """V7: 100×0.8×1.05 ÷ (1.1-0.84) = 323.08."""
    assert yearly("growing", 100, 20, 10, growth=5) == pytest.approx(84 / 0.26)


def test_cohort_by_hand() -> None:
    """V10: margins of 100, 80 and 60 from 10 customers are 24 each so far; 20 is passed in month 3."""
    rows = tuple(CohortPeriod(customers=left, margin=margin) for left, margin in ((10, 100), (8, 80), (6, 60)))
    result = valued(variant="cohort", initial_customers=10, cohort=rows, cac=20)
    assert (result.value, result.margin_per_period) == (24, 10)
    assert result.payback_months == pytest.approx(2 + 2 / 6)
    assert result.curve == ((0, 0), (1, 10), (2, 18), (3, 24))


# --- units


def test_payback_is_in_months_whatever_the_money_is_stated_in() -> None:
    """6,000 a year × 75% is 375 a month: a CAC of 4,500 is paid back in 12 months, not in one."""
    result = valued(arpa=6_000, money_period="year")
    assert (result.margin_per_period, result.margin_per_month) == (4_500, 375)
    assert result.payback_months == pytest.approx(12)
    figures = {figure.label: figure.value for figure in report(Inputs(arpa=6_000, money_period="year"), result).figures}
    assert figures["CAC payback"] == "12 months"


@pytest.mark.parametrize(
    ("variant", "timing"),
    [
        ("subscription", "now, in full for the first {period}; nothing is discounted"),
        ("margin_lifespan", "now, in full for the first {period}; nothing is discounted"),
        ("perpetuity_later", "one {period} from now, and only if the customer is still there"),
        ("perpetuity_now", "now, before anyone can leave"),
        ("finite", "one {period} from now, and only if the customer is still there"),
        ("growing", "one {period} from now, and only if the customer is still there"),
    ],
)
@pytest.mark.parametrize("period", ["month", "year"])
def test_the_first_payment_is_announced_as_it_is_counted(variant: Variant, timing: str, period: str) -> None:
    """The words say when the first payment comes, and the curve has it at that very time."""
    facts: dict[str, Any] = {"arpa": 100, "gross_margin": 100, "money_period": period, "horizon": 36}
    result = valued(variant=variant, **facts)
    assert result.first_payment == timing.format(period=period)
    assert (result.curve[0][1] == 100) == timing.startswith("now")
    headline = report(Inputs(variant=variant, **facts), result).headline
    assert headline is not None
    assert f"First payment: {result.first_payment}." in headline.note


def test_churn_compounds() -> None:
    """3% a month is 30.6% a year, not 36%, and comes back as 3% a month."""
    result = valued(churn=3)
    assert result.churn_yearly == pytest.approx(0.30616, abs=1e-5)
    back = valued(churn=100 * (result.churn_yearly or 0), churn_period="year")
    assert back.churn_monthly == pytest.approx(0.03)
    assert back.value == pytest.approx(result.value)


def test_discount_compounds() -> None:
    """10% a year is 0.797% a month; money per year is twelve times money per month."""
    result = valued(variant="perpetuity_later")
    assert result.discount_per_period == pytest.approx(1.1 ** (1 / 12) - 1)
    assert (result.margin_per_month, result.margin_per_year) == (375, 4_500)


@given(churn=st.floats(0.1, 99))
def test_yearly_restatement_counts_the_first_year_in_full(churn: float) -> None:
    """V3 restated in years is higher by 12c ÷ (1-(1-c)^12), the documented price of paying yearly in advance."""
    months, years = valued(churn=churn), valued(churn=churn, arpa=6_000, money_period="year")
    share = churn / 100
    assert years.value / months.value == pytest.approx(12 * share / (1 - (1 - share) ** 12))
    assert years.value >= months.value
    assert any("advance" in note.text for note in report(Inputs(money_period="year"), years).notes)


def test_horizon_states_its_own_period() -> None:
    """Three years and 36 months are the same horizon."""
    months = valued(variant="finite", horizon=36)
    assert valued(variant="finite", horizon=3, horizon_period="year").value == pytest.approx(months.value)


# --- laws


@given(variant=st.sampled_from(BY_ACCOUNT), low=shares, more=st.floats(0.1, 30))
def test_value_falls_as_churn_rises(variant: Variant, low: float, more: float) -> None:
    """Whatever the variant, more churn is less value."""
    assert valued(variant=variant, churn=low + more).value < valued(variant=variant, churn=low).value


@given(churn=shares, discount=shares)
def test_first_margin_now_is_worth_one_margin_more(churn: float, discount: float) -> None:
    """V5 - V4 = m."""
    now = yearly("perpetuity_now", 100, churn, discount)
    assert now - yearly("perpetuity_later", 100, churn, discount) == pytest.approx(100)


@given(churn=shares, discount=shares, periods=st.integers(1, 600))
def test_finite_is_a_share_of_the_perpetuity(churn: float, discount: float, periods: int) -> None:
    """V6 = V4 × (1-(r÷(1+d))^n), so it approaches V4 as the horizon grows."""
    ratio = (1 - churn / 100) / (1 + discount / 100)
    limit = yearly("perpetuity_later", 100, churn, discount)
    value = yearly("finite", 100, churn, discount, horizon=periods, horizon_period="year")
    assert value == pytest.approx(limit * (1 - ratio**periods))
    assert yearly("finite", 100, churn, discount, horizon=600, horizon_period="year") == pytest.approx(limit, rel=0.05)


@given(churn=shares, discount=shares)
def test_no_growth_is_the_plain_perpetuity(churn: float, discount: float) -> None:
    """V7 with g = 0 is V4."""
    plain = yearly("perpetuity_later", 100, churn, discount)
    assert yearly("growing", 100, churn, discount, growth=0) == pytest.approx(plain)


@given(variant=st.sampled_from(BY_ACCOUNT), factor=st.floats(0.01, 100))
def test_scaling_the_money_scales_the_value(variant: Variant, factor: float) -> None:
    """Ten times the revenue is ten times the value."""
    scaled = valued(variant=variant, arpa=500 * factor)
    assert scaled.value == pytest.approx(factor * valued(variant=variant).value)


@given(variant=st.sampled_from(ENDLESS), churn=shares, discount=shares)
def test_curve_climbs_to_the_value(variant: Variant, churn: float, discount: float) -> None:
    """The curve, added up without the formula, reaches 95% of an endless value and never passes it."""
    result = valued(variant=variant, churn=churn, discount_rate=discount, growth=0)
    totals = [total for _, total in result.curve]
    assert totals == sorted(totals)
    assert 0.95 <= totals[-1] / result.value <= 1 + 1e-9
    assert len(result.curve) <= 120


@given(churn=st.floats(0, 100), discount=st.floats(0, 100), months=st.integers(1, 600))
def test_finite_curve_ends_at_the_value(churn: float, discount: float, months: int) -> None:
    """A horizon's curve, less the acquisition cost, ends exactly at the value."""
    facts: dict[str, Any] = {"variant": "finite", "churn": churn, "discount_rate": discount, "horizon": months}
    result = valued(**facts, subtract_cac=True)
    assert result.curve[0] == (0, -4_500)
    assert result.curve[-1][0] == months
    assert result.curve[-1][1] == pytest.approx(result.value)


def test_endless_curve_stops_after_50_years() -> None:
    """Where 95% would take centuries the picture stops after 50 years and the report says so."""
    inputs = Inputs(churn=0.01)
    result = solve(inputs)
    assert result.curve[-1][0] == 600
    assert any(note.kind == "caution" and "600 months" in note.text for note in report(inputs, result).notes)


# --- reports


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_states_timing_churn_units_and_cost(variant: Variant) -> None:
    """Every report says when the first payment comes, which churn it used, how units met, and what winning cost."""
    inputs = Inputs(variant=variant)
    said = report(inputs, solve(inputs))
    assert said.headline is not None
    assert "First payment: " in said.headline.note
    assert ("Logo churn per month" in [figure.label for figure in said.figures]) == (variant in BY_ACCOUNT)
    assert {"LTV:CAC", "CAC payback"} <= {figure.label for figure in said.figures}
    assert any("Skok" in note.text for note in said.notes)
    assert said.tables[0].caption == "How the units were converted"
    assert all(len(row) == len(said.tables[0].columns) for row in said.tables[0].rows)
    final = "Value to date" if variant == "cohort" else "Lifetime value"
    assert [line.label for line in said.charts[0].lines][1:] == [final, "Acquisition cost"]


def test_without_cac_the_report_says_why_there_is_no_ratio() -> None:
    """No acquisition cost: no ratio, no payback, no third line, and the reason instead."""
    inputs = Inputs(cac=0)
    said = report(inputs, solve(inputs))
    assert [figure.value for figure in said.figures[:2]] == ["n/a", "n/a"]
    assert said.figures[0].note.startswith("Enter the acquisition cost (CAC)")
    assert len(said.charts[0].lines) == 2


def test_the_tool_is_found_by_its_slug_and_its_choices_match_the_model() -> None:
    """`load("clv")` gives the four names; no helper module counts as a tool; every variant has its words."""
    tool = load("clv")
    assert (tool.Inputs, tool.solve, tool.report) == (Inputs, solve, report)
    assert "clv" in slugs()
    assert not {"inputs", "formulas", "wording", "form"} & set(slugs())
    assert tuple(VARIANTS) == get_args(Variant)
    assert set(DISCOUNTED) < set(BY_ACCOUNT) < set(VARIANTS)


def test_rows_bring_their_columns_to_the_form() -> None:
    """The cohort's rows are asked with the questions of one row."""
    (rows,) = [field for field in form(Inputs) if field.control == "rows"]
    assert [column.name for column in rows.columns] == ["customers", "margin"]
