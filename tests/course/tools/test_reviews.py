"""Success roadmap and business review: what executives ask, and whether it is ready to be shown."""

from datetime import date

import pytest

from csm_course.tools import business_review, success_roadmap
from csm_course.tools.business_review.inputs import PARTS


def test_the_roadmap_of_the_example() -> None:
    """Waste has gone 55% of its way; no outcome is reached, four milestones are met, three decisions are asked for."""
    result = success_roadmap.solve(success_roadmap.EXAMPLE)
    assert result.outcomes[0].progress == pytest.approx(0.55)
    assert (result.reached, result.met, result.steps, result.vague_steps) == (0, 4, 3, ())
    assert result.late == ("Cooks trained in all twelve kitchens",)
    assert len(result.decisions) == 3


def test_a_step_that_says_too_little_is_named() -> None:
    """Without an owner, an end or what it brings it is a wish."""
    steps = success_roadmap.EXAMPLE.steps
    bare = steps[0].model_copy(update={"owner": ""})
    result = success_roadmap.solve(success_roadmap.EXAMPLE.model_copy(update={"steps": (bare, *steps[1:])}))
    assert result.vague_steps == ("Train the night shifts",)


def test_the_roadmap_s_slides_end_with_what_is_needed() -> None:
    """Pictures, tables, then the decisions; an empty roadmap still gives a slide."""
    tool = success_roadmap
    slides = tool.deck(tool.EXAMPLE, tool.solve(tool.EXAMPLE)).slides
    assert slides[0].drawing is not None
    assert slides[-1].bullets == tool.solve(tool.EXAMPLE).decisions
    assert len(tool.deck(tool.Inputs(), tool.solve(tool.Inputs())).slides) == 1


def test_the_review_of_the_example_is_ready_and_warns_of_its_value() -> None:
    """All six parts, sent two days ahead; finance has not agreed, so the report cautions."""
    tool = business_review
    result = tool.solve(tool.EXAMPLE)
    assert result.ready == tuple(PARTS)
    assert (result.lead_days, result.minutes_per_part, result.deciders_missing) == (2, 10, False)
    assert result.behind == ("Keep the cooks using it",)
    assert any("finance" in note.text for note in tool.report(tool.EXAMPLE, result).notes)


def test_an_empty_review_lacks_every_part() -> None:
    """Each of the six parts is named with what it needs."""
    lacks = business_review.solve(business_review.Inputs()).lacks
    assert {lack.part for lack in lacks} == set(PARTS)


@pytest.mark.parametrize(("sent", "caution"), [(date(2026, 12, 10), True), (date(2026, 12, 9), False)])
def test_a_review_sent_on_its_day_is_too_late(sent: date, caution: bool) -> None:
    """One day ahead is enough, the same day is not."""
    tool = business_review
    inputs = tool.EXAMPLE.model_copy(update={"sent": sent})
    notes = tool.report(inputs, tool.solve(inputs)).notes
    assert any("too late" in note.text for note in notes) == caution


def test_nobody_who_can_decide_is_told() -> None:
    """Without Dagny and Maite nobody on the customer's side has an authority of 4 or more."""
    tool = business_review
    people = tuple(one for one in tool.EXAMPLE.stakeholders if one.id not in ("dagny", "maite"))
    assert tool.solve(tool.EXAMPLE.model_copy(update={"stakeholders": people})).deciders_missing


def test_what_is_missing_stands_in_the_notes_and_not_on_the_slides() -> None:
    """Without a value there is no slide for it; the agenda's notes say what to do before the meeting."""
    tool = business_review
    inputs = tool.EXAMPLE.model_copy(update={"value": None})
    slides = tool.deck(inputs, tool.solve(inputs)).slides
    assert "Value: Say what it was worth" in slides[0].notes
    assert [slide.title for slide in slides if slide.title == "Value"] == []
