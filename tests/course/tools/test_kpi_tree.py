"""The KPI tree: progress in both directions, what hangs below what, and what is behind."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from csm_course.pictures.tree import Branch, tree
from csm_course.registers import Outcome
from csm_course.tools import CannotSolve
from csm_course.tools.kpi_tree import EXAMPLE, Inputs, report, solve
from csm_course.tools.kpi_tree.inputs import Driver
from csm_course.tools.kpi_tree.solving import progress

AMOUNT = st.floats(-1e6, 1e6)


def test_progress_needs_no_special_case_where_lower_is_better() -> None:
    """Domain facts 1.6: (actual - baseline) / (target - baseline). Waste 100 -> 80 g, now 89: 11 of 20 = 55%."""
    assert progress(100, 80, 89) == (0.55, "")
    assert progress(35, 90, 90) == (1, "")
    assert progress(10, 20, 5)[0] == -0.5
    assert progress(10, 20, 25)[0] == 1.5


def test_no_way_to_go_is_undefined_and_says_why() -> None:
    """Target equal to baseline, or a number missing: no progress, and the reason in words."""
    assert progress(5, 5, 5)[0] is None
    assert "the same" in progress(5, 5, 7)[1]
    assert "missing" in progress(None, 5, 7)[1]


@given(AMOUNT, AMOUNT, st.floats(0, 1))
def test_progress_is_the_share_of_the_way(baseline: float, target: float, share: float) -> None:
    """Whatever the direction, a value a share of the way along has that progress."""
    assume(abs(target - baseline) > 1e-3)
    found, _ = progress(baseline, target, baseline + share * (target - baseline))
    assert found == pytest.approx(share, abs=1e-6)


def test_drivers_hang_below_what_they_name_whatever_the_case() -> None:
    """Two levels below an outcome; a driver of something unknown is an orphan and stands on its own."""
    drivers = (
        Driver(name="Trained", under="weighing"),
        Driver(name="Weighing", under="LESS WASTE"),
        Driver(name="Lost", under="Nothing here"),
    )
    result = solve(Inputs(outcomes=(Outcome(name="Less waste"),), drivers=drivers))
    assert [(node.name, node.depth, node.parent) for node in result.nodes] == [
        ("Less waste", 0, -1),
        ("Weighing", 1, 0),
        ("Trained", 2, 1),
        ("Lost", 0, -1),
    ]
    assert (result.orphans, result.leaves) == (("Lost",), ())


@pytest.mark.parametrize("pairs", [[("A", "A")], [("A", "B"), ("B", "A")], [("A", "B"), ("B", "C"), ("C", "A")]])
def test_a_circle_is_refused_by_name(pairs: list[tuple[str, str]]) -> None:
    """A measure that drives itself, directly or through others."""
    drivers = tuple(Driver(name=name, under=under) for name, under in pairs)
    with pytest.raises(CannotSolve, match="circle") as refusal:
        solve(Inputs(drivers=drivers))
    assert refusal.value.field == "drivers"


def test_behind_is_what_misses_its_milestone_or_its_day() -> None:
    """70 where 80 should be is behind; 80 is not; past its day it is; at the target it is reached whatever the day."""
    rows = (
        Driver(name="A", baseline=0, target=100, milestone=80, actual=70),
        Driver(name="B", baseline=0, target=100, milestone=80, actual=80),
        Driver(name="C", baseline=0, target=100, actual=80, due=date(2026, 11, 22)),
        Driver(name="D", baseline=100, target=0, milestone=20, actual=0, due=date(2026, 11, 22)),
    )
    result = solve(Inputs(drivers=rows, today=date(2026, 11, 23)))
    assert [node.state for node in result.nodes] == ["behind", "on_track", "behind", "reached"]


def test_the_example_by_hand() -> None:
    """Outcomes 55%, 31/55, 1.5/2 and 0: mean 46.6%. Seven measures miss their milestones."""
    result = solve(EXAMPLE)
    assert result.mean_progress == pytest.approx((0.55 + 31 / 55 + 0.75 + 0) / 4)
    behind = {node.id for node in result.nodes if node.state == "behind"}
    assert behind == {"orders", "users", "d-weigh", "d-train", "d-phone", "d-signin", "d-tablet"}
    assert any("Behind" in note.text for note in report(EXAMPLE, result).notes)


@given(st.lists(st.integers(-1, 30), max_size=30), st.integers(1, 6))
def test_boxes_of_a_tree_never_overlap(parents: list[int], words: int) -> None:
    """Any forest, with boxes of different heights: no two boxes touch, and all lie inside the picture."""
    branches = [
        Branch(str(at), ("Word " * (1 + (at * words) % 9),), min(parent, at - 1)) for at, parent in enumerate(parents)
    ]
    drawing = tree("Tree", branches, "A tree.", "tree")
    boxes = [shape for shape in drawing.shapes if shape.kind == "box"]
    for at, one in enumerate(boxes):
        assert one.y >= 0
        assert one.y + one.height <= drawing.height
        for other in boxes[at + 1 :]:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
