"""Bars: every picture keeps its shapes inside, its lengths true and its words complete."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.drawing import Box, Drawing, Words
from csm_course.pictures.bars import Bar, Swing, bars, columns, shares, tornado
from csm_course.pictures.wrap import room, wrapped

names = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=60)
some = st.lists(st.builds(Bar, label=names, value=st.floats(-1e6, 1e6), shown=st.just("EUR 1,234,567")), max_size=12)


def boxes(picture: Drawing, key: str) -> list[Box]:
    """The bars of one thing."""
    return [shape for shape in picture.shapes if isinstance(shape, Box) and shape.key == key]


def test_lengths_are_true() -> None:
    """Twice the value is twice the bar; below zero it goes to the left of the same zero."""
    picture = bars("T", [Bar("a", 10, "10", key="a"), Bar("b", 20, "20", key="b"), Bar("c", -10, "−10", key="c")])
    (a,), (b,), (c,) = (boxes(picture, key) for key in "abc")
    assert b.width == pytest.approx(2 * a.width)
    assert c.width == pytest.approx(a.width)
    assert c.x + c.width == pytest.approx(a.x)


def test_a_tornado_ranks_by_reach_and_marks_both_ends() -> None:
    """The widest on top; the low end framed, the high end filled, on either side of the base."""
    swings = [Swing("little", 90, 110, "90", "110", "l"), Swing("much", 150, 60, "150", "60", "m")]
    picture = tornado("T", swings, 100, "100")
    (low, high), (little, _) = boxes(picture, "m"), boxes(picture, "l")
    assert low.y < little.y
    assert (low.filled, high.filled) == (False, True)
    assert low.x == pytest.approx(high.x + high.width)
    assert low.width / high.width == pytest.approx(50 / 40)


def test_shares_fill_the_whole() -> None:
    """The parts lie side by side from edge to edge and are named with their values."""
    picture = shares("T", [Bar("a", 1, "25%", key="a"), Bar("b", 3, "75%", key="b")])
    (a,), (b,) = boxes(picture, "a"), boxes(picture, "b")
    assert a.x + a.width == pytest.approx(b.x)
    assert b.width == pytest.approx(3 * a.width)
    assert [item.text for item in picture.outline] == ["a: 25%", "b: 75%"]


@given(some)
def test_every_picture_keeps_inside_its_frame(rows: list[Bar]) -> None:
    """No bar leaves the picture, whatever is drawn; each has its line in the outline."""
    swings = [Swing(row.label, row.value, -row.value, row.shown, row.shown) for row in rows]
    for picture in (bars("T", rows), columns("T", rows), shares("T", rows), tornado("T", swings, 0, "0")):
        assert len(picture.outline) == len(rows)
        for shape in picture.shapes:
            if isinstance(shape, Box):
                assert shape.x >= -1e-6
                assert shape.x + shape.width <= picture.width + 1e-6
                assert shape.y >= -1e-6
                assert shape.y + shape.height <= picture.height + 1e-6


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_values_beside_bars_are_not_cut(values: list[float]) -> None:
    """The words at the end of each bar have their room inside the picture."""
    picture = bars("T", [Bar("name", value, "EUR 1,234,567") for value in values])
    for shape in picture.shapes:
        if isinstance(shape, Words) and shape.strong:
            left = shape.x - (room(shape.text, strong=True) if shape.anchor == "end" else 0)
            right = shape.x + (room(shape.text, strong=True) if shape.anchor == "start" else 0)
            assert left >= 0
            assert right <= picture.width + 10


@given(names, st.floats(30, 300))
def test_broken_words_fit_and_lose_nothing(text: str, width: float) -> None:
    """Every line fits its width, and the letters come back in their order."""
    lines = wrapped(text, width)
    assert all(room(line) <= width for line in lines if len(line) > 4)
    joined = "".join(line.removesuffix("-") for line in lines).replace(" ", "").replace("-", "")
    assert joined == "".join(text.split()).replace("-", "")
