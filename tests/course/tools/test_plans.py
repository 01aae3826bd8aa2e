"""The plans: work plan, task list and adoption plan say what is late, what nobody owns and what does not hold."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.pictures.roadmap import Lane, Mark, roadmap, state
from csm_course.pictures.wrap import room
from csm_course.registers import Activity, Barrier, Group, Outcome, Risk
from csm_course.tools import activity_tracking, adoption_plan, onboarding_work_plan
from csm_course.tools.adoption_plan.inputs import Wave
from csm_course.tools.onboarding_work_plan.inputs import Goal, Work

TODAY = date(2026, 11, 23)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_the_work_plan_has_five_phases_each_with_an_outcome() -> None:
    """Inventory TOOL-10: five worksheets; in the example all have outcomes, and 8 of 8 activities are done."""
    tool = onboarding_work_plan
    assert len(tool.solve(tool.Inputs()).steps) == 5
    result = tool.solve(tool.EXAMPLE)
    assert (result.done, result.activities, result.end) == (8, 8, date(2026, 5, 15))
    assert all(one.has_outcome for one in result.steps)


def test_what_does_not_hold_in_a_work_plan_is_named() -> None:
    """One activity ends before it starts, one is late and nobody's; the phase's work overruns its outcome."""
    work = (
        Work(name="Backwards", owner="A", start=date(2026, 5, 8), end=date(2026, 5, 1)),
        Work(name="Orphan", start=date(2026, 11, 1), end=date(2026, 11, 22)),
        Work(name="Vague", owner="B"),
    )
    goals = (Goal(id="goal-prepare", name="1 Prepare", outcome="Agreed", due=date(2026, 11, 1)),)
    inputs = onboarding_work_plan.Inputs(goals=goals, work=work, today=TODAY)
    result = onboarding_work_plan.solve(inputs)
    assert result.backwards == ("Backwards",)
    assert result.without_owner == ("Orphan",)
    assert result.without_dates == ("Vague",)
    assert result.overrun == ("1 Prepare",)
    assert result.late == ("Backwards", "Orphan")


def test_the_task_list_of_one_person() -> None:
    """Of the example's open tasks one is Maite's (due in 4 days) and one Sofia's (in 18); yours is due in 15."""
    everybody = activity_tracking.solve(activity_tracking.EXAMPLE)
    assert [(one.owner, one.days_left) for one in everybody.waiting] == [
        ("Maite Ibarra", 4),
        ("You", 15),
        ("Sofia Brandt", 18),
    ]
    yours = activity_tracking.solve(activity_tracking.EXAMPLE.model_copy(update={"person": "you"}))
    assert (yours.tasks, yours.done, [one.id for one in yours.waiting]) == (1, 0, ["prepare"])
    before = activity_tracking.solve(activity_tracking.EXAMPLE.model_copy(update={"person": "petra lindqvist"}))
    assert (before.tasks, before.done, before.waiting) == (3, 3, ())


def test_late_soon_and_dropped_tasks() -> None:
    """Yesterday is late, today and in seven days are soon, in eight days is not; a dropped task counts nowhere."""
    ends = (TODAY + timedelta(days=days) for days in (-1, 0, 7, 8))
    tasks = [Activity(name=str(end), end=end) for end in ends] + [Activity(name="Gone", end=TODAY, status="dropped")]
    result = activity_tracking.solve(activity_tracking.Inputs(activities=tuple(tasks), today=TODAY))
    assert (result.tasks, result.late, result.soon, result.without_end) == (4, 1, 2, 0)


def test_the_example_plan_is_complete_and_an_empty_one_lacks_what_readers_need() -> None:
    """All six parts of the example; of an empty plan only the barriers part has nothing to complain of."""
    assert adoption_plan.solve(adoption_plan.EXAMPLE).lacks == ()
    empty = adoption_plan.solve(adoption_plan.Inputs())
    assert {lack.field for lack in empty.lacks} == {"outcomes", "waves", "groups", "risks", "agreed_by"}
    assert empty.complete == 1


def test_each_lack_names_what_is_lacking() -> None:
    """A vague outcome, an undated wave, a bare group, a severe barrier and a high risk without owner."""
    inputs = adoption_plan.Inputs(
        outcomes=(Outcome(name="Save", measure="EUR"),),
        waves=(Wave(name="First"),),
        groups=(Group(name="Cooks", training="Two hours"),),
        barriers=(Barrier(name="Tablets", severity=4), Barrier(name="Noise", severity=3)),
        risks=(Risk(name="Leaves", likelihood=4, severity=4), Risk(name="Rain", likelihood=4, severity=3)),
    )
    said = " ".join(lack.sentence for lack in adoption_plan.solve(inputs).lacks)
    for name in ("Save", "First", "Cooks", "Tablets", "Leaves"):
        assert name in said
    assert "Noise" not in said
    assert "Rain" not in said


