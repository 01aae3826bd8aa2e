"""Segmentation: Ladlework's segments and Jonas's sixty customers by hand, the rule's arithmetic, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools import CannotSolve
from csm_course.tools.segmentation import EXAMPLE, Inputs, Segment, Tier, report, solve

values = st.lists(st.floats(1, 1e6), min_size=1, max_size=9)


def parted(*by_value: float) -> Inputs:
    """Segments of these values, each with a need and a help of its own."""
    return Inputs(
        segments=tuple(
            Segment(name=f"Segment {at}", needs=f"need {at}", help=f"help {at}", customers=10, value=value)
            for at, value in enumerate(by_value)
        )
    )


def cautions(inputs: Inputs) -> str:
    """All cautions as one text."""
    return " ".join(note.text for note in report(inputs, solve(inputs)).notes if note.kind == "caution")


def test_lesson_1_13_by_hand() -> None:
    """28,000 + 32,000 + 20,000 is 80,000 (35, 40, 25%); 40 + 48 + 20 hours of 150-30-20; 1.7 each if all alike."""
    result = solve(EXAMPLE)
    assert (result.value, result.need, result.capacity, result.spare) == (80_000, 108, 100, -8)
    assert [tier.value_share for tier in result.tiers] == pytest.approx([0.35, 0.4, 0.25])
    assert result.hours_alike == pytest.approx(100 / 60)
    assert (result.customers_per_csm, result.csms_needed) == (60, pytest.approx(1.08))
    assert (result.tiers[2].cost_each, result.tiers[2].margin_each) == (30, 375)
    assert "8 hours more than there are" in cautions(EXAMPLE)


def test_the_way_out_of_the_lesson_fits() -> None:
    """A shared session of 4 hours and 2.25 hours each: 40 instead of 48 hours, and the plan is full."""
    tiers = list(EXAMPLE.tiers)
    tiers[1] = tiers[1].model_copy(update={"hours": 2.25, "shared_hours": 4})
    inputs = EXAMPLE.model_copy(update={"tiers": tuple(tiers)})
    result = solve(inputs)
    assert (result.tiers[1].hours, result.need, result.spare) == (40, 100, 0)
    assert "The plan is full" in cautions(inputs)


def test_the_segments_of_the_lesson_keep_the_rule() -> None:
    """25, 30, 26 and 19% of value in four segments."""
    result = solve(EXAMPLE)
    assert [one.share for one in result.segments] == pytest.approx([0.25, 0.30, 0.26, 0.19])
    assert {one.verdict for one in result.segments} == {"fits"}
    assert result.segments_count_fits


def test_seven_segments_cannot_keep_the_rule_and_two_neither() -> None:
    """7 × 15% = 105% and 2 × 35% = 70%: the published "three to seven" is refused with its arithmetic."""
    assert "7 × 15% = 105%" in cautions(parted(*[100] * 7))
    assert "2 × 35% = 70%" in cautions(parted(50, 50))
    assert "One segment is everybody" in cautions(parted(1))
    assert cautions(parted(*[100] * 6)) == ""


def test_the_limits_belong_to_the_rule() -> None:
    """Exactly 15% and 35% fit; a trace beyond does not."""
    assert [one.verdict for one in solve(parted(15, 35, 25, 25)).segments] == ["fits"] * 4
    assert [one.verdict for one in solve(parted(14.9, 35.1, 25, 25)).segments] == ["small", "large", "fits", "fits"]


def test_a_segment_is_a_need_and_a_help_of_its_own() -> None:
    """Missing needs are named; the same help twice is one segment."""
    same = (Segment(name="A", value=1, help="Guides"), Segment(name="B", needs="speed", value=1, help="guides"))
    told = cautions(Inputs(segments=same))
    assert "Not said yet for A" in told
    assert "helped in the same way" in told


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        (Tier(name="Small", touch="high", customers=5, fee=500, hours=10), "costs EUR 600 and brings EUR 375"),
        (Tier(name="Small", touch="low", customers=5, fee=9_000, hours=3), "called low touch but takes 3 hours"),
        (Tier(name="Large", touch="high", customers=5, fee=9_000, hours=0.5), "high touch in less than an hour"),
    ],
)
def test_a_touch_that_does_not_fit_is_named(tier: Tier, words: str) -> None:
    """Cost beside margin, and the word beside the hours."""
    assert words in cautions(Inputs(tiers=(tier,)))


def test_nothing_entered_says_where_to_begin() -> None:
    """An empty form has a report with the first step."""
    headline = report(Inputs(), solve(Inputs())).headline
    assert headline is not None
    assert "Begin with your segments" in headline.note


def test_a_month_longer_than_its_hours_is_refused() -> None:
    """Internal work and reserve cannot take more than there is."""
    with pytest.raises(CannotSolve) as refused:
        solve(Inputs(internal=140, reserve=20))
    assert refused.value.field == "internal"


@given(values)
def test_laws_of_shares(by_value: list[float]) -> None:
    """Shares add up to everything; more than six segments leave one below 15%, fewer than three one above 35%."""
    result = solve(parted(*by_value))
    assert sum(one.share or 0 for one in result.segments) == pytest.approx(1)
    verdicts = {one.verdict for one in result.segments}
    if len(by_value) > 6:
        assert "small" in verdicts
    if len(by_value) < 3:
        assert "large" in verdicts


@given(st.lists(st.builds(Tier, customers=st.integers(1, 500), hours=st.floats(0, 50), shared_hours=st.floats(0, 90),
                          fee=st.floats(0, 1e5)), max_size=6), st.floats(0.5, 30))  # fmt: skip
def test_laws_of_hours(tiers: list[Tier], csms: float) -> None:
    """Need and spare make up the capacity; the CSMs needed would have exactly the hours; the report is whole."""
    inputs = Inputs(tiers=tuple(tiers), csms=csms)
    result = solve(inputs)
    assert result.need + result.spare == pytest.approx(result.capacity, abs=1e-6)
    assert (result.csms_needed or 0) * 100 == pytest.approx(result.need)
    for table in report(inputs, result).tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
