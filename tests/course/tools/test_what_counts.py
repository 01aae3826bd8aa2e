"""What counts and what does not, across the tools: empty rows, unknown numbers, and values right at a limit."""

from datetime import date

import pytest

from csm_course.office.questions import questions
from csm_course.registers import Capability, Challenge, Group, Outcome, Risk, Stakeholder
from csm_course.registers.stakeholder import is_named
from csm_course.tools import (
    adoption_activities,
    adoption_risks,
    business_review,
    capabilities_and_processes,
    challenges_and_changes,
    change_readiness,
    customer_research_checklist,
    engagement_reporting,
    impacted_groups,
    kpi_tree,
    load,
    onboarding_scoring_matrix,
    personal_evaluation,
    practical_considerations,
    segmentation,
    slugs,
    stakeholder_matrix,
    stakeholder_plan,
    success_roadmap,
)
from csm_course.tools.business_review.inputs import Plan
from csm_course.tools.checklist import Item, progress, state_notes
from csm_course.tools.kpi_tree.inputs import Driver
from csm_course.tools.practical_considerations.inputs import Consideration
from csm_course.tools.questionnaire import Question, knowledge, knowledge_notes, knowledge_tables
from csm_course.tools.stakeholder_plan.inputs import Contact

COUNTS_EMPTY_ROWS = {"critical_path", "fishbone", "clv"}
"""Tools in which a row without words is a fault to be mended, or the thing itself: a task, a cause, a variant."""


@pytest.mark.parametrize("slug", sorted(set(slugs()) - COUNTS_EMPTY_ROWS))
def test_an_empty_row_changes_nothing(slug: str) -> None:
    """A row that was added and not filled in: the report is the one without it."""
    tool = load(slug)
    lists = [one for one in questions(tool.Inputs) if one.row is not None and not one.field.standing]
    for one in lists:
        assert one.row is not None
        there = getattr(tool.EXAMPLE, one.name)
        sheet = {one.field.sheets: getattr(there[-1], one.field.sheets)} if one.field.sheets else {}
        rows = (*there, one.row().model_copy(update=sheet))
        if one.row() in getattr(tool.Inputs(), one.name) or one.name in ("csat_scores", "nps_scores", "ces_scores"):
            continue
        more = tool.EXAMPLE.model_copy(update={one.name: rows})
        assert tool.report(more, tool.solve(more)) == tool.report(tool.EXAMPLE, tool.solve(tool.EXAMPLE)), one.name


def test_people_nobody_has_counted_add_nothing() -> None:
    """A group of an unknown number of people is not one of one person, and comes after one that was counted."""
    groups = (Group(name="Night shift"), Group(name="Cooks", people=84, awareness=2, reach="direct"))
    assert impacted_groups.solve(impacted_groups.Inputs(groups=groups)).direct_people == 84
    assert adoption_activities.solve(adoption_activities.Inputs(groups=groups)).people_uncovered == 84
    held = (Group(name="Unknown", awareness=2), Group(name="One", awareness=2, people=1))
    assert change_readiness.solve(change_readiness.Inputs(groups=held)).first == "One"


def test_only_high_risks_without_action_or_owner_are_open() -> None:
    """Of 5+3 = 8 without an owner, 4+4 = 8 with both, and 2+2 = 4 without either: two are high, one of them open."""
    risks = (
        Risk(name="A", likelihood=5, severity=3, actions="Ask"),
        Risk(name="B", likelihood=4, severity=4, actions="Ask", owner="Ann"),
        Risk(name="C", likelihood=2, severity=2),
    )
    result = adoption_risks.solve(adoption_risks.Inputs(risks=risks))
    assert (result.high, result.open_high) == (2, 1)


def test_what_the_research_lacks() -> None:
    """Facts nobody entered are named, lists are not; only the customer's people are asked what they want."""
    empty = customer_research_checklist.solve(customer_research_checklist.Inputs())
    assert "Customer" in empty.missing_facts
    assert "People" not in empty.missing_facts
    people = (Stakeholder(name="Ann"), Stakeholder(name="Bo", side="vendor"), Stakeholder(role="Cook"))
    found = customer_research_checklist.solve(customer_research_checklist.Inputs(stakeholders=people, customer="K"))
    assert (found.people, found.people_without_wish) == (2, 1)
    assert "Customer" not in found.missing_facts


