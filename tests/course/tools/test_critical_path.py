"""The critical path tool: what is typed, the faults it names, dates, chances, what-if, and the report."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm_course.report import Report
from csm_course.tools import CannotSolve, load
from csm_course.tools.critical_path import EXAMPLE, Inputs, Result, report, solve
from csm_course.tools.critical_path.inputs import Change, Holiday, Task
from csm_course.tools.critical_path.network import Link, solve_network
from csm_course.tools.critical_path.wording import number
from csm_course.tools.critical_path.workdays import WorkDays
from csm_course.tools.fields import MOST

Row = tuple[str, float | None, str]


def plan(*rows: Row, **others: object) -> Inputs:
    """Inputs from rows of key, days and predecessors."""
    tasks = tuple(Task(key=key, name=f"Task {key}", days=days, predecessors=after) for key, days, after in rows)
    return Inputs.model_validate({"tasks": [task.model_dump() for task in tasks], **others})


def early(result: Result) -> dict[str, tuple[float, float]]:
    """ES and EF by key."""
    return {task.key: (task.early_start, task.early_finish) for task in result.tasks}


def faults(inputs: Inputs) -> tuple[str, ...]:
    """The sentences that keep the plan from being solved."""
    with pytest.raises(CannotSolve) as caught:
        solve(inputs)
    assert caught.value.field in ("tasks", "changes", "deadline", "holidays")
    return caught.value.sentences


def shown(inputs: Inputs) -> Report:
    """The report on these inputs."""
    return report(inputs, solve(inputs))


def test_predecessors_as_people_type_them() -> None:
    """`A, B+2; C SS, D FF-1, E SF+3` in any case and spacing; by hand F starts after 11: the end of B (9) plus 2."""
    rows = (("A", 4, ""), ("B", 9, ""), ("C", 1, ""), ("D", 3, ""), ("E", 2, ""))
    result = solve(plan(*rows, ("F", 1, "a, b + 2 days; C ss,D FF-1 , e SF+3d")))
    assert early(result)["F"] == (11, 12)
    assert [(link.before, link.kind, link.lag) for link in result.links] == [
        ("A", "FS", 0), ("B", "FS", 2), ("C", "SS", 0), ("D", "FF", -1), ("E", "SF", 3),
    ]  # fmt: skip


def test_a_key_with_a_hyphen_is_a_key_before_it_is_a_lead() -> None:
    """`A-1` is the task of that key where there is one, and one day before the end of A where there is none."""
    assert early(solve(plan(("A", 5, ""), ("A-1", 2, ""), ("B", 1, "A-1"))))["B"] == (2, 3)
    assert early(solve(plan(("A", 5, ""), ("B", 1, "A-1"))))["B"] == (4, 5)


def test_a_row_without_a_key_has_its_number() -> None:
    """As in project software: the second row may be called 2; empty rows do not count as tasks."""
    result = solve(plan(("", 3, ""), ("", None, ""), ("", 2, "1")))
    assert early(result) == {"1": (0, 3), "3": (3, 5)} or list(early(result)) == ["1", "2", "3"]


def test_summaries_span_their_tasks() -> None:
    """1 spans 1.1 (3 days) and 1.2 (2 after it); what waits for 1 waits for both, and the days of 1 do not count."""
    result = solve(plan(("1", 99, ""), ("1.1", 3, ""), ("1.2", 2, "1.1"), ("2", 4, "1")))
    assert early(result) == {"1": (0, 5), "1.1": (0, 3), "1.2": (3, 5), "2": (5, 9)}
    assert [task.is_summary for task in result.tasks] == [True, False, False, False]


def test_every_fault_is_named_at_its_row_and_all_at_once() -> None:
    """A double key, an unknown task, a loop on itself, a negative duration and what cannot be read, in one go."""
    rows: tuple[Row, ...] = (("A", 1, ""), ("a", 2, ""), ("C", -3, ""), ("D", 1, "Z"), ("E", 1, "E"), ("F", 1, "A++2"))
    assert faults(plan(*rows)) == (
        "Row 2, Key: a is the key of row 1 already. Give each task its own.",
        "Row 3, Days: −3 days cannot be. Enter 0 to 9,999.",
        "Row 4, Predecessors: there is no task Z.",
        "Row 5, Predecessors: E cannot wait for itself.",
        "Row 6, Predecessors: “A++2” cannot be read. Write a key, then FS, SS, FF or SF and + or - days if needed: "
        "C SS+2.",
    )


def test_a_circle_is_named_at_its_first_row() -> None:
    """B and C wait for each other: the row of B says so, with both names."""
    assert faults(plan(("A", 1, ""), ("B", 1, "A, C"), ("C", 1, "B"))) == (
        "Row 2, Predecessors: B → C → B: these tasks wait for one another in a circle. Take one of these links out.",
    )


def test_a_summary_and_its_own_task_cannot_wait_for_each_other() -> None:
    """1.1 after 1 would wait for itself."""
    assert faults(plan(("1", None, ""), ("1.1", 1, "1"))) == (
        "Row 2, Predecessors: 1 contains 1.1: a summary and its own tasks cannot wait for each other.",
    )


def test_cases_out_of_order_are_named() -> None:
    """The best case is not longer than the likely one, the worst not shorter."""
    tasks = [{"key": "A", "days": 4, "best": 5, "worst": 3}]
    assert faults(Inputs.model_validate({"tasks": tasks, "three_point": True})) == (
        "Row 1, Best case: the best case is at most the likely 4 days.",
        "Row 1, Worst case: the worst case is at least the likely 4 days.",
    )


def test_three_points_by_hand() -> None:
    """A 2-5-14 counts (2+20+14)/6 = 6 with variance (12/6)² = 4; B is certain. By day 8 the chance is Φ(0) = 50%."""
    tasks = [{"key": "A", "days": 5, "best": 2, "worst": 14}, {"key": "B", "days": 2, "predecessors": "A"}]
    result = solve(Inputs.model_validate({"tasks": tasks, "three_point": True}))
    assert (result.finish, result.tasks[0].variance) == (8, 4)
    assert result.chance is not None
    assert (result.chance.variance, result.chance.probability) == (4, 0.5)
    assert dict(result.chance.days_for)[80] == pytest.approx(8 + 2 * 0.8416212)


def parallel(paths: int) -> Inputs:
    """Equal uncertain tasks side by side, before one that is certain."""
    tasks = [{"key": f"A{at}", "days": 10, "best": 6, "worst": 18} for at in range(paths)]
    end = {"key": "Z", "days": 1, "predecessors": ", ".join(str(task["key"]) for task in tasks)}
    return Inputs.model_validate({"tasks": [*tasks, end], "three_point": True, "simulate": True})


def test_merging_paths_end_later_than_the_formula_says() -> None:
    """The formula gives 50% however many paths merge; played, five equal paths all in time are 0.5⁵ or little more."""
    alone, merged = solve(parallel(1)), solve(parallel(5))
    assert alone.simulated is not None
    assert merged.simulated is not None
    assert merged.chance is not None
    assert merged.chance.probability == 0.5
    assert abs(alone.simulated.bias) < 0.1
    assert merged.simulated.bias > 1
    assert merged.simulated.mean > merged.finish
    assert 0.02 < merged.simulated.probability < 0.12


def test_the_same_plan_has_the_same_luck() -> None:
    """Seeded, and by key: neither another run nor another order of rows changes the figures."""
    inputs = parallel(4)
    turned = inputs.model_copy(update={"tasks": (*inputs.tasks[3::-1], inputs.tasks[4])})
    assert solve(inputs).simulated == solve(inputs).simulated == solve(turned).simulated


def test_weekends_and_days_off() -> None:
    """Five days from Thursday 10 December 2026, Friday off: 10, 14, 15, 16 and 17 December."""
    off = [{"first": "2026-12-11", "last": None, "name": "Closed"}]
    result = solve(plan(("A", 5, ""), calendar="week", start="2026-12-10", holidays=off))
    assert (result.start_date, result.finish_date) == (date(2026, 12, 10), date(2026, 12, 17))


def test_a_deadline_is_counted_in_working_days() -> None:
    """From Monday to the Friday of the week after are ten working days: eight days of work leave two."""
    dated = {"calendar": "week", "start": "2026-12-14", "deadline": "2026-12-25"}
    result = solve(plan(("A", 8, ""), **dated))
    assert (result.deadline, result.margin) == (10, 2)
    assert (result.tasks[0].total_float, result.tasks[0].deadline_float) == (0, 2)
    assert faults(plan(("A", 8, ""), **{**dated, "deadline": "2026-12-01"})) == (
        "The deadline is before the first day of the plan.",
    )


@pytest.mark.parametrize(
    ("deadline", "room", "said"),
    [(9.0, 2.0, "2 days to spare before the deadline"), (7.0, 0.0, "no day to spare"), (4.0, -3.0, "3 days late for")],
)
def test_what_is_critical_has_no_float_whatever_the_deadline(deadline: float, room: float, said: str) -> None:
    """A 3, B 4 in a row, C 5 beside them: A and B are critical with float 0; the room to the deadline is told apart."""
    inputs = plan(("A", 3, ""), ("B", 4, "A"), ("C", 5, ""), deadline_day=deadline)
    result = solve(inputs)
    assert [(task.total_float, task.late_finish, task.critical) for task in result.tasks] == [
        (0, 3, True), (0, 7, True), (2, 7, False),
    ]  # fmt: skip
    assert [task.deadline_float for task in result.tasks] == [room, room, room + 2]
    made = shown(inputs)
    assert made.headline
    assert said in made.headline.note.lower()
    assert any(said in note.text for note in made.notes)
    table = next(one for one in made.tables if one.caption == "Days and float")
    at = table.columns.index("Float to the deadline")
    assert [row[at] for row in table.rows] == [number(room), number(room), number(room + 2)]


def test_floats_to_the_deadline_are_those_of_a_backward_pass_from_it() -> None:
    """The course's example: shifted by the margin they are what a network gives that counts back from there."""
    result = solve(EXAMPLE)
    tasks = {task.key: task for task in result.tasks if not task.is_summary}
    links = [Link(one.before, one.after, one.kind, one.lag) for one in result.links]
    back = solve_network({key: task.days for key, task in tasks.items()}, links, result.deadline)
    assert {key: task.deadline_float for key, task in tasks.items()} == {
        key: one.total_float for key, one in back.times.items()
    }
    assert {key for key, task in tasks.items() if task.critical} == back.critical


