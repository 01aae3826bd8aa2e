"""The Rasch model at the cut: worked examples, and what must hold for every item."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.assessment.forms.counts import Span
from csm_autograder.assessment.forms.difficulty import chance, cut_ability, information, location

SHARES = st.floats(0.02, 0.98)


def test_by_hand() -> None:
    """Three in four right means a location of -ln 3; at that ability the chance is even and tells most."""
    assert location(0.75) == pytest.approx(-math.log(3))
    assert chance(location(0.75), 0.0) == 0.75
    assert chance(-math.log(3), -math.log(3)) == 0.5
    assert information(0.5) == 0.25
    assert information(0.75) == 0.1875


def test_a_rating_by_judges_counts_instead_of_the_estimate() -> None:
    """At the ability of the barely competent, the chance is what the judges said."""
    place = location(0.9, angoff=0.6, barely=-0.3)
    assert chance(place, -0.3) == 0.6
    assert chance(place, 0.3) > 0.6


def test_the_cut_of_two_items() -> None:
    """Facilities of one half and four fifths: a score of .65 is what ability 0 expects."""
    assert cut_ability([location(0.5), location(0.8)], 0.65) == pytest.approx(0, abs=1e-4)


@given(SHARES, st.floats(-3, 3), st.floats(-3, 3))
def test_more_ability_never_lowers_a_chance(share: float, one: float, other: float) -> None:
    """And information is never above a quarter."""
    low, high = sorted((one, other))
    place = location(share)
    assert chance(place, low) <= chance(place, high)
    assert 0 <= information(chance(place, low)) <= 0.25


@given(st.lists(SHARES, min_size=1, max_size=20), st.floats(0.1, 0.9))
def test_the_cut_is_where_the_score_is_the_pass_mark(shares: list[float], wanted: float) -> None:
    """Whatever the items and the pass mark."""
    places = [location(share) for share in shares]
    ability = cut_ability(places, wanted)
    assert sum(chance(place, ability) for place in places) / len(places) == pytest.approx(wanted, abs=2e-4)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 5), st.integers(1, 5))
def test_a_number_of_questions_grows_to_hold_what_it_held(low: int, more: int, part: int, whole: int) -> None:
    """For a larger whole, the lower end is rounded down and the upper one up, exactly where they are whole."""
    grown = Span(low=low, high=low + more).times(whole / part, most=500)
    assert grown.low == low * whole // part
    assert grown.high == -(-(low + more) * whole // part)