def test_departments_without_a_name_are_none() -> None:
    """A capability that names no department touches no department."""
    rows = (Capability(name="Plan"), Capability(name="Order", department="Kitchen"))
    result = capabilities_and_processes.solve(capabilities_and_processes.Inputs(capabilities=rows))
    assert result.departments == (("Kitchen", 1),)


@pytest.mark.parametrize("line", [Plan(name="Train", owner="Ann"), Plan(name="Train", until=date(2027, 1, 4))])
def test_a_line_of_the_review_s_plan_needs_owner_and_day(line: Plan) -> None:
    """One of the two is not enough."""
    result = business_review.solve(business_review.EXAMPLE.model_copy(update={"plan": (line,)}))
    assert [lack.part for lack in result.lacks if lack.field == "plan"] == ["plan"]


@pytest.mark.parametrize(
    ("ratings", "score", "nearest"),
    [((1, 1, 1, 5), 4, 6), ((2, 2, 3, 4), 9, 1), ((3, 3, 2, 4), 10, 1), ((3, 3, 3, 3), 12, 3), ((4, 4, 4, 4), 14, 1),
     ((4, 4, 4, 3), 15, 1), ((5, 5, 5, 1), 20, 6)],
)  # fmt: skip
def test_how_far_the_next_onboarding_model_is(ratings: tuple[int, ...], score: int, nearest: int) -> None:
    """Limits 10 and 15: from 9 one point up, from 10 one point down, from 12 three points either way."""
    names = ("complexity", "customization", "adoption", "maturity")
    result = onboarding_scoring_matrix.solve(
        onboarding_scoring_matrix.Inputs.model_validate(dict(zip(names, ratings, strict=True)))
    )
    assert (result.score, result.nearest) == (score, nearest)


def test_the_strongest_and_the_weakest_areas_are_named() -> None:
    """Equal ones together, each area once, also where two have the same name."""
    areas = personal_evaluation.Inputs().areas[:4]
    ratings = (9, 9, 4, 6)
    rated = tuple(one.model_copy(update={"rating": rating}) for one, rating in zip(areas, ratings, strict=True))
    result = personal_evaluation.solve(personal_evaluation.Inputs(areas=rated))
    assert result.strongest == (areas[0].name, areas[1].name)
    assert result.weakest == (areas[2].name,)
    twins = tuple(one.model_copy(update={"name": "Time"}) for one in rated)
    assert personal_evaluation.solve(personal_evaluation.Inputs(areas=twins)).rated == 4
    unnamed = personal_evaluation.Inputs(areas=(*rated, rated[0].model_copy(update={"name": ""})))
    assert personal_evaluation.solve(unnamed).areas == 4


def test_what_was_looked_at_and_not_planned_is_named() -> None:
    """A consideration with an action and an owner is planned; one without an owner is not."""
    rows = (
        Consideration(name="Phases: when", situation="Two", action="Start", owner="Ann"),
        Consideration(name="Pilot: who", situation="One", action="Start"),
        Consideration(name="Tools: which", action="Start", owner="Ann"),
    )
    result = practical_considerations.solve(practical_considerations.Inputs(considerations=rows))
    assert (result.looked_at, result.planned) == (2, 1)
    assert (result.unplanned, result.not_looked_at) == (("Pilot",), ("Tools",))


def test_a_month_may_be_full() -> None:
    """Internal work and reserve that take all hours leave none; that is no mistake."""
    full = segmentation.EXAMPLE.model_copy(update={"hours": 100, "internal": 60, "reserve": 40})
    assert segmentation.solve(full).capacity == 0


def test_hours_for_all_together_come_off_first() -> None:
    """A CSM of 100 hours, ten of them for the group, two for each: at most 45 such customers."""
    tier = segmentation.EXAMPLE.tiers[0].model_copy(update={"customers": 5, "hours": 2.0, "shared_hours": 10.0})
    inputs = segmentation.EXAMPLE.model_copy(update={"hours": 100, "internal": 0, "reserve": 0, "tiers": (tier,)})
    assert segmentation.solve(inputs).tiers[0].most_customers == 45


