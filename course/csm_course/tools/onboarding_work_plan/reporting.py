"""The plan on a time line, and what does not hold in it."""

from collections.abc import Iterator

from csm_course.pictures.roadmap import Lane, Mark, roadmap
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.onboarding_work_plan.inputs import STATUSES, STEPS, Inputs
from csm_course.tools.onboarding_work_plan.result import Result
from csm_course.tools.onboarding_work_plan.solving import goal_of, is_late
from csm_course.tools.wording import day_or_dash

OWN = "The framework's plan has five phases; their names here are this course's own."


def report(inputs: Inputs, result: Result) -> Report:
    """How far the onboarding is, the plan as a picture, and the activities in their order."""
    done = f"{result.done} of {result.activities}"
    return Report(
        headline=Figure(label="Activities done", value=done, note=f"Planned end: {day_or_dash(result.end)}"),
        figures=tuple(_figures(result)),
        notes=tuple(_notes(result)),
        drawings=(roadmap("Onboarding on a time line", _lanes(inputs), inputs.today, "onboarding-plan"),)
        if result.activities
        else (),
        tables=tuple(_tables(inputs)),
    )


def _figures(result: Result) -> Iterator[Figure]:
    for one in result.steps:
        note = "" if one.has_outcome else "no outcome yet"
        yield Figure(label=STEPS[one.step], value=f"{one.done} of {one.activities}", note=note)


def _notes(result: Result) -> Iterator[Note]:
    if not result.activities:
        text = "Say first what each phase reaches. Then ask for each outcome: who has to do what for it?"
        yield Note(kind="info", text=text, field="goals")
    for names, what, kind in (
        (result.backwards, "Ends before it starts", "caution"),
        (result.late, "Late: finish it or agree a new date", "caution"),
        (result.without_owner, "No owner yet", "caution"),
        (result.without_dates, "Start or end is missing", "info"),
    ):
        if names:
            yield Note(kind=kind, text=f"{what}: {', '.join(names)}.", field="work")
    if result.overrun:
        text = f"Work ends after the outcome is due: {', '.join(result.overrun)}. Move one of the two."
        yield Note(kind="caution", text=text, field="goals")
    empty = [STEPS[one.step] for one in result.steps if one.activities and not one.has_outcome]
    if empty:
        text = f"Work without an outcome: {', '.join(empty)}. Say what the customer will be able to see."
        yield Note(kind="caution", text=text, field="goals")
    yield Note(kind="info", text=OWN)


def _lanes(inputs: Inputs) -> list[Lane]:
    return [Lane(label, tuple(_marks(inputs, step))) for step, label in STEPS.items()]


def _marks(inputs: Inputs, step: str) -> Iterator[Mark]:
    for one in inputs.work:
        if one.name and one.step == step:
            state = "done" if one.status == "done" else "late" if is_late(one, inputs) else "open"
            yield Mark(one.name, one.end, one.start, state, one.id)
    goal = goal_of(step, inputs.goals)
    if goal.outcome and goal.due:
        yield Mark(f"Outcome of phase {STEPS[step]}", goal.due, None, "open", goal.id)


def _tables(inputs: Inputs) -> Iterator[Table]:
    goals = [(one.name, one.outcome or "–", one.accepted_by or "–", day_or_dash(one.due)) for one in inputs.goals]
    yield Table(caption="Outcomes", columns=("Phase", "Outcome", "Accepted by", "By when"), rows=tuple(goals))
    work = sorted((one for one in inputs.work if one.name), key=lambda one: list(STEPS).index(one.step))
    rows = tuple(
        (
            one.name,
            STEPS[one.step],
            one.owner or "–",
            day_or_dash(one.start),
            day_or_dash(one.end),
            STATUSES[one.status],
        )
        for one in work
    )
    if rows:
        yield Table(caption="Activities", columns=("Activity", "Phase", "Owner", "Start", "End", "Status"), rows=rows)
