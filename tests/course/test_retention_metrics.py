"""The retention metrics: a month worked by hand, what they refuse, and the laws every period obeys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools import CannotSolve
from csm_course.tools.retention_metrics import Inputs, report, solve

counts = st.integers(0, 10_000)
sums = st.floats(0, 1e7, allow_nan=False)


@st.composite
def periods(draw: st.DrawFn) -> Inputs:
    """Any period in which no more is lost than there was."""
    start, users, mrr = draw(counts), draw(counts), draw(sums)
    churned = draw(st.floats(0, mrr))
    return Inputs(
        period=draw(st.sampled_from(["month", "quarter", "year"])),
        customers_start=start,
        customers_lost=draw(st.integers(0, start)),
        customers_new=draw(counts),
        mrr_start=mrr,
        mrr_churned=churned,
        mrr_contraction=draw(st.floats(0, max(0.0, (mrr - churned) * 0.999))),
        mrr_expansion=draw(sums),
        mrr_new=draw(sums),
        users_start=users,
        users_still=draw(st.integers(0, users)),
    )


def test_the_month_of_lesson_1_3() -> None:
    """The worked example of the lesson: 2.5%, 3.0%, 5.0%, 97% and 101%, a year of 30.6%."""
    result = solve(Inputs())
    assert result.logo_churn == pytest.approx(0.025)
    assert result.gross_revenue_churn == pytest.approx(0.03)
    assert result.user_churn == pytest.approx(0.05)
    assert (result.grr, result.nrr) == (pytest.approx(0.97), pytest.approx(1.01))
    assert result.gross_revenue_churn_year == pytest.approx(1 - 0.97**12)
    assert (result.customers_end, result.mrr_end) == (207, 107_000)


def test_an_empty_start_has_no_rates() -> None:
    """Dividing by nothing gives no rate: n/a, in words as well as in the result."""
    nothing = Inputs(
        customers_start=0, customers_lost=0, mrr_start=0, mrr_churned=0, mrr_contraction=0, users_start=0, users_still=0
    )
    result = solve(nothing)
    assert (result.logo_churn, result.grr, result.nrr, result.user_churn) == (None, None, None, None)
    assert report(nothing, result).headline.value == "n/a"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("customers_lost", {"customers_lost": 201}),
        ("mrr_churned", {"mrr_churned": 99_500}),
        ("users_still", {"users_still": 1_601}),
    ],
)
def test_more_lost_than_there_was_is_refused(field: str, change: dict[str, int]) -> None:
    """The refusal names the field to change."""
    with pytest.raises(CannotSolve) as refused:
        solve(Inputs(**change))
    assert refused.value.field == field


def test_growth_that_hides_a_leak_is_pointed_out() -> None:
    """NRR above 100% beside a GRR below it earns a caution."""
    assert any("hides a leak" in note.text for note in report(Inputs(), solve(Inputs())).notes)


@given(periods())
def test_laws_of_retention(inputs: Inputs) -> None:
    """GRR stays within 0 and 1 and never above NRR; end = start plus all movements; a year loses no less."""
    result = solve(inputs)
    if result.grr is not None and result.nrr is not None:
        assert -1e-9 <= result.grr <= 1
        assert result.nrr >= result.grr - 1e-9 * abs(result.nrr)
    if result.logo_churn is not None and result.logo_churn_year is not None:
        assert result.logo_churn_year >= result.logo_churn - 1e-12
    ins = inputs.mrr_start + inputs.mrr_expansion + inputs.mrr_new
    assert result.mrr_end == pytest.approx(ins - inputs.mrr_churned - inputs.mrr_contraction, abs=1e-3)
    assert report(inputs, result).headline is not None


@given(periods(), st.integers(0, 1000))
def test_new_customers_change_no_rate(inputs: Inputs, more: int) -> None:
    """Newcomers were not there to be lost."""
    grown = inputs.model_copy(update={"customers_new": inputs.customers_new + more, "mrr_new": inputs.mrr_new + more})
    one, other = solve(inputs), solve(grown)
    assert (one.logo_churn, one.grr, one.nrr, one.user_churn) == (
        other.logo_churn,
        other.grr,
        other.nrr,
        other.user_churn,
    )


@pytest.mark.parametrize(("churned", "cut", "start"), [(135.15, 341.19, 476.34), (0.1, 0.2, 0.3)])
def test_all_revenue_may_be_lost_to_the_cent(churned: float, cut: float, start: float) -> None:
    """Cents that add up to the start exactly are no impossible loss, although their binary sum is a trace above it."""
    assert churned + cut > start
    result = solve(Inputs(mrr_start=start, mrr_churned=churned, mrr_contraction=cut))
    assert (result.grr, result.gross_revenue_churn_year) == (0, 1)


def test_a_cent_too_much_is_refused() -> None:
    """One cent more than there was is still a contradiction."""
    with pytest.raises(CannotSolve):
        solve(Inputs(mrr_start=476.34, mrr_churned=135.15, mrr_contraction=341.20))
