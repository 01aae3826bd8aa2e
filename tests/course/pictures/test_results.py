"""The pictures of statistics: who chose what, and scores beside the pass mark."""

from csm_course.drawing import Area, Box, Words
from csm_course.html.drawing import drawing_figure
from csm_course.pictures.pass_band import pass_band
from csm_course.pictures.thirds import Chosen, thirds


def test_three_bars_for_each_option_with_their_shares_in_words() -> None:
    """The key green, the suspect red; a longer bar for a larger share; everything inside the picture."""
    options = (Chosen("A: right", (0.2, 0.5, 0.9), is_key=True), Chosen("B: " + "long words " * 12, (0.6, 0.0, 1.0)))
    drawing = thirds("Who chose what", options, "In words.")
    bars = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert [bar.tone for bar in bars] == ["good"] * 3 + ["accent"] * 3
    assert bars[0].width < bars[1].width < bars[2].width
    assert all(bar.x >= 0 and bar.x + bar.width <= drawing.width and bar.y <= drawing.height for bar in bars)
    assert drawing.outline[0].text == "A: right: weakest third 20%, middle third 50%, best third 90%"
    suspect = thirds("", (Chosen("C", (0, 0, 0), is_suspect=True),), "").shapes
    assert {shape.tone for shape in suspect if isinstance(shape, Box)} == {"bad"}


def test_scores_with_the_pass_mark_and_its_band() -> None:
    """A column for each tenth, the band to either side of the mark; without a mark neither."""
    drawing = pass_band("Scores", (0, 0, 1, 4, 9, 12, 8, 5, 2, 1), 0.7, 0.08, "In words.")
    band = next(shape for shape in drawing.shapes if isinstance(shape, Area))
    mark = next(shape for shape in drawing.shapes if isinstance(shape, Words) and shape.text == "pass mark")
    assert band.points[0][0] < mark.x < band.points[1][0]
    assert drawing.outline[4].text == "40 to 50% of the points: 9"
    assert not any(isinstance(shape, Area) for shape in pass_band("Scores", (1,) * 10, None, None, "").shapes)
    assert "<svg" in drawing_figure(drawing)
