"""Evaluation, reporting and personal evaluation: what was learned, who hears what, and what to learn next."""

from datetime import date, timedelta
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from csm_course.pictures.spider import CENTRE, RADIUS, Web, spider
from csm_course.registers import Stakeholder
from csm_course.tools import engagement_evaluation, engagement_reporting, personal_evaluation
from csm_course.tools.engagement_evaluation.inputs import Finding
from csm_course.tools.engagement_reporting.inputs import Duty
from csm_course.tools.personal_evaluation.inputs import Strength

TODAY = date(2026, 11, 23)


def test_the_evaluation_asks_five_kinds_of_six_phases() -> None:
    """Inventory TOOL-23: phases 1 to 6 x 5 kinds."""
    tool = engagement_evaluation
    rows = tool.Inputs().findings
    assert len(rows) == 30
    assert len({(row.phase, row.kind) for row in rows}) == 30
    assert tool.solve(tool.Inputs()).notes == 0


def test_an_improvement_nobody_has_taken_on_is_loose() -> None:
    """In the example the list of shifts has neither owner nor day; two phases have a note of every kind."""
    tool = engagement_evaluation
    result = tool.solve(tool.EXAMPLE)
    assert result.loose == ("A list of all shifts in the adoption plan",)
    assert (result.notes, result.successes, result.complete) == (13, 3, 2)


def test_an_owner_alone_is_not_enough() -> None:
    """An improvement needs a day as well; a lesson needs neither."""
    rows = (Finding(kind="improvement", name="Faster", owner="Rui"), Finding(kind="lesson", name="Ask first"))
    assert engagement_evaluation.solve(engagement_evaluation.Inputs(findings=rows)).loose == ("Faster",)


def test_when_a_report_is_due_again() -> None:
    """A monthly report sent 31 days ago is due today, one sent 32 days ago is late; one never sent comes first."""
    rows = (
        Duty(id="a", name="A", reader="X", writer="Y", last=TODAY - timedelta(days=31)),
        Duty(id="b", name="B", reader="X", writer="Y", last=TODAY - timedelta(days=32)),
        Duty(id="c", name="C", reader="X", writer="Y"),
        Duty(id="d", name="D"),
        Duty(id="e", name="E", reader="X", writer="Y", rhythm="once", last=TODAY),
    )
    result = engagement_reporting.solve(engagement_reporting.Inputs(duties=rows, today=TODAY))
    assert [(one.id, one.days_left) for one in result.reports] == [("c", None), ("b", -1), ("a", 0)]
    assert (result.late, result.never) == (1, 1)


def test_who_weighs_and_hears_nothing_is_named() -> None:
    """Authority or interest of 4 or more on the customer's side counts; a colleague and a quiet one do not."""
    people = (
        Stakeholder(name="Heard", authority=5),
        Stakeholder(name="Unheard", interest=4),
        Stakeholder(name="Quiet", authority=3, interest=3),
        Stakeholder(name="Ours", authority=5, side="vendor"),
    )
    rows = (Duty(name="A", reader="heard, and others"),)
    result = engagement_reporting.solve(engagement_reporting.Inputs(duties=rows, stakeholders=people))
    assert (result.unheard, result.unwritten) == (("Unheard",), ("A",))


def test_the_widest_gap_is_to_be_learned_first() -> None:
    """Eight areas; the example's widest gaps are three points; ties keep the order of the areas."""
    tool = personal_evaluation
    assert tool.solve(tool.Inputs()).areas == 8
    result = tool.solve(tool.EXAMPLE)
    assert [gap.gap for gap in result.gaps[:3]] == [3, 3, 3]
    assert result.gaps[0].name == "Time management"
    assert (result.mean, result.weakest) == (6.25, ("Figures and analysis",))


def test_ratings_beyond_the_scale_are_refused_and_empty_ones_are_none() -> None:
    """0 to 10; an empty box of the form is not a zero."""
    assert Strength.model_validate({"name": "A", "rating": ""}).rating is None
    for wrong in (-1, 11, float("nan")):
        try:
            Strength.model_validate({"name": "A", "rating": wrong})
        except ValueError:
            continue
        raise AssertionError(f"{wrong} was taken")


@given(st.lists(st.none() | st.floats(0, 10), min_size=3, max_size=12))
def test_every_value_lies_on_its_spoke_within_the_rim(values: list[float | None]) -> None:
    """The distance from the middle is the value's share of the radius; the outline says every value."""
    names = [f"Area {at}" for at in range(len(values))]
    drawing = spider("Web", names, [Web("Today", tuple(values))], 10, "A web.", "web")
    dots = [shape for shape in drawing.shapes if shape.kind == "dot"]
    known = [value for value in values if value is not None]
    for dot, value in zip(dots, known, strict=True):
        assert abs(hypot(dot.x - CENTRE[0], dot.y - CENTRE[1]) - RADIUS * value / 10) < 1e-6
    assert len(drawing.outline) == 1 + len(values)
