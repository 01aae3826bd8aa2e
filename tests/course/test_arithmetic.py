"""Sums that authors write: exact, bounded, and nothing but sums."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.arithmetic import NotArithmetic, evaluate, exact, holds, names_in

NAMES = {"lost": Fraction(3), "start": Fraction(120), "rate": Fraction(3, 2)}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("100*lost/start", Fraction(5, 2)),
        ("0.1+0.2", Fraction(3, 10)),
        ("round_up(start/7)", Fraction(18)),
        ("round_up(lost)", Fraction(3)),
        ("min(lost, 2, start) + max(lost, start)", Fraction(122)),
        ("-lost**2", Fraction(-9)),
        ("2**-2", Fraction(1, 4)),
        ("100*(1-(1-rate/100)**2)", Fraction(100) - Fraction(197, 200) ** 2 * 100),
    ],
)
def test_sums_with_names_are_exact(expression: str, value: Fraction) -> None:
    """A tenth is a tenth, so that a half is rounded as a half."""
    assert exact(expression, NAMES) == value


def test_a_root_is_near_enough() -> None:
    """The month of a yearly rate: twelve of them make the year again."""
    assert abs(exact("0.7**(1/12)") ** 12 - Fraction(7, 10)) < Fraction(1, 10**50)


@pytest.mark.parametrize(
    ("condition", "true"),
    [("lost < start", True), ("lost >= start", False), ("0 < lost <= 3", True), ("lost != 3", False)],
)
def test_conditions_compare(condition: str, true: bool) -> None:
    """Chains read as in mathematics."""
    assert holds(condition, NAMES) is true


@pytest.mark.parametrize(
    "wrong",
    ["unknown + 1", "lost(2)", "min(1)", "round_up(1, 2)", "max(1, key=2)", "lost.real", "[1]", "'a'", "9**9**9",
     "(9**9999)**9999", "1e999", "(0-1)**0.5", "1/0", "0**-1", "9**-9**9", "lambda: 1", "", "a b", "1 if lost else 2",
     "lost and 1"],
)  # fmt: skip
def test_anything_else_is_refused(wrong: str) -> None:
    """No calls, no text, nothing that takes for ever."""
    with pytest.raises(NotArithmetic):
        exact(wrong, NAMES)


@pytest.mark.parametrize("wrong", ["lost", "lost < ", "lost in start", "lost < unknown", "not lost"])
def test_what_compares_nothing_is_no_condition(wrong: str) -> None:
    """A condition is a comparison."""
    with pytest.raises(NotArithmetic):
        holds(wrong, NAMES)


def test_names_are_those_an_author_must_draw() -> None:
    """Functions are not among them."""
    assert names_in("round_up(lost / max(start, 1)) < rate") == {"lost", "start", "rate"}


@given(st.integers(-999, 999), st.integers(-999, 999), st.integers(1, 999))
def test_a_sum_is_what_python_says(a: int, b: int, c: int) -> None:
    """Against exact fractions of Python itself."""
    names = {"a": Fraction(a), "b": Fraction(b), "c": Fraction(c)}
    assert exact("(a + b) * a / c - b", names) == Fraction((a + b) * a, c) - b
    assert evaluate("a / c", names) == pytest.approx(a / c)