def test_every_column_of_a_comparison_has_a_name() -> None:
    """A heading without words tells nothing to those who hear the table."""
    assert all(all(table.columns) for table in shown(EXAMPLE).tables)


@given(
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=4),
    st.floats(0, 40),
    st.floats(0, 10),
)
def test_nothing_starts_or_ends_on_a_day_off(
    start: date, off: list[tuple[int, int]], offset: float, days: float
) -> None:
    """First and last days of tasks are working days, in their order, whatever the holidays."""
    ranges = [(date.fromordinal(start.toordinal() + at), date.fromordinal(start.toordinal() + at + n)) for at, n in off]
    calendar = WorkDays(start, True, ranges)
    first, last = calendar.start(offset), calendar.end(offset + days)
    for day in (first, last):
        assert day.weekday() < 5
        assert not any(low <= day <= high for low, high in ranges)
    assert first <= last or days < 1e-5


def test_what_if_shortening_meets_another_path() -> None:
    """A 10 beside B 8, then C: making A four days shorter ends the plan two days sooner; then B is critical."""
    changed = plan(("A", 10, ""), ("B", 8, ""), ("C", 3, "A, B"), changes=[Change(task="a", days=-4).model_dump()])
    result = solve(changed)
    assert result.finish == 13
    assert result.what_if is not None
    assert (result.what_if.finish, result.what_if.moved, result.what_if.paths) == (11, -2, (("B", "C"),))
    assert any("ends 2 days earlier, not 4 days" in note.text for note in shown(changed).notes)


