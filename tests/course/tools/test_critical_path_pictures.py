"""Network and Gantt chart: nothing overlaps, everything is named in words, places set by hand are kept."""

from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.drawing import Box, Drawing, Stroke
from csm_course.html import report_html
from csm_course.pictures.layers import layered
from csm_course.tools.critical_path import EXAMPLE, Inputs, report, solve


def plan(size: int, **others: object) -> Inputs:
    """A plan of that size with links of all kinds, always the same."""
    luck = Random(size)
    rows = []
    for at in range(size):
        near = sorted({luck.randrange(max(0, at - 9), at) for _ in range(2)}) if at else []
        links = ", ".join(f"T{one}{luck.choice(['', '', '+1', ' SS', ' FF', ' SF+2'])}" for one in near)
        rows.append({"key": f"T{at}", "name": f"Task number {at}", "days": luck.randint(0, 9), "predecessors": links})
    return Inputs.model_validate({"tasks": rows, **others})


def picture(inputs: Inputs, name: str) -> Drawing:
    """One picture of the report."""
    shown = inputs.model_copy(update={"shown": name})
    return next(one for one in report(shown, solve(shown)).drawings if one.name == name)


def boxes(drawing: Drawing) -> dict[str, Box]:
    """The frames by the keys of their tasks."""
    return {shape.key: shape for shape in drawing.shapes if isinstance(shape, Box)}


@pytest.mark.parametrize("size", [1, 5, 20, 200])
def test_no_box_covers_another(size: int) -> None:
    """All boxes of the network lie apart and inside the picture."""
    drawing = picture(plan(size), "network")
    frames = list(boxes(drawing).values())
    assert len(frames) == size
    for one, other in combinations(frames, 2):
        assert (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or (one.y + one.height <= other.y or other.y + other.height <= one.y)
        )
    for one in frames:
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.width <= drawing.width
        assert one.y + one.height <= drawing.height


@pytest.mark.parametrize("name", ["network", "gantt"])
def test_the_words_say_what_the_picture_says(name: str) -> None:
    """The outline names each task with its float, and the critical path."""
    drawing = picture(EXAMPLE, name)
    outline = " | ".join(item.text for item in drawing.outline)
    result = solve(EXAMPLE)
    assert " → ".join(result.paths[0]) in outline
    for task in result.tasks:
        assert f"{task.key} {task.name}" in outline
    assert all(later.depth <= one.depth + 1 for one, later in pairwise(drawing.outline))


def test_what_is_critical_differs_by_more_than_colour() -> None:
    """Critical boxes are strong, and the links between them thicker than all others."""
    drawing = picture(EXAMPLE, "network")
    critical = {task.key for task in solve(EXAMPLE).tasks if task.critical and not task.is_summary}
    assert {key for key, box in boxes(drawing).items() if box.strong} == critical
    links = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.joins]
    thick = [one.joins for one in links if one.thick > 2]
    assert len(thick) == len(critical) - 1
    assert all(joins and set(joins) <= critical for joins in thick)


def test_places_set_by_hand_are_kept() -> None:
    """A box that somebody moved lies there; what is no place, or of no task, is left out."""
    text = '{"T1": [700, 300], "T2": [-5, 1], "T3": "x", "gone": [1, 1]}'
    moved, tidy = boxes(picture(plan(5, places=text), "network")), boxes(picture(plan(5), "network"))
    assert (moved["T1"].x, moved["T1"].y) == (700, 300)
    assert {key: box for key, box in moved.items() if key != "T1"} == {
        key: box for key, box in tidy.items() if key != "T1"
    }
    assert boxes(picture(plan(5, places="no places"), "network")) == tidy


def test_bars_lie_over_their_days() -> None:
    """Without a calendar bars are as long as their tasks, and the one that follows begins where the first one ends."""
    rows = [
        {"key": "A", "days": 4},
        {"key": "B", "days": 8, "predecessors": "A"},
        {"key": "M", "days": 0, "predecessors": "B"},
    ]
    found = boxes(picture(Inputs.model_validate({"tasks": rows}), "gantt"))
    assert found["B"].width == pytest.approx(2 * found["A"].width)
    assert found["B"].x == pytest.approx(found["A"].x + found["A"].width)
    assert found["M"].shape == "diamond"
    assert all(box.filled for box in found.values())


def test_weekends_are_shaded_and_bars_reach_over_them() -> None:
    """Two days from a Friday: the bar lasts until Monday, over four days of the calendar."""
    rows = [{"key": "A", "days": 2}, {"key": "B", "days": 1}]
    inputs = Inputs.model_validate({"tasks": rows, "calendar": "week", "start": "2026-12-18"})
    drawing = picture(inputs, "gantt")
    found = boxes(drawing)
    assert found["A"].width == pytest.approx(4 * found["B"].width)
    assert sum(shape.kind == "area" for shape in drawing.shapes) == 1


@given(
    st.integers(1, 14).flatmap(
        lambda n: st.tuples(st.just(n), st.sets(st.tuples(st.integers(0, n), st.integers(0, n))))
    )
)
def test_arrows_always_lead_to_the_right(drawn: tuple[int, set[tuple[int, int]]]) -> None:
    """In any network each thing stands right of what comes before it, and no two share a place."""
    size, pairs = drawn
    arrows = tuple((f"T{i}", f"T{j}") for i, j in sorted(pairs) if i < j < size)
    layers = layered(tuple(f"T{at}" for at in range(size)), arrows)
    assert all(layers.columns[one] < layers.columns[other] for one, other in arrows)
    assert min(layers.columns.values()) >= 0
    for one, other in combinations(layers.columns, 2):
        assert layers.columns[one] != layers.columns[other] or abs(layers.rows[one] - layers.rows[other]) > 0.999


def test_names_are_words_not_markup() -> None:
    """What somebody types as a name is shown as typed."""
    rows = [{"key": "<b>", "name": "<script>alert(1)</script>", "days": 1}]
    html = report_html(report(*(lambda one: (one, solve(one)))(Inputs.model_validate({"tasks": rows}))))
    assert "<script" not in html
    assert "<b>" not in html
