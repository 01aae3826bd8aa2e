"""What was reached and what comes next, as executives read it."""

from collections.abc import Iterator

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.bars import Bar, bars
from csm_course.pictures.roadmap import Lane, Mark, roadmap, state
from csm_course.report import Figure, Note, Report, Table, listed
from csm_course.tools.success_roadmap.inputs import Inputs
from csm_course.tools.success_roadmap.result import Result, Standing
from csm_course.tools.wording import amount_or_dash, day_or_dash, percent

MOST_STEPS = 5
OWN = "The syllabus names this document, but not its layout; this layout is the course's own."


def report(inputs: Inputs, result: Result) -> Report:
    """How far the outcomes are; the roadmap; the next steps."""
    return Report(
        headline=_headline(inputs, result),
        figures=(
            Figure(label="Outcomes reached", value=f"{result.reached} of {len(result.outcomes)}"),
            Figure(label="Milestones met", value=str(result.met), note=f"{len(result.late)} late"),
            Figure(label="Decisions needed", value=str(len(result.decisions))),
        ),
        notes=tuple(_notes(result)),
        drawings=tuple(pictures(inputs, result)),
        tables=tuple(tables(inputs, result)),
    )


def pictures(inputs: Inputs, result: Result) -> Iterator[Drawing]:
    """How far each outcome is, and the time line of milestones and next steps."""
    known = [one for one in result.outcomes if one.progress is not None]
    if known:
        rows = [Bar(one.name, min(max(one.progress or 0, 0), 1), _way(one), _tone(one)) for one in known]
        yield bars("How far we are", rows, "A full bar is the target.", "success-progress", 1)
    milestones = [
        Mark(one.name, one.due, None, state(one.met, one.due, inputs.today), one.id)
        for one in inputs.milestones
        if one.name
    ]
    steps = [Mark(one.name, one.end, one.start, "open", one.id) for one in inputs.steps if one.name]
    lanes = [lane for lane in (Lane("Milestones", tuple(milestones)), Lane("Next steps", tuple(steps))) if lane.marks]
    if lanes:
        yield roadmap("Milestones and next steps", lanes, inputs.today, "success-roadmap")


def tables(inputs: Inputs, result: Result) -> Iterator[Table]:
    """Outcomes and next steps."""
    outcomes = (_outcome(one) for one in result.outcomes)
    yield from listed("Outcomes", ("Outcome", "Baseline", "Today", "Target", "Progress"), outcomes)
    steps = ((one.name, one.brings, one.needs, one.owner, day_or_dash(one.end)) for one in inputs.steps if one.name)
    yield from listed(
        "Next steps", ("Next step", "What it brings", "What it needs from you", "Owner", "By when"), steps
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    if not result.outcomes:
        return Figure(label="Success roadmap", value="–", note="Name what the customer wants to reach")
    note = inputs.message or "Write the one sentence the reader should take away"
    return Figure(label="Outcomes reached", value=f"{result.reached} of {len(result.outcomes)}", note=note)


def _notes(result: Result) -> Iterator[Note]:
    if result.late:
        text = f"Late: {', '.join(result.late)}. Say why, and what you do about it, before you are asked."
        yield Note(kind="caution", text=text, field="milestones")
    if result.vague_steps:
        text = f"Owner, end or benefit is missing: {', '.join(result.vague_steps)}."
        yield Note(kind="caution", text=text, field="steps")
    if result.steps > MOST_STEPS:
        text = f"{result.steps} next steps. Executives remember three; choose."
        yield Note(kind="info", text=text, field="steps")
    if result.steps and not result.decisions:
        yield Note(kind="info", text="Nothing is asked of the reader. What do you need from them?", field="steps")
    yield Note(kind="info", text=OWN)


def _outcome(one: Standing) -> tuple[str, ...]:
    amounts = (amount_or_dash(value, one.unit) for value in (one.baseline, one.actual, one.target))
    return one.name, *amounts, _way(one)


def _way(one: Standing) -> str:
    return "n/a" if one.progress is None else percent(one.progress, 0)


def _tone(one: Standing) -> Tone:
    return "good" if (one.progress or 0) >= 1 else "accent"
