"""Adoption risks: the score is a sum, ties go to the more severe, and nothing high stays without an owner unseen."""

from hypothesis import given
from hypothesis import strategies as st

from csm_course.registers import Risk
from csm_course.tools.adoption_risks import EXAMPLE, Inputs, report, solve

RATING = st.none() | st.integers(1, 5)
RISKS = st.lists(
    st.builds(Risk, name=st.sampled_from(("", "Late", "Lost")), likelihood=RATING, severity=RATING), max_size=8
).map(tuple)


def test_the_score_is_the_sum_of_the_two_ratings() -> None:
    """Likelihood 5 and severity 1 tie with 3 and 3 at 6 (domain facts 1.9); the more severe stands first."""
    rare = Risk(name="Rare and grave", likelihood=1, severity=5)
    often = Risk(name="Often and slight", likelihood=5, severity=1)
    middle = Risk(name="Middling", likelihood=3, severity=3)
    result = solve(Inputs(risks=(often, middle, rare)))
    assert [(one.name, one.score) for one in result.ranked] == [
        ("Rare and grave", 6),
        ("Middling", 6),
        ("Often and slight", 6),
    ]


def test_the_product_orders_differently() -> None:
    """3 x 3 = 9 beats 5 x 1 = 5 although both add up to 6; the score itself stays the sum."""
    risks = (Risk(name="Often", likelihood=5, severity=1), Risk(name="Middling", likelihood=3, severity=3))
    result = solve(Inputs(risks=risks, view="product"))
    assert [(one.name, one.score, one.product) for one in result.ranked] == [("Middling", 6, 9), ("Often", 6, 5)]


def test_a_high_risk_without_owner_is_named() -> None:
    """4 + 4 = 8 is high; without an owner it is counted as open, and the report says so."""
    inputs = Inputs(risks=(Risk(name="Late", likelihood=4, severity=4, actions="Call"),))
    result = solve(inputs)
    assert (result.high, result.open_high) == (1, 1)
    assert any("without an action or an owner" in note.text for note in report(inputs, result).notes)


def test_the_example_by_hand() -> None:
    """Scores 7, 8, 6, 6: the double cost (3 + 5) is the gravest of the case."""
    result = solve(EXAMPLE)
    assert [one.score for one in result.ranked] == [8, 7, 6, 6]
    assert result.ranked[0].id == "double"


@given(RISKS)
def test_every_named_risk_is_ranked_once_and_in_order(risks: tuple[Risk, ...]) -> None:
    """Nothing is lost, rated ones come first, and scores never rise down the list."""
    ranked = solve(Inputs(risks=risks)).ranked
    assert len(ranked) == sum(bool(risk.name) for risk in risks)
    scores = [one.score or 0 for one in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(one.score is None or 2 <= one.score <= 10 for one in ranked)
