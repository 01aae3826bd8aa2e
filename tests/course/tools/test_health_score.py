"""The health score: a weighted mean over what is known, lights on the unrounded score, alarms above all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools import CannotSolve
from csm_course.tools.health_score import EXAMPLE, Inputs, report, solve
from csm_course.tools.health_score.inputs import Alarm, Indicator

VALUE = st.none() | st.floats(-50, 150)
INDICATORS = st.lists(
    st.builds(Indicator, name=st.just("Use"), value=VALUE, weight=st.floats(0.1, 50)), min_size=1, max_size=6
).map(tuple)


def _inputs(*rows: tuple[float | None, float]) -> Inputs:
    return Inputs(
        indicators=tuple(
            Indicator(name=f"I{at}", value=value, weight=weight) for at, (value, weight) in enumerate(rows)
        ),
        alarms=(),
    )


def test_a_published_weighting() -> None:
    """Usage 40, support 30, NPS 30 (domain facts 1.5): 80, 60 and NPS 20 -> 60 of 100: 32 + 18 + 18 = 68."""
    rows = (
        Indicator(name="Usage", value=80, weight=40),
        Indicator(name="Support", value=60, weight=30),
        Indicator(name="NPS", value=20, worst=-100, best=100, weight=30),
    )
    result = solve(Inputs(indicators=rows, alarms=()))
    assert result.score == pytest.approx(68)
    assert [part.score for part in result.parts] == [80, 60, 60]


def test_what_is_not_known_leaves_its_weight_to_the_others() -> None:
    """80 at weight 30 and an unknown at weight 20: score 80, coverage 60%; one weight more unknown makes it grey."""
    result = solve(_inputs((80, 30), (None, 20)))
    assert (result.score, result.coverage, result.light) == (80, 0.6, "green")
    grey = solve(_inputs((80, 30), (None, 21)))
    assert (grey.light, grey.missing) == ("grey", ("I1",))


@pytest.mark.parametrize(
    ("score", "light"), [(75, "green"), (74.999, "amber"), (50, "amber"), (49.999, "red"), (0, "red"), (100, "green")]
)
def test_lights_compare_the_unrounded_score(score: float, light: str) -> None:
    """74.999 is shown as 75 and is amber all the same."""
    assert solve(_inputs((score, 1))).light == light


def test_an_alarm_is_red_whatever_the_score() -> None:
    """A green customer whose sponsor has left is red, and the report says what the score alone would have said."""
    inputs = _inputs((95, 1)).model_copy(update={"alarms": (Alarm(name="The sponsor has left", is_on=True),)})
    result = solve(inputs)
    assert (result.light, result.light_by_score) == ("red", "green")
    assert any("missed the alarm" in note.text for note in report(inputs, result).notes)


def test_lower_may_be_better() -> None:
    """Days to answer, worst 10, best 0: 2 days are 80 of 100; 12 days are 0, not below."""
    for days, score in ((2, 80), (12, 0)):
        rows = (Indicator(name="Days", value=days, worst=10, best=0),)
        assert solve(Inputs(indicators=rows, alarms=())).score == pytest.approx(score)


def test_what_cannot_be_weighed_is_refused() -> None:
    """A scale without length, weights of zero, and limits the wrong way round."""
    wrong = (
        Inputs(indicators=(Indicator(name="A", value=1, worst=5, best=5),)),
        Inputs(indicators=(Indicator(name="A", value=1, weight=0),)),
        Inputs(green_from=40, amber_from=50),
    )
    for inputs, field in zip(wrong, ("indicators", "indicators", "amber_from"), strict=True):
        with pytest.raises(CannotSolve) as refusal:
            solve(inputs)
        assert refusal.value.field == field


def test_the_example_by_hand() -> None:
    """Known weights 90 of 100; (20x80 + 10x50 + 10x65 + 10x55 + 30x76 + 10x60) / 90 = 68.7: amber, red by an alarm."""
    result = solve(EXAMPLE)
    assert result.score == pytest.approx(6180 / 90)
    assert (result.coverage, result.light, result.light_by_score) == (0.9, "red", "amber")
    assert max(result.parts, key=lambda part: part.lost).name == "Use of the product"


@given(INDICATORS)
def test_the_score_lies_between_its_worst_and_best_indicator(indicators: tuple[Indicator, ...]) -> None:
    """A mean never leaves the range of what it is made of; points and losses add up to the whole."""
    result = solve(Inputs(indicators=indicators, alarms=()))
    known = [part for part in result.parts if part.score is not None]
    if not known:
        assert (result.score, result.light) == (None, "grey")
        return
    scores = [part.score for part in known if part.score is not None]
    assert result.score is not None
    assert min(scores) - 1e-9 <= result.score <= max(scores) + 1e-9
    assert sum(part.points + part.lost for part in known) == pytest.approx(100)
