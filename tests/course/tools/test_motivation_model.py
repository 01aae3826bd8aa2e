"""The motivation model: what is connected, what leads nowhere, and each rule of a sound model by an example."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.pictures.motivation import MOST
from csm_course.registers import Outcome
from csm_course.tools import motivation_model as tool
from csm_course.tools.motivation_model.inputs import (
    Assessment,
    Directive,
    Goal,
    Influencer,
    Inputs,
    Objective,
    Strategy,
    Tactic,
)
from csm_course.tools.motivation_model.naming import codes, links
from csm_course.tools.motivation_model.solving import filled

SOUND: dict[str, Any] = {
    "vision": "Nothing edible is thrown away",
    "mission": "Cooks meals every day",
    "goals": (Goal(name="Cook without waste", horizon="years"),),
    "objectives": (
        Objective(
            name="A fifth less", goal="cook without  WASTE", measure="g a meal", target="80 g", due=date(2027, 2, 28)
        ),
    ),
    "strategies": (Strategy(name="Plan ahead", goal="Cook without waste"),),
    "tactics": (Tactic(name="Menus on screen", strategy="Plan ahead", objective="A fifth less"),),
    "directives": (Directive(name="Nothing is served twice", kind="rule", governs="Menus on screen"),),
    "influencers": (Influencer(name="Food prices"),),
    "assessments": (
        Assessment(
            name="Waste costs more", influencer="Food prices", judgement="threat", impact="risk", affects="Plan ahead"
        ),
    ),
}


def told(**changed: object) -> list[tuple[str, str]]:
    """The breaches of the sound model with these inputs changed."""
    return [(one.field, one.sentence) for one in tool.solve(Inputs(**{**SOUND, **changed})).breaches]


def test_a_sound_model_breaks_no_rule() -> None:
    """One element of each kind, all connected: nothing to mend, and its tactic leads to the goal."""
    result = tool.solve(Inputs(**SOUND))
    assert result.breaches == ()
    assert (result.lines, result.tactics) == (1, 1)
    assert [one.code for one in result.elements] == ["G1", "O1", "S1", "T1", "D1", "I1", "A1"]
    assert next(one for one in result.elements if one.code == "T1").links == ("S1", "O1")


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"vision": ""}, "vision", "makes a vision operative"),
        ({"mission": ""}, "mission", "Nothing makes the vision operative"),
        ({"mission": "nothing edible is THROWN away"}, "mission", "say the same"),
        ({"goals": (Goal(name="Cook without waste"), Goal(name="20% less"))}, "goals", "holds a figure"),
        ({"goals": (Goal(name="Cook without waste", horizon="months"),)}, "goals", "within months"),
        ({"objectives": ()}, "objectives", "Nothing quantifies the goal"),
        ({"strategies": ()}, "strategies", "No strategy leads towards"),
        ({"strategies": (*SOUND["strategies"], Strategy(name="Buy less"))}, "strategies", "towards no goal"),
        ({"tactics": ()}, "tactics", "No tactic implements"),
        ({"tactics": (*SOUND["tactics"], Tactic(name="Posters"))}, "tactics", "“Posters” implements no strategy"),
        ({"directives": (Directive(name="Be good"),)}, "directives", "governs neither"),
        ({"assessments": (Assessment(name="Bad", judgement="threat", impact="risk"),)}, "assessments", "judges no"),
        ({"assessments": (Assessment(name="Bad", influencer="Food prices"),)}, "assessments", "risk or a reward"),
        ({"assessments": ()}, "assessments", "Nobody has judged “Food prices”"),
        ({"tactics": (Tactic(name="T", strategy="Plan ahaed"),)}, "tactics", "“Plan ahaed” names nothing"),
        ({"goals": (Goal(name="Cook without waste"), Goal(name="cook without waste"))}, "goals", "Two rows"),
    ],
)
def test_each_rule_names_what_breaks_it(changed: dict[str, object], field: str, words: str) -> None:
    """The sound model with one thing wrong: the input is named, and the sentence says what it is."""
    assert [one for one in told(**changed) if one[0] == field and words in one[1]]


@pytest.mark.parametrize(("part", "words"), [("measure", "a measure"), ("target", "a target"), ("due", "a day")])
def test_an_objective_is_measurable_and_has_a_day(part: str, words: str) -> None:
    """Each of the three left out is named, alone."""
    (objective,) = SOUND["objectives"]
    vague = objective.model_copy(update={part: None if part == "due" else ""})
    assert told(objectives=(vague,)) == [("objectives", f"“A fifth less” has not got {words} yet.")]


def test_an_objective_takes_what_our_outcome_knows() -> None:
    """Measure, target with unit and day come from the outcome it names; what it says itself stands."""
    outcome = Outcome(name="Less waste", measure="Waste", unit="g", target=80, due=date(2027, 2, 28))
    objectives = (Objective(name="A fifth", outcome="less waste", measure="Waste per meal"),)
    (found,) = filled(Inputs(outcomes=(outcome,), objectives=objectives))
    assert (found.measure, found.target, found.due) == ("Waste per meal", "80 g", date(2027, 2, 28))


def test_outcomes_nobody_linked_are_questioned() -> None:
    """In the example three of four outcomes serve an objective; that cooks keep using it serves none."""
    result = tool.solve(tool.EXAMPLE)
    assert result.loose == ("Keep the cooks using it",)
    assert result.breaches == ()
    assert (result.lines, result.tactics) == (4, 4)


def test_a_tactic_whose_strategy_has_no_goal_leads_nowhere() -> None:
    """It implements a strategy, but the line of sight ends there."""
    result = tool.solve(Inputs(**{**SOUND, "strategies": (Strategy(name="Plan ahead"),)}))
    assert (result.lines, result.tactics) == (0, 1)


def test_a_cell_may_name_two_things() -> None:
    """Parted by a semicolon; a name that holds one itself is found as a whole; strange names are told."""
    known = codes("G", (Goal(name="One"), Goal(name="Two"), Goal(name="This; that")))
    assert links("one; TWO", known).codes == ("G1", "G2")
    assert links("this; that", known).codes == ("G3",)
    assert links("One; Three", known).strange == ("Three",)


def test_lines_in_the_picture_join_what_the_model_joins() -> None:
    """Mission to vision, objective and strategy to goal, tactic to strategy, assessment to influencer."""
    inputs = Inputs(**SOUND)
    (drawing,) = tool.report(inputs, tool.solve(inputs)).drawings
    joined = {shape.joins for shape in drawing.shapes if shape.kind == "stroke" and shape.joins}
    assert joined == {("mission", "vision"), ("O1", "G1"), ("S1", "G1"), ("T1", "S1"), ("A1", "I1")}
    assert any("T1 Menus on screen" in item.text and "S1, O1" in item.text for item in drawing.outline)


NAMES = st.sampled_from(("a", "b", "A long name that has to be broken into more than one line", ""))


@given(st.lists(st.tuples(NAMES, NAMES), max_size=9), st.lists(st.tuples(NAMES, NAMES), max_size=9))
def test_boxes_of_the_picture_never_cover_each_other(goals: list[tuple[str, str]], rest: list[tuple[str, str]]) -> None:
    """However many elements, with names once or twice: each has a box inside the picture, apart from all others."""
    inputs = Inputs(
        goals=tuple(Goal(name=name) for name, _ in goals),
        strategies=tuple(Strategy(name=name, goal=goal) for name, goal in rest),
        tactics=tuple(Tactic(name=name, strategy=other) for name, other in goals),
        influencers=tuple(Influencer(name=name) for name, _ in rest),
        assessments=tuple(Assessment(name=name, influencer=other, affects=other) for name, other in rest),
    )
    result = tool.solve(inputs)
    for drawing in tool.report(inputs, result).drawings:
        boxes = [shape for shape in drawing.shapes if shape.kind == "box"]
        assert len(boxes) == len(result.elements) + 2
        for at, one in enumerate(boxes):
            assert one.x >= 0
            assert one.x + one.width <= drawing.width
            assert one.y + one.height <= drawing.height
            for other in boxes[at + 1 :]:
                beside = one.x + one.width <= other.x or other.x + other.width <= one.x
                assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_nothing_entered_says_where_to_begin() -> None:
    """No picture, no fault, but a first step; the source of the method is named without any connection."""
    report = tool.report(Inputs(), tool.solve(Inputs()))
    assert report.drawings == ()
    assert [note.field for note in report.notes] == ["vision", ""]
    assert "Object Management Group" in report.notes[1].text


def test_of_a_large_model_the_picture_shows_the_first_and_the_words_all() -> None:
    """200 goals, 3 strategies: all strategies and the first goals are drawn; the outline has every one."""
    inputs = Inputs(
        goals=tuple(Goal(name=f"goal {at}") for at in range(200)),
        strategies=tuple(Strategy(name=f"strategy {at}") for at in range(3)),
    )
    (drawing,) = tool.report(inputs, tool.solve(inputs)).drawings
    boxes = [shape for shape in drawing.shapes if shape.kind == "box"]
    assert len(boxes) == 2 + MOST
    assert {"S1", "S2", "S3"} <= {box.key for box in boxes}
    words = {shape.text: shape.y for shape in drawing.shapes if shape.kind == "words"}
    more = f"{203 - MOST} more elements in the words below the picture"
    assert max(box.y + box.height for box in boxes) < words[more] < drawing.height
    assert more in drawing.summary
    assert sum("goal " in item.text for item in drawing.outline) == 200
