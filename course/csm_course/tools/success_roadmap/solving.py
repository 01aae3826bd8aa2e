"""Reads progress and next steps off the lists."""

from csm_course.registers import Outcome
from csm_course.tools.days import is_over
from csm_course.tools.kpi_tree.solving import progress
from csm_course.tools.success_roadmap.inputs import Inputs
from csm_course.tools.success_roadmap.result import Result, Standing


def solve(inputs: Inputs) -> Result:
    """What executives ask: how far, what is late, what next, what do you need from us."""
    outcomes = tuple(_standing(one) for one in inputs.outcomes if one.name)
    steps = [one for one in inputs.steps if one.name]
    milestones = [one for one in inputs.milestones if one.name]
    return Result(
        outcomes=outcomes,
        reached=sum((one.progress or 0) >= 1 for one in outcomes),
        met=sum(bool(one.met) for one in milestones),
        late=tuple(one.name for one in milestones if not one.met and is_over(one.due, inputs.today)),
        steps=len(steps),
        vague_steps=tuple(one.name for one in steps if not (one.owner and one.end and one.brings)),
        decisions=tuple(one.needs for one in steps if one.needs),
    )


def _standing(one: Outcome) -> Standing:
    share, _ = progress(one.baseline, one.target, one.actual)
    return Standing(
        name=one.name,
        measure=one.measure,
        unit=one.unit,
        baseline=one.baseline,
        target=one.target,
        actual=one.actual,
        progress=share,
    )
