"""Changes in words: short, in the labels the reader knows, rows by their names."""

from datetime import date
from typing import Any

import pytest

from csm_course.engagement.case import case_engagement
from csm_course.engagement.differences import differences
from csm_course.engagement.document import Engagement
from csm_course.engagement.parts import with_inputs
from csm_course.engagement.tree import tree
from csm_course.engagement.wording import change_in_words, fact_in_words
from csm_course.registers import Milestone, Stakeholder
from csm_course.shared import Shared


def said(before: Shared, after: Shared) -> str:
    """What the step from one to the other is called."""
    sides = [tree(Engagement(id="x", title="X", shared=shared)) for shared in (before, after)]
    return change_in_words(differences(*sides), *sides)


def person(**values: Any) -> Shared:
    """An engagement with one stakeholder."""
    return Shared(stakeholders=(Stakeholder(id="m", **{"name": "Maite Ibarra", **values}),))


THREE = Shared(stakeholders=tuple(Stakeholder(id=one, name=one.upper()) for one in "abc"))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (person(authority=3), person(authority=4), "Stakeholders: Maite Ibarra – authority 3 to 4"),
        (person(), person(support=-1), "Stakeholders: Maite Ibarra – support set to −1"),
        (person(support=-1), person(), "Stakeholders: Maite Ibarra – support cleared"),
        (person(), person(side="partner"), "Stakeholders: Maite Ibarra – belongs to Customer to Partner or other"),
        (person(), person(concerns="x" * 80), "Stakeholders: Maite Ibarra – concerns entered"),
        (person(wants="x" * 80), person(wants="y" * 80), "Stakeholders: Maite Ibarra – wants to reach changed"),
        (person(name=""), person(name="", authority=1), "Stakeholders: row without a name – authority set to 1"),
        (Shared(), person(), "Stakeholders: Maite Ibarra added"),
        (person(), Shared(), "Stakeholders: Maite Ibarra removed in all tools"),
        (Shared(), THREE, "Stakeholders: 3 rows added"),
        (THREE, Shared(stakeholders=THREE.stakeholders[::-1]), "Stakeholders: order of the rows changed"),
        (Shared(), Shared(customer="Havn", annual_value=72_000), "Customer set to “Havn”; Paid per year set to 72,000"),
        (
            Shared(milestones=(Milestone(id="k", name="Kick-off", due=date(2026, 3, 10)),)),
            Shared(milestones=(Milestone(id="k", name="Kick-off", due=date(2026, 4, 2)),)),
            "Milestones: Kick-off – due 10 Mar 2026 to 2 Apr 2026",
        ),
    ],
)
def test_a_change_in_words(before: Shared, after: Shared, words: str) -> None:
    """By hand, a case of each kind."""
    assert said(before, after) == words


def test_many_changes_are_counted() -> None:
    """Three are named, the others counted; a list in a history has no room for more."""
    after = Shared(customer="A", industry="B", product="C", initiative="D", vendor="E")
    assert said(Shared(), after).endswith("; Product set to “C”; and 2 more changes")


def test_facts_of_a_tool_have_its_labels() -> None:
    """A conflict names the form's own words, and a slug only where the course has no such tool any more."""
    engagement = with_inputs(case_engagement(), "fishbone", {"causes": [{"id": "c", "text": "Phones ring"}]})
    side = tree(engagement)
    assert fact_in_words(("tools", "fishbone", "causes", "c", "votes"), side) == "Causes: Phones ring – Votes"
    assert fact_in_words(("tools", "gone", "x"), side) == "x"
    assert fact_in_words(("shared", "customer"), side) == "Customer"
    assert fact_in_words(("extras", "fishbone", "x"), side) == "What was kept aside"