def test_how_a_milestone_stands() -> None:
    """Met is done whatever the date; unmet and due yesterday is late; due today is not."""
    assert state(TODAY, TODAY - timedelta(days=9), TODAY) == "done"
    assert state(None, TODAY - timedelta(days=1), TODAY) == "late"
    assert state(None, TODAY, TODAY) == state(None, None, TODAY) == "open"


LABELS = st.sampled_from(("Short", "A much longer name", "Long words " * 27))


@given(
    st.lists(
        st.builds(Mark, label=LABELS, end=DAYS, start=DAYS),
        max_size=9,
    )
)
def test_every_mark_of_a_roadmap_lies_inside_and_is_in_its_outline(marks: list[Mark]) -> None:
    """Nothing is drawn outside the picture, and what has no date still stands in the words beside it."""
    drawing = roadmap("Plan", [Lane("Phase", tuple(marks))], TODAY)
    assert len(drawing.outline) == 1 + len(marks)
    for words in (shape for shape in drawing.shapes if shape.kind == "words"):
        wide = room(words.text, 13 if words.size == "normal" else 11, words.strong)
        left = words.x - wide if words.anchor == "end" else words.x
        assert left >= 0
        assert left + wide <= drawing.width
        assert words.y <= drawing.height
    boxes = [shape for shape in drawing.shapes if shape.kind == "box"]
    assert all(box.x >= 0 and box.x + box.width <= drawing.width + 10 for box in boxes)
    assert all(box.y + box.height <= drawing.height for box in boxes)
    assert len(boxes) == sum(mark.end is not None for mark in marks)


@pytest.mark.parametrize(
    ("last", "names"),
    [
        (date(2026, 9, 20), ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"]),
        (date(2027, 12, 20), ["Jan", "Mar", "May", "Jul", "Sep", "Nov", "Jan 2027", "Mar", "May", "Jul", "Sep", "Nov"]),
        (date(2206, 5, 1), [str(year) for year in range(2026, 2206, 13)]),
        (date(9999, 12, 31), [str(year) for year in range(2026, 9800, 560)]),
    ],
)
def test_a_long_roadmap_names_only_every_few_months(last: date, names: list[str]) -> None:
    """At most fourteen names: each month, every second, or years; a mistyped year costs no more shapes than that."""
    drawing = roadmap("Plan", [Lane("Phase", (Mark("Begin", date(2026, 1, 5)), Mark("End", last)))])
    said = [shape.text for shape in drawing.shapes if shape.kind == "words" and shape.tone == "muted"]
    assert said[0] == "2026"
    assert said[1:] == names
    assert len(drawing.shapes) < 60


def test_a_bar_over_the_whole_time_has_its_words_below() -> None:
    """There is no room beside it; the next mark stands below both."""
    whole = Mark("A name that needs its room", date(2026, 12, 31), date(2026, 1, 1), key="whole")
    drawing = roadmap("Plan", [Lane("Phase", (whole, Mark("x", date(2026, 3, 1), key="x")))])
    bar, words, mark = [one for one in drawing.shapes if getattr(one, "key", "") and one.kind in ("box", "words")][:3]
    assert bar.kind == mark.kind == "box"
    assert words.kind == "words"
    assert words.text == "A name that needs its room"
    assert bar.y + bar.height < words.y < mark.y


def test_the_line_for_today_does_not_run_through_words() -> None:
    """A name that lies over the day of reading interrupts the line; below and above it goes on."""
    marks = (
        Mark("A long name that reaches over the day of reading", date(2026, 11, 15)),
        Mark("End", date(2027, 3, 1)),
    )
    drawing = roadmap("Plan", [Lane("Phase", marks), Lane("Other", (Mark("z", date(2027, 1, 5)),))], date(2026, 11, 23))
    line = [shape.points for shape in drawing.shapes if shape.kind == "stroke" and shape.tone == "warn"]
    words = next(shape for shape in drawing.shapes if shape.kind == "words" and shape.text.startswith("A long"))
    assert words.x < line[0][0][0]
    assert len(line) == 2
    assert line[0][1][1] <= words.y - 10 < words.y + 3 <= line[1][0][1]
