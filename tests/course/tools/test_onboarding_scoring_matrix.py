"""The onboarding score: four ratings, maturity the other way round, and the model the sum points to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools.onboarding_scoring_matrix import EXAMPLE, Inputs, report, solve

RATING = st.integers(1, 5)


def test_the_example_by_hand() -> None:
    """2 + 3 + 4 + (6 - 3) = 12: customized, three points from either limit (15; below 10 at 9)."""
    result = solve(EXAMPLE)
    assert (result.score, result.model, result.nearest) == (12, "customized", 3)


@pytest.mark.parametrize(
    ("ratings", "score", "model"),
    [
        ((1, 1, 1, 5), 4, "generic"),
        ((5, 5, 5, 1), 20, "bespoke"),
        ((2, 2, 2, 3), 9, "generic"),
        ((2, 2, 3, 3), 10, "customized"),
        ((4, 3, 4, 3), 14, "customized"),
        ((4, 4, 4, 3), 15, "bespoke"),
    ],
)
def test_the_limits_of_the_convention(ratings: tuple[int, ...], score: int, model: str) -> None:
    """Domain facts 1.9: 4 to 9 generic, 10 to 14 customized, 15 to 20 fully bespoke."""
    complexity, customization, adoption, maturity = ratings
    result = solve(Inputs(complexity=complexity, customization=customization, adoption=adoption, maturity=maturity))
    assert (result.score, result.model) == (score, model)


def test_one_point_from_a_limit_is_said() -> None:
    """14 becomes bespoke with one point more."""
    inputs = Inputs(complexity=4, customization=3, adoption=4, maturity=3)
    assert any("One point more or less" in note.text for note in report(inputs, solve(inputs)).notes)


def test_nothing_is_guessed_while_a_rating_is_missing() -> None:
    """Three ratings give no score, and the fourth is asked for by name."""
    result = solve(Inputs(complexity=3, customization=3, adoption=3))
    assert (result.score, result.model, result.missing) == (None, None, ("Maturity of the customer",))


@given(RATING, RATING, RATING, st.integers(1, 4))
def test_a_more_mature_customer_never_needs_more(first: int, second: int, third: int, maturity: int) -> None:
    """One step of maturity lowers the score by exactly one."""
    scores = [
        solve(Inputs(complexity=first, customization=second, adoption=third, maturity=one)).score
        for one in (maturity, maturity + 1)
    ]
    assert scores[0] is not None
    assert scores[1] == scores[0] - 1