def test_only_people_without_both_ratings_are_unplaced() -> None:
    """Who is placed is not named again."""
    people = (Stakeholder(name="Ann", authority=3, interest=3), Stakeholder(name="Bo", authority=3))
    assert stakeholder_matrix.solve(stakeholder_matrix.Inputs(stakeholders=people)).unplaced == ("Bo",)


def test_an_outcome_exactly_at_its_target_is_reached() -> None:
    """From 100 to 80, now 80."""
    there = Outcome(name="Waste", baseline=100, target=80, actual=80)
    assert success_roadmap.solve(success_roadmap.Inputs(outcomes=(there, Outcome(measure="g")))).reached == 1


def test_days_the_wrong_way_round_are_told_and_not_averaged() -> None:
    """Resolved five days before it was raised: named, and the median is that of the others."""
    right = Challenge(name="Right", raised=date(2026, 11, 1), resolved=date(2026, 11, 4))
    wrong = Challenge(name="Wrong", raised=date(2026, 11, 9), resolved=date(2026, 11, 4))
    inputs = challenges_and_changes.Inputs(challenges=(right, wrong))
    result = challenges_and_changes.solve(inputs)
    assert (result.median_days, result.backwards) == (3, ("Wrong",))
    assert any("Wrong" in note.text for note in challenges_and_changes.report(inputs, result).notes)


def test_a_name_within_another_is_somebody_else() -> None:
    """Ann is met with “Ann and Bo”, not with Hanna or Anna; case does not matter."""
    assert is_named("Ann", "ann and Bo")
    assert not is_named("Ann", "Hanna, Anna")
    weighty = (Stakeholder(name="Ann", authority=5),)
    plan = stakeholder_plan.Inputs(stakeholders=weighty, plan=(Contact(month="May", person="Hanna"),))
    assert stakeholder_plan.solve(plan).left_out == ("Ann",)


def test_a_report_for_hanna_is_none_for_ann() -> None:
    """Whoever weighs and reads no report is named."""
    duty = engagement_reporting.EXAMPLE.duties[0].model_copy(update={"reader": "Hanna"})
    inputs = engagement_reporting.Inputs(stakeholders=(Stakeholder(name="Ann", authority=5),), duties=(duty,))
    assert engagement_reporting.solve(inputs).unheard == ("Ann",)


def test_a_driver_named_twice_is_hung_up_once() -> None:
    """Two of one name: what drives it hangs below the first, and a driver may have its outcome's name."""
    drivers = (Driver(name="Churn", under="churn"), Driver(name="A", under="Churn"), Driver(name="a", under="Churn"),
               Driver(name="B", under="A"))  # fmt: skip
    result = kpi_tree.solve(kpi_tree.Inputs(outcomes=(Outcome(name="Churn"),), drivers=drivers))
    assert [(node.name, node.parent) for node in result.nodes] == [
        ("Churn", -1), ("Churn", 0), ("A", 0), ("B", 2), ("a", 0),
    ]  # fmt: skip


def test_a_phase_that_began_too_early_is_told_only_then() -> None:
    """Phase 2 has a yes while phase 1 is not ready; a phase of empty questions is none."""
    items = (Item(phase="1", question="Q"), Item(phase="2", question="Q", tick="yes"), Item(phase="3"))
    found = progress(items)
    assert [one.phase for one in found.phases] == ["1", "2"]
    assert sum("has begun although" in note.text for note in state_notes(found, "items")) == 1
    untouched = progress((Item(phase="1", question="Q"), Item(phase="2", question="Q")))
    assert not any("has begun" in note.text for note in state_notes(untouched, "items"))


def test_the_questionnaire_begins_where_most_is_missing() -> None:
    """Part B misses two of two, part A none; the gaps carry what is assumed and whom to ask."""
    rows = (
        Question(part="a", question="One?", answer="Yes", certainty="validated"),
        Question(part="b", question="Two?", answer="Maybe", certainty="assumed", source="Ann"),
        Question(part="b", question="Three?"),
    )
    found = knowledge(rows, {"a": "Part A", "b": "Part B"})
    assert "“Part B”" in next(iter(knowledge_notes(found, "answers"))).text
    assert knowledge_tables(found)[0].rows == (("Three?", "Part B", "–", "–"), ("Two?", "Part B", "Maybe", "Ann"))
