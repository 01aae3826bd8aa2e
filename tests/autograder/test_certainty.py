"""Certainty-based marking: the marks, the thresholds, and that honesty has the highest expectation."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.assessment.certainty import LEVELS, best, certainty_points, expected, thresholds
from csm_autograder.assessment.scoring import ItemScore

RIGHT, PARTLY, WRONG = (ItemScore(points=points, reasons=(), answered=True) for points in (1, 0.5, 0))
CHANCES = st.fractions(0, 1)


def test_the_marks_are_those_of_gardner_medwin() -> None:
    """+1, +2, +3 when right; 0, -2, -6 when wrong."""
    assert [certainty_points(RIGHT, level) for level in LEVELS] == [1, 2, 3]
    assert [certainty_points(WRONG, level) for level in LEVELS] == [0, -2, -6]


def test_half_right_is_not_right_and_silence_costs_nothing() -> None:
    """An answer without a certainty counts as a guess."""
    assert certainty_points(PARTLY, 3) == -6
    assert certainty_points(RIGHT, None) == 1
    assert certainty_points(ItemScore(points=0, reasons=(), answered=False), 3) == 0


def test_the_thresholds_are_two_thirds_and_four_fifths() -> None:
    """67 % and 80 %; there two certainties are level."""
    assert thresholds() == (Fraction(2, 3), Fraction(4, 5))
    assert expected(1, Fraction(2, 3)) == expected(2, Fraction(2, 3)) == Fraction(2, 3)
    assert expected(2, Fraction(4, 5)) == expected(3, Fraction(4, 5)) == Fraction(6, 5)


@given(CHANCES)
def test_the_honest_certainty_has_the_highest_expectation(chance: Fraction) -> None:
    """Below 67 % say 1, up to 80 % say 2, above say 3: no other statement brings more on average."""
    low, high = thresholds()
    honest = 1 if chance <= low else 2 if chance <= high else 3
    assert best(chance) == honest
    assert all(expected(best(chance), chance) >= expected(level, chance) for level in LEVELS)


@given(CHANCES, CHANCES)
def test_more_knowledge_never_means_less(first: Fraction, second: Fraction) -> None:
    """Whoever is more likely right states no less certainty and expects no fewer marks."""
    low, high = sorted((first, second))
    assert best(low) <= best(high)
    assert expected(best(low), low) <= expected(best(high), high)


@given(CHANCES)
def test_honesty_never_costs_on_average(chance: Fraction) -> None:
    """A guess stated as one expects its chance at least, so there is no reason to leave an item open."""
    assert expected(best(chance), chance) >= chance >= 0
