"""The plan as a document: why, who, when, what stands in the way, and what is still missing."""

from collections.abc import Iterator

from csm_course.drawing import Drawing
from csm_course.pictures.roadmap import Lane, Mark, roadmap, state
from csm_course.registers import PHASES, Outcome
from csm_course.report import Figure, Note, Report, Table, listed
from csm_course.tools.adoption_plan.inputs import Inputs, Wave
from csm_course.tools.adoption_plan.result import Result
from csm_course.tools.wording import count, day_or_dash, number

OWN = "The framework names this plan, but not its layout; this layout is the course's own."


def report(inputs: Inputs, result: Result) -> Report:
    """Whether the plan can be signed, its roadmap, and its parts."""
    return Report(
        headline=_headline(inputs, result),
        figures=(
            Figure(label="Parts complete", value=f"{result.complete} of {result.parts}"),
            Figure(label="People affected", value=number(result.people, 0)),
            Figure(label="Rollout", value=f"{day_or_dash(result.start)} to {day_or_dash(result.end)}"),
        ),
        notes=(
            *(Note(kind="caution", text=lack.sentence, field=lack.field) for lack in result.lacks),
            Note(kind="info", text=OWN),
        ),
        drawings=(_picture(inputs),) if inputs.waves or inputs.milestones else (),
        tables=tuple(_tables(inputs)),
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    if result.is_agreed and not result.lacks:
        when = f"by {inputs.agreed_by} on {day_or_dash(inputs.agreed_on)}"
        return Figure(label="Adoption plan", value="Complete and agreed", note=when)
    ready = all(lack.field == "agreed_by" for lack in result.lacks)
    note = "" if ready else f"{count(len(result.lacks), 'point')} to settle first"
    return Figure(label="Adoption plan", value="Ready to sign" if ready else "Not ready yet", note=note)


def _picture(inputs: Inputs) -> Drawing:
    waves = tuple(Mark(one.name, one.end, one.start, "open", one.id) for one in inputs.waves if one.name)
    lanes = [Lane("Rollout", waves)]
    for phase, label in PHASES.items():
        named = [one for one in inputs.milestones if one.name and one.phase == phase]
        marks = tuple(Mark(one.name, one.due, None, state(one.met, one.due, inputs.today), one.id) for one in named)
        lanes += [Lane(label, marks)] if marks else []
    return roadmap("Adoption roadmap", lanes, inputs.today, "adoption-roadmap")


def _tables(inputs: Inputs) -> Iterator[Table]:
    columns: tuple[str, ...] = ("Outcome", "Measured by", "Baseline to target", "By when", "Owner")
    yield from listed("Outcomes", columns, [_outcome(one) for one in inputs.outcomes if one.name])
    columns = ("Phase", "Who starts", "Start", "End", "Done when", "Owner")
    yield from listed("Phases of the rollout", columns, [_wave(one) for one in inputs.waves if one.name])
    groups = [(one.name, one.communication, one.training, one.support) for one in inputs.groups if one.name]
    yield from listed("Groups", ("Group", "Communication", "Training", "Support"), groups)


def _outcome(one: Outcome) -> tuple[str, ...]:
    return one.name, one.measure, _goal(one), day_or_dash(one.due), one.owner


def _wave(one: Wave) -> tuple[str, ...]:
    return one.name, one.who, day_or_dash(one.start), day_or_dash(one.end), one.shown_by, one.owner


def _goal(one: Outcome) -> str:
    ends = ("–" if end is None else number(end) for end in (one.baseline, one.target))
    return f"{' to '.join(ends)} {one.unit}".rstrip()
