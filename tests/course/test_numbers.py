"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.numbers import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15000", 15000),
        ("15,000", 15000),
        ("15 000 EUR", 15000),
        ("€15,000.50", 15000.5),
        ("15.000,50", 15000.5),
        ("1.250.000", 1250000),
        ("2.5", 2.5),
        ("2,5 %", 2.5),
        ("1,250", 1250),
        ("  −3 ", -3),
        (".5", 0.5),
        ("30.6 percent", 30.6),
        ("12 months", 12),
        ("3 weeks", 3),
        ("20 days", 20),
        ("1 hour", 1),
        ("1’250.5", 1250.5),
    ],
)
def test_it_reads(text: str, number: float) -> None:
    """Units, spaces, both kinds of separators."""
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", " ", "abc", "1e5", "NaN", "inf", "1,2,3", "12:30", "1/2", "😀", "--5", "1,2.5"])
def test_it_does_not_guess(text: str) -> None:
    """What is not clearly a number is none."""
    assert read_number(text) is None


@given(st.floats(min_value=-1e9, max_value=1e9))
def test_english_grouping_comes_back(value: float) -> None:
    """Whatever is shown with grouped thousands is read as the same number."""
    shown = f"{value:,.2f}"
    assert read_number(shown) == float(shown.replace(",", ""))


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is a finite number or none."""
    number = read_number(text)
    assert number is None or abs(number) < 1e61
