"""Numbers as people read them: rounded half away from zero, with separators and units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools.wording import count, exact_money, money, number, percent


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (-0.5, 0, "−1"),
        (-0.001, 2, "0"),
        (100, 0, "100"),
        (1234.5, 1, "1,234.5"),
    ],
)
def test_number_rounds_half_away_from_zero(value: float, decimals: int, shown: str) -> None:
    """Halves go away from zero, as written; there is no minus zero; whole hundreds keep their zeros."""
    assert number(value, decimals) == shown


def test_money_shows_cents_only_where_there_are_some() -> None:
    """Amounts carry their currency, thousands separators and a true minus sign."""
    assert (money(15_000), money(561.6), money(-0.004)) == ("EUR 15,000", "EUR 561.60", "EUR 0")
    assert (money(-26_500), money(-0.5)) == ("EUR −26,500", "EUR −0.50")


def test_estimates_from_a_thousand_on_have_no_cents() -> None:
    """A figure worked out is whole from 1,000 on, also where rounding takes it there; a stated one keeps its cents."""
    assert (money(5_489.27), money(999.99), money(999.996)) == ("EUR 5,489", "EUR 999.99", "EUR 1,000")
    assert money(-1_234.5) == "EUR −1,235"
    assert (exact_money(1_234.56), exact_money(1_234)) == ("EUR 1,234.56", "EUR 1,234")


def test_percent_is_exact_in_decimal() -> None:
    """A share is multiplied as a decimal, so 0.575% is not shown as 0.57%."""
    assert (percent(0.00575), percent(0.025), percent(0.00575, 2)) == ("0.58%", "2.5%", "0.58%")


def test_count_knows_one() -> None:
    """One month, two months."""
    assert (count(1, "month"), count(2.5, "year"), count(0, "month")) == ("1 month", "2.5 years", "0 months")


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_any_finite_number_can_be_shown(value: float) -> None:
    """No finite number is too large or too small to be put into words."""
    assert number(value)
    assert money(value).startswith("EUR ")
    assert percent(value).endswith("%")
    assert "-" not in number(value) + money(value) + exact_money(value) + percent(value)
