"""Strategy and roadmap: how much effort a customer deserves, and what comes next."""

from datetime import date

import pytest

from csm_course.registers import Milestone
from csm_course.tools import customer_engagement_strategy, engagement_roadmap

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("priority", "complexity", "maturity", "need", "effort"),
    [
        (4, 3, 2, 7, "intense"),
        (3, 3, 2, 7, "regular"),
        (5, 1, 5, 2, "regular"),
        (3, 3, 3, 6, "light"),
        (1, 5, 1, 10, "regular"),
    ],
)
def test_effort_is_read_off_need_and_priority(
    priority: int, complexity: int, maturity: int, need: int, effort: str
) -> None:
    """Need is complexity + 6 - maturity; great from 7, priority high from 4 (the course's convention)."""
    tool = customer_engagement_strategy
    result = tool.solve(tool.Inputs(priority=priority, complexity=complexity, maturity=maturity))
    assert (result.need, result.effort) == (need, effort)


def test_no_effort_is_named_before_all_three_are_rated() -> None:
    """The need is known from two of the ratings, the effort is not."""
    tool = customer_engagement_strategy
    result = tool.solve(tool.Inputs(complexity=5, maturity=1))
    assert (result.need, result.effort) == (10, None)
    assert result.without_aim == tuple(one.name for one in tool.Inputs().phases)


def test_the_example_strategy_lacks_only_a_milestone_in_its_first_phase() -> None:
    """All seven aims can be seen, all four outcomes are clear; preparation has no milestone."""
    tool = customer_engagement_strategy
    result = tool.solve(tool.EXAMPLE)
    assert (result.aimed, result.measured, result.outcomes, result.vague_outcomes) == (7, 7, 4, ())
    assert result.phases_without_milestone == ("Preparation",)


def test_the_next_milestone_of_the_example() -> None:
    """On 23 November the review on 10 December is next; training, due on 30 September, is late; 4 of 7 are met."""
    tool = engagement_roadmap
    result = tool.solve(tool.EXAMPLE)
    assert (result.next, result.next_due) == ("Business review with the directors", date(2026, 12, 10))
    assert (result.late, result.met, result.milestones) == (("Cooks trained in all twelve kitchens",), 4, 7)
    assert (result.start, result.end) == (date(2026, 2, 16), date(2027, 2, 28))


def test_a_milestone_without_a_day_is_named_and_one_due_today_is_next() -> None:
    """Due today is not late; without a day it cannot be next."""
    tool = engagement_roadmap
    rows = (Milestone(name="Some day"), Milestone(name="Today", due=TODAY))
    result = tool.solve(tool.Inputs(milestones=rows, today=TODAY))
    assert (result.next, result.late, result.undated) == ("Today", (), ("Some day",))


def test_the_slides_of_the_roadmap_name_what_is_late() -> None:
    """The first slide carries the message and the late milestone, and shows the picture."""
    tool = engagement_roadmap
    first, second = tool.deck(tool.EXAMPLE, tool.solve(tool.EXAMPLE)).slides
    assert first.title.startswith("Half of the saving is reached")
    assert "Cooks trained in all twelve kitchens" in first.text
    assert first.drawing is not None
    assert second.table is not None
    assert len(second.table.rows) == 7
