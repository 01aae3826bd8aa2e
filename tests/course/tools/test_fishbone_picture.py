"""The layout of the fish: nothing overlaps, everything is inside, lines arrive, at 5, 80 and any number of causes."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from tests.course.tools.fishbones import BONES, cause, trees

from csm_course.drawing import Box, Drawing, Stroke
from csm_course.html.drawing import drawing_svg
from csm_course.pictures.fishbone import Bone, Twig, fishbone
from csm_course.tools.fishbone import EXAMPLE, Inputs, report, solve


def drawn(inputs: Inputs) -> Drawing:
    """The picture of the report."""
    return report(inputs, solve(inputs)).drawings[0]


def boxes(drawing: Drawing) -> list[Box]:
    """All boxes: head, categories, causes."""
    return [shape for shape in drawing.shapes if isinstance(shape, Box)]


def overlap(one: Box, other: Box) -> bool:
    """Whether they share any area."""
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def crosses(box: Box, line: Stroke) -> bool:
    """Whether the straight line from first to last point enters the box, by more than a hair."""
    (x1, y1), (x2, y2) = line.points[0], line.points[-1]
    for step in range(101):
        x, y = x1 + (x2 - x1) * step / 100, y1 + (y2 - y1) * step / 100
        if box.x + 1 < x < box.x + box.width - 1 and box.y + 1 < y < box.y + box.height - 1:
            return True
    return False


def is_neat(drawing: Drawing) -> None:
    """No two boxes meet, all lie inside the picture, and no bone runs through a cause."""
    frames = boxes(drawing)
    assert not [(a.lines, b.lines) for a, b in combinations(frames, 2) if overlap(a, b)]
    for box in frames:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= drawing.width
        assert box.y + box.height <= drawing.height
    bones = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.thick == 2.5]
    causes = [box for box in frames if box.key.startswith("cause:")]
    assert not [(box.lines, bone.joins) for bone in bones for box in causes if crosses(box, bone)]


@given(trees())
@settings(max_examples=80, deadline=None)
def test_nothing_overlaps_whatever_the_tree(inputs: Inputs) -> None:
    """Random trees, texts up to 300 letters, capitals, other scripts, empty ones, all four statuses."""
    drawing = drawn(inputs)
    is_neat(drawing)
    keys = [box.key for box in boxes(drawing)]
    assert len(keys) == len(set(keys))
    assert {f"cause:{one.id}" for one in inputs.causes} <= set(keys)


@pytest.mark.parametrize("count", [0, 1, 5, 80, 300])
@pytest.mark.parametrize("deep", [1, 3, 40])
def test_five_and_eighty_and_three_hundred(count: int, deep: int) -> None:
    """Evenly spread chains `deep` causes long, with words that must be wrapped."""
    rows = tuple(
        cause(f"c{at}", f"+c{at - 1}" if at % deep else BONES[at // deep % 6], text="Nobody has said who decides " * 3)
        for at in range(count)
    )
    is_neat(drawn(Inputs(problem="Orders past the system: 34 of 100", causes=rows)))


def test_every_cause_is_joined_to_what_it_explains() -> None:
    """The line of each cause leads to its category or to the cause it is a why of."""
    joins = {shape.joins for shape in drawn(EXAMPLE).shapes if isinstance(shape, Stroke) and shape.joins}
    for one in EXAMPLE.causes:
        assert (f"cause:{one.id}", f"cause:{one.parent}" if one.parent else f"category:{one.category}") in joins


def test_picture_and_outline_say_the_same_in_the_same_order() -> None:
    """Each cause stands in the outline once, one level below what it explains, with status and evidence in words."""
    drawing = drawn(EXAMPLE)
    said = [item.text for item in drawing.outline]
    assert len(said) == 1 + 6 + 22
    at = next(at for at, text in enumerate(said) if text.startswith("Ladlework was never joined"))
    assert "verified root cause" in said[at]
    assert "evidence: Two kitchens" in said[at]
    assert [drawing.outline[at - back].depth for back in (0, 1, 2)] == [4, 3, 2]


def test_a_status_is_told_by_sign_and_word() -> None:
    """Verified, probable and ruled out are written in the box, with their sign and their votes."""
    lines = {box.key: box.lines for box in boxes(drawn(EXAMPLE))}
    assert lines["cause:no-sso"][-1] == "◆ Verified root · 3 votes"
    assert lines["cause:slow"][-1] == "◐ Probable · 5 votes"
    assert lines["cause:summer"][-1] == "✕ Ruled out"


def test_the_same_causes_give_the_same_picture() -> None:
    """The layout is deterministic, and its SVG escapes what people write."""
    wild = Inputs(causes=(cause("a", text="<b>5 & 6</b>"),))
    assert drawn(EXAMPLE) == drawn(EXAMPLE)
    assert "<b>" not in drawing_svg(drawn(wild))


@pytest.mark.parametrize("bones", [1, 2, 3, 16])
def test_any_number_of_bones(bones: int) -> None:
    """One bone, an odd number and sixteen with long names are drawn without overlap; a tall head stays clear too."""
    fish = [
        Bone(f"category:{at}", f"Category number {at} with a name", (Twig(f"cause:{at}", "Why " * at),))
        for at in range(bones)
    ]
    is_neat(fishbone("A problem that needs very many words " * 8, fish, title="Fish", summary="Bones"))