def test_changes_that_cannot_be_are_named() -> None:
    """No such task, and a task that would take less than no time."""
    changes = [{"task": "X", "days": 1}, {"task": "A", "days": -3}]
    assert faults(plan(("A", 2, ""), changes=changes)) == (
        "Row 1, Task: there is no task X.",
        "Row 2, Days: A takes 2 days: it cannot become 3 days shorter.",
    )


@pytest.mark.parametrize("days", [0, 0.25, 9_999])
def test_very_short_and_very_long_plans_have_their_pictures(days: float) -> None:
    """From no time at all to decades, with the deadline close by or out of sight."""
    for deadline in (0.0, days, 99_999.0):
        made = shown(plan(("A", days, ""), ("B", days, "A"), deadline_day=deadline))
        assert [0 < drawing.width < 20_000 for drawing in made.drawings] == [True, True]


def test_a_deadline_in_another_century_is_refused() -> None:
    """A slip of the keyboard in the year is named at the deadline."""
    with pytest.raises(CannotSolve, match="fifty years") as caught:
        solve(plan(("A", 1, ""), calendar="week", start="2026-12-14", deadline="2226-12-14"))
    assert caught.value.field == "deadline"


def test_a_deadline_out_of_reach_is_refused() -> None:
    """Nobody plans for the day 1e14, nor for a day before the first."""
    for day in (1e14, -1.0):
        with pytest.raises(CannotSolve, match="from 0 to 99,999"):
            solve(plan(("A", 1, ""), deadline_day=day))


