"""V8: the shifted beta-geometric model against its published parameters, by hand, and by plain adding up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools import CannotSolve
from csm_course.tools.clv import Inputs, solve
from csm_course.tools.clv.sbg import expected_terms, first_churn, retention, survival

HIGH_END, REGULAR = (0.668, 3.806), (0.704, 1.182)
shapes = st.floats(0.01, 50)


@pytest.mark.parametrize(("shape", "first", "second"), [(HIGH_END, 0.8507, 0.7469), (REGULAR, 0.6267, 0.4738)])
def test_published_parameters_give_their_survival_curve(
    shape: tuple[float, float], first: float, second: float
) -> None:
    """S(1) = b÷(a+b), S(2) = S(1)·(b+1)÷(a+b+1): High End 85.1% and 74.7%, Regular 62.7% and 47.4%."""
    curve = survival(*shape, 2)
    assert curve[0] == 1
    assert curve[1:] == (pytest.approx(first, abs=5e-5), pytest.approx(second, abs=5e-5))


def test_equal_shapes_are_a_series_known_by_heart() -> None:
    """a = b = 1 spreads churn evenly over 0 to 1: S(t) = 1 ÷ (t+1)."""
    assert survival(1, 1, 4) == pytest.approx((1, 1 / 2, 1 / 3, 1 / 4, 1 / 5))


def test_expected_terms_by_hand() -> None:
    """a = b = 1, d = 100%: the sum of (1/2)^t ÷ (t+1) is 2·ln 2."""
    assert expected_terms(1, 1, 1) == pytest.approx(1.3862943611)


@given(a=shapes, b=shapes, discount=st.floats(0.02, 1))
def test_the_closed_form_is_the_plain_sum(a: float, b: float, discount: float) -> None:
    """The continued fraction equals S(t) ÷ (1+d)^t added up term by term."""
    total = sum(left * (1 / (1 + discount)) ** t for t, left in enumerate(survival(a, b, 2_000)))
    assert expected_terms(a, b, discount) == pytest.approx(total, rel=1e-9)


@given(a=st.floats(1.1, 40), b=shapes)
def test_without_discount_it_is_the_mean_lifetime(a: float, b: float) -> None:
    """(a+b-1) ÷ (a-1), the limit of an ever smaller discount."""
    assert expected_terms(a, b, 0) == pytest.approx((a + b - 1) / (a - 1))


@given(a=shapes, b=shapes, term=st.integers(1, 100))
def test_retention_rises_with_tenure(a: float, b: float, term: int) -> None:
    """Those who stayed longer are less likely to leave next."""
    assert retention(a, b, term + 1) > retention(a, b, term)
    assert retention(a, b, 1) == pytest.approx(1 - first_churn(a, b))


@given(a=st.floats(0.05, 20), b=st.floats(0.05, 20), discount=st.floats(1, 100))
def test_one_churn_for_good_undervalues_a_contract(a: float, b: float, discount: float) -> None:
    """The constant first-term churn, same timing and discount, never gives more: Jensen's inequality."""
    result = solve(Inputs(variant="sbg", sbg_a=a, sbg_b=b, discount_rate=discount))
    constant = next(each.value for each in result.compared if each.variant == "perpetuity_now")
    assert constant is not None
    assert result.value >= constant * (1 - 1e-9)


@given(a=shapes, b=shapes, discount=st.floats(0.5, 100), period=st.sampled_from(["month", "year"]))
def test_value_and_curve_agree(a: float, b: float, discount: float, period: str) -> None:
    """The curve rises to the value and never passes it; more readiness to leave is worth less."""
    facts = {"variant": "sbg", "sbg_b": b, "discount_rate": discount, "renewal_period": period}
    result = solve(Inputs(sbg_a=a, **facts))
    totals = [total for _, total in result.curve]
    assert totals == sorted(totals)
    assert totals[-1] <= result.value * (1 + 1e-9)
    assert solve(Inputs(sbg_a=a * 1.5, **facts)).value < result.value


def test_loyal_customers_without_discount_have_no_end() -> None:
    """a ≤ 1 without discounting: the mean lifetime is infinite, and the discount is asked for."""
    with pytest.raises(CannotSolve) as refused:
        solve(Inputs(variant="sbg", discount_rate=0))
    assert refused.value.field == "discount_rate"
    assert solve(Inputs(variant="sbg", discount_rate=0, sbg_a=2, sbg_b=4)).value == pytest.approx(4_500 * 5)
