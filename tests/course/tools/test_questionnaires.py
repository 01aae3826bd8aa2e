"""The questionnaires: what is validated, what is only assumed, and the gaps as an agenda."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.registers import Stakeholder
from csm_course.tools import (
    adoption_requirements,
    customer_research_checklist,
    onboarding_requirements,
    practical_considerations,
)
from csm_course.tools.questionnaire import CERTAINTIES, Question, answered, knowledge

PARTS = {"a": "Part A", "b": "Part B"}
ROWS = st.lists(
    st.builds(
        Question,
        part=st.sampled_from(tuple(PARTS)),
        question=st.just("Why?"),
        answer=st.sampled_from(("", "Because")),
        certainty=st.sampled_from(tuple(CERTAINTIES)),
    ),
    max_size=12,
)


def test_the_sheets_are_those_the_framework_names() -> None:
    """Inventory TOOL-01: five tabs; TOOL-09: two; TOOL-12: seven topics, in their order."""
    assert list(customer_research_checklist.inputs.PARTS.values()) == [
        "Customer",
        "Solution",
        "Initiative",
        "Stakeholders",
        "Progress",
    ]
    assert list(onboarding_requirements.inputs.PARTS) == ["generic", "customized"]
    topics = ["objectives", "managers", "user_groups", "financing", "measurement", "reporting", "sign_off"]
    assert list(adoption_requirements.inputs.PARTS) == topics


def test_a_mark_without_words_validates_nothing() -> None:
    """Only an answer somebody confirmed is validated; the empty one stays open."""
    rows = [Question(part="a", question="Why?", certainty="validated")]
    result = knowledge(rows, PARTS)
    assert (result.validated, result.assumed, result.open) == (0, 0, 1)


def test_gaps_are_open_questions_first_then_assumptions() -> None:
    """Within a part; parts keep their order."""
    rows = [
        Question(part="b", question="B", answer="perhaps", certainty="assumed"),
        Question(part="a", question="A1", answer="perhaps", certainty="assumed"),
        Question(part="a", question="A2"),
    ]
    assert [gap.question for gap in knowledge(rows, PARTS).gaps] == ["A2", "A1", "B"]


def test_the_research_example_by_hand() -> None:
    """29 questions: 20 validated, 6 assumed, 3 open; no shared fact is missing."""
    result = customer_research_checklist.solve(customer_research_checklist.EXAMPLE)
    assert (result.asked, result.validated, result.assumed, result.open) == (29, 20, 6, 3)
    assert result.missing_facts == ()
    assert result.gaps[0].question.startswith("What is it like to work with")


def test_an_empty_research_says_where_to_begin() -> None:
    """All ten facts are missing, and nobody is named."""
    tool = customer_research_checklist
    result = tool.solve(tool.Inputs())
    assert len(result.missing_facts) == 10
    assert any("Nobody is named yet" in note.text for note in tool.report(tool.Inputs(), result).notes)


def test_people_whose_wish_is_not_known_are_counted_on_the_customer_s_side_only() -> None:
    """Two of the customer, one of them with a wish; a colleague does not count."""
    people = (
        Stakeholder(name="A", wants="Less waste"),
        Stakeholder(name="B"),
        Stakeholder(name="C", side="vendor"),
    )
    result = customer_research_checklist.solve(customer_research_checklist.Inputs(stakeholders=people))
    assert (result.people, result.people_without_wish) == (3, 1)


def test_answers_find_only_questions_that_exist() -> None:
    """A worked example with a misspelt id is an author's mistake, and told."""
    with pytest.raises(KeyError, match="customer-99"):
        answered(customer_research_checklist.Inputs().answers, {"customer-99": ("", "open", "")})


def test_eight_considerations_stand_and_own_ones_count_beside_them() -> None:
    """Inventory TOOL-16: eight stand. The example plans six; one is known but nobody deals with it, one is unseen."""
    tool = practical_considerations
    assert tool.solve(tool.Inputs()).considerations == 8
    result = tool.solve(tool.EXAMPLE)
    assert (result.looked_at, result.planned, result.settled) == (7, 6, 4)
    assert (result.unplanned, result.not_looked_at) == (("Standards",), ("Money",))


@given(ROWS)
def test_every_needed_question_is_counted_once(rows: list[Question]) -> None:
    """Validated, assumed and open add up; the gaps are what is not validated."""
    result = knowledge(rows, PARTS)
    needed = [row for row in rows if row.certainty != "not_needed"]
    assert result.asked == len(needed) == result.validated + result.assumed + result.open
    assert len(result.gaps) == result.asked - result.validated
    assert sum(one.asked for one in result.parts) == result.asked