def test_nothing_entered_says_what_to_do() -> None:
    """An empty form has a report that invites the first task."""
    assert "Type a task" in shown(Inputs()).notes[0].text


def test_the_steps_say_why_in_words() -> None:
    """C waits for A (end 5) and B (end 3) plus one day: it can start after day 5."""
    tables = shown(plan(("A", 5, ""), ("B", 3, ""), ("C", 2, "A, B+1"), shown="steps")).tables
    forward, backward = tables
    assert forward.rows[2][2] == "C can start after day 5: the later of the end of A (5) and the end of B + 1 (4)."
    assert forward.rows[2][4] == "5 + 2 = 7"
    b = next(row for row in backward.rows if row[1].startswith("B"))
    assert b[2:] == ("B must end by day 4: the latest start of C − 1 (4).", "4", "4 − 3 = 1", "1 − 0 = 1")


def test_cautions_point_at_weak_spots() -> None:
    """Open ends, tasks without links or days, and what is nearly critical, each by its key."""
    said = " ".join(
        note.text
        for note in shown(plan(("A", 20, ""), ("B", 19, ""), ("C", 5, "A, B"), ("D", 1, "A"), ("E", None, ""))).notes
    )
    for words in ("Nothing waits for D", "linked to E", "No days yet for E", "float up to 2.5 days: B (1)"):
        assert words in said


def test_only_what_is_shown_is_made() -> None:
    """One picture or one set of tables at a time while somebody types; all of them in a record."""
    for name, drawings in (
        ("network", ["network"]),
        ("gantt", ["gantt"]),
        ("dates", []),
        ("all", ["network", "gantt"]),
    ):
        made = shown(EXAMPLE.model_copy(update={"shown": name}))
        assert [drawing.name for drawing in made.drawings] == drawings


@settings(max_examples=60)
@given(st.text(max_size=30), st.text(max_size=12), st.floats(-MOST, MOST))
def test_whatever_is_typed_gives_a_report_or_a_sentence(links: str, key: str, days: float) -> None:
    """No text and no number breaks the solver: there is a result, or a sentence that names the row."""
    inputs = plan(("A", 3, ""), (key, days, links), ("C", 1, "A"))
    try:
        sentences = (f"Row {shown(inputs).headline}",)
    except CannotSolve as reason:
        sentences = reason.sentences
    assert all(sentence.startswith("Row ") for sentence in sentences)


def test_the_example_of_the_course() -> None:
    """Twelve more kitchens: by hand 4+5+6+6+5+4+4-2+10 = 42 working days from 14 December with Christmas off."""
    result = load("critical_path").solve(EXAMPLE)
    assert result.finish == 42
    assert result.paths == (("1.1", "2.2", "2.3", "2.4", "4.1", "4.2", "4.3", "4.5"),)
    assert result.finish_date == date(2027, 2, 18)
    assert Holiday in {type(one) for one in EXAMPLE.holidays}


def test_the_histogram_holds_every_run_once() -> None:
    """Its columns join without gaps from the first simulated end to the last, and together count all runs."""
    rows = (Task(key="A", days=5, best=3, worst=9), Task(key="B", days=4, best=2, worst=8, predecessors="A"))
    simulated = solve(Inputs(tasks=rows, three_point=True, simulate=True)).simulated
    assert simulated
    assert sum(number for _, _, number in simulated.bars) == simulated.runs
    assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(simulated.bars))
    assert 5 <= simulated.bars[0][0] < simulated.mean < simulated.bars[-1][1] <= 17
    assert len(simulated.bars) > 5
