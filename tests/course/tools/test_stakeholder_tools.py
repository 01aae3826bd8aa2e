"""Matrix, plan and proposal: who weighs, who is left out, and what two people need before they sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.documents import TablePart
from csm_course.pictures.quadrants import BOTTOM, LEFT, RIGHT, TOP, Place, quadrants, spot
from csm_course.registers import Stakeholder
from csm_course.tools import engagement_proposal, stakeholder_matrix, stakeholder_plan
from csm_course.tools.stakeholder_matrix.reporting import AXES
from csm_course.tools.stakeholder_plan.inputs import Contact

RATING = st.integers(1, 5)
NAMES = st.sampled_from(("Al", "Dagny Solheim", "Bartholomew Featherstonehaugh-Cholmondeley"))


@pytest.mark.parametrize(
    ("authority", "interest", "category"),
    [(3, 3, "key"), (5, 5, "key"), (3, 2, "satisfy"), (2, 3, "inform"), (2, 2, "monitor"), (5, 1, "satisfy")],
)
def test_the_middle_of_the_scale_counts_as_high(authority: int, interest: int, category: str) -> None:
    """The course's convention: 3 and more is high."""
    people = (Stakeholder(name="X", authority=authority, interest=interest),)
    (placed,) = stakeholder_matrix.solve(stakeholder_matrix.Inputs(stakeholders=people)).placed
    assert placed.category == category


def test_who_is_critical_and_who_is_an_ally_in_the_example() -> None:
    """Maite (authority 4, support -1) and Henrik (3, -1); Sofia supports, but weighs too little to be an ally."""
    result = stakeholder_matrix.solve(stakeholder_matrix.EXAMPLE)
    assert result.critical == ("Maite Ibarra", "Henrik Aas")
    assert result.allies == ("Dagny Solheim", "Rui Tavares", "Amara Okoye")
    assert result.counts == {"key": 4, "satisfy": 2, "inform": 2, "monitor": 0}


def test_who_is_not_rated_is_not_placed() -> None:
    """One rating alone gives no place; the report asks for the other."""
    people = (Stakeholder(name="Half", authority=4),)
    inputs = stakeholder_matrix.Inputs(stakeholders=people)
    result = stakeholder_matrix.solve(inputs)
    assert (result.placed, result.unplaced) == ((), ("Half",))
    assert any("Half" in note.text for note in stakeholder_matrix.report(inputs, result).notes)


@given(st.lists(st.tuples(NAMES, RATING, RATING), max_size=14))
def test_names_on_the_map_never_cover_each_other(people: list[tuple[str, int, int]]) -> None:
    """All tags lie inside the map, and no two touch, even where many share a place."""
    places = [Place(str(at), name, x, y, "▲", "good", name) for at, (name, x, y) in enumerate(people)]
    drawing = quadrants("Map", AXES, ("a", "b", "c", "d"), places, "A map.", "map")
    tags = [shape for shape in drawing.shapes if shape.kind == "box" and shape.key != "map"]
    assert len(tags) == len(people)
    for at, one in enumerate(tags):
        assert one.x >= LEFT
        assert one.x + one.width <= RIGHT
        assert one.y >= TOP
        assert one.y + one.height <= BOTTOM
        for other in tags[at + 1 :]:
            apart_across = one.x + one.width <= other.x or other.x + other.width <= one.x
            apart_down = one.y + one.height <= other.y or other.y + other.height <= one.y
            assert apart_across or apart_down


def test_higher_ratings_lie_further_right_and_up() -> None:
    """Interest runs to the right, authority upwards, in equal steps."""
    places = [spot(AXES, rating, rating) for rating in range(1, 6)]
    assert places == sorted(places, key=lambda place: (place[0], -place[1]))


def test_who_weighs_and_is_in_no_plan_is_named() -> None:
    """In the example November has nothing for Dagny, authority 5; everybody else who weighs has something."""
    result = stakeholder_plan.solve(stakeholder_plan.EXAMPLE)
    assert (result.current, result.left_out) == ("November 2026", ("Dagny Solheim",))
    assert [(one.month, one.contacts, one.done) for one in result.months] == [
        ("October 2026", 2, 1),
        ("November 2026", 4, 1),
    ]


def test_what_is_moved_twice_drags_and_strange_names_are_told() -> None:
    """The same action with the same person moved in two months; a name no stakeholder has."""
    moved = [Contact(month=f"Month {n}", person="Al", action="Call", aim="Agree", status="moved") for n in (1, 2)]
    rows = (*moved, Contact(month="Month 2", person="Bea"))
    inputs = stakeholder_plan.Inputs(stakeholders=(Stakeholder(name="Al"),), plan=rows)
    result = stakeholder_plan.solve(inputs)
    assert (result.dragging, result.unknown) == (("Call (Al)",), ("Bea",))
    assert result.months[1].aimless == 1


def test_the_example_proposal_can_be_signed_and_an_empty_one_cannot() -> None:
    """Nothing is missing in the example; an empty one lacks eight entries, both undertakings and an outcome."""
    assert engagement_proposal.solve(engagement_proposal.EXAMPLE).is_ready
    lacks = engagement_proposal.solve(engagement_proposal.Inputs()).lacks
    assert len(lacks) == 11
    assert {"ours", "theirs", "outcomes"} <= {lack.field for lack in lacks}


def test_a_proposal_that_ends_before_it_begins_is_refused() -> None:
    """The two days the wrong way round."""
    example = engagement_proposal.EXAMPLE
    turned = example.model_copy(update={"starts": example.ends, "ends": example.starts})
    assert [lack.field for lack in engagement_proposal.solve(turned).lacks] == ["ends"]


def test_the_letter_has_two_signature_blocks_and_every_list() -> None:
    """Both signers by name; undertakings, outcomes and milestones as tables; no list of what is missing."""
    tool = engagement_proposal
    letter = tool.letter(tool.EXAMPLE, tool.solve(tool.EXAMPLE))
    assert [(one.party, one.name) for one in letter.signatures] == [
        ("Ladlework", "Petra Lindqvist"),
        ("Havn & Huerta", "Dagny Solheim"),
    ]
    captions = [part.table.caption for part in letter.parts if isinstance(part, TablePart)]
    assert captions == ["What we will do", "What the customer will do", "Outcomes", "Milestones"]
