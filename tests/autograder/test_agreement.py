"""Cohen's kappa: figures worked out by hand, and the laws it must obey."""

from itertools import permutations
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.markers.agreement import Difference, Pair, agreement, kappa, squared, unlike

MARKS = st.integers(0, 20).map(lambda half: half / 2)
PAIRS = st.lists(st.tuples(MARKS, MARKS), min_size=1, max_size=12)
BOTH = pytest.mark.parametrize("difference", [unlike, squared], ids=["unweighted", "quadratic"])


def pairs(table: list[list[int]]) -> list[Pair]:
    """The pairs of a table: row i, column j says how often the first gave i points and the second j."""
    return [(i, j) for i, row in enumerate(table) for j, times in enumerate(row) for _ in range(times)]


def test_the_textbook_table_of_two_marks() -> None:
    """20 and 15 of 50 alike; chance alone brings half; (0.7 - 0.5) / (1 - 0.5) is 0.4."""
    found = agreement(pairs([[20, 5], [10, 15]]))
    assert (found.answers, found.alike) == (50, 35)
    assert found.kappa == pytest.approx(0.4, abs=1e-12)
    assert found.weighted == pytest.approx(0.4, abs=1e-12), "with two marks there is only one distance"


def test_three_marks_by_hand() -> None:
    """Ten answers: 6 alike where chance brings 3.3; squared distances of 0.7 on average where chance brings 1.3."""
    table = [[2, 1, 0], [0, 2, 2], [1, 0, 2]]
    # First gave 0, 1, 2 points 3, 4 and 3 times, the second 3, 3 and 4 times: alike by chance (9 + 12 + 12) / 100.
    # Squared: observed 1*1 + 2*1 + 1*4 = 7 of 10; by chance (3*3 + 3*4*4 + 4*3 + 4*4 + 3*3*4 + 3*3) / 100 = 1.30.
    found = agreement(pairs(table))
    assert found.kappa == pytest.approx((0.6 - 0.33) / (1 - 0.33), abs=1e-12)
    assert found.weighted == pytest.approx(1 - 0.7 / 1.3, abs=1e-12)


def test_near_misses_weigh_less_than_far_ones() -> None:
    """One point apart everywhere is far better than six points apart, where the unweighted kappa sees no difference."""
    near = agreement([(1, 2), (5, 6), (8, 9), (3, 4)])
    far = agreement([(1, 7), (7, 1), (9, 3), (3, 9)])
    assert near.kappa == 0
    assert near.weighted is not None
    assert far.weighted is not None
    assert near.weighted > 0.8
    assert far.weighted < 0


def test_nothing_marked_twice_has_no_kappa() -> None:
    """Without pairs there is nothing to agree on."""
    found = agreement([])
    assert (found.answers, found.kappa, found.weighted, found.uniform) == (0, None, None, False)


@given(MARKS, st.integers(1, 10))
def test_marks_that_are_all_the_same_count_as_full_agreement_and_are_told_of(mark: float, times: int) -> None:
    """The formula would divide nothing by nothing; the answer is 1, with a sign that it shows little."""
    found = agreement([(mark, mark)] * times)
    assert (found.kappa, found.weighted, found.uniform) == (1, 1, True)


def test_one_marker_always_the_same_and_the_other_not_is_chance() -> None:
    """Who gives everybody five agrees with nobody beyond chance."""
    found = agreement([(5, 5), (5, 3), (5, 7)])
    assert (found.kappa, found.uniform) == (0, False)
    assert found.weighted == pytest.approx(0, abs=1e-12)


@BOTH
@given(marks=st.lists(MARKS, min_size=1, max_size=12))
def test_identical_marks_give_one(difference: Difference, marks: list[float]) -> None:
    """Two who give the same everywhere agree fully."""
    assert kappa([(mark, mark) for mark in marks], difference) == 1


@BOTH
@given(given_pairs=PAIRS)
def test_who_is_first_does_not_matter(difference: Difference, given_pairs: list[Pair]) -> None:
    """Kappa is symmetric, exactly."""
    swapped = [(second, first) for first, second in given_pairs]
    assert kappa(given_pairs, difference) == kappa(swapped, difference)


@BOTH
@given(given_pairs=PAIRS)
def test_it_lies_at_or_below_one_and_is_one_only_for_identical_marks(
    difference: Difference, given_pairs: list[Pair]
) -> None:
    """Any difference takes it below 1."""
    found = kappa(given_pairs, difference)
    assert found is not None
    assert found <= 1
    assert (found == 1) == all(first == second for first, second in given_pairs)


@BOTH
@given(firsts=st.lists(MARKS, min_size=2, max_size=5), data=st.data())
def test_independent_marks_give_zero_in_expectation(
    difference: Difference, firsts: list[float], data: st.DataObject
) -> None:
    """Over all ways to hand the second marker's points out to the answers, the mean is exactly chance: 0."""
    seconds = data.draw(st.lists(MARKS, min_size=len(firsts), max_size=len(firsts)))
    if len({*firsts, *seconds}) == 1:
        return
    found = [kappa(list(zip(firsts, order, strict=True)), difference) for order in permutations(seconds)]
    assert isclose(sum(one or 0 for one in found) / len(found), 0, abs_tol=1e-9)


@given(PAIRS, st.integers(1, 5), st.integers(-10, 10))
def test_the_scale_of_the_points_does_not_matter(given_pairs: list[Pair], factor: int, shift: int) -> None:
    """Points out of 10 or out of 50, counted from 0 or from 1: the same agreement."""
    moved = [(factor * first + shift, factor * second + shift) for first, second in given_pairs]
    before, after = agreement(given_pairs), agreement(moved)
    assert (before.kappa, before.weighted) == (after.kappa, after.weighted)
