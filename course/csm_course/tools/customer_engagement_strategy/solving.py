"""Reads the three ratings together and finds the phases nobody has thought through."""

from csm_course.registers import PHASES
from csm_course.tools.customer_engagement_strategy.inputs import Inputs
from csm_course.tools.customer_engagement_strategy.result import Effort, Result

GREAT_NEED, HIGH_PRIORITY = 7, 4
"""From here on a need counts as great and a priority as high: the course's convention."""


def solve(inputs: Inputs) -> Result:
    """The effort, where all three ratings are there; the gaps of the plan in any case."""
    need = _need(inputs)
    aims = [one for one in inputs.phases if one.name]
    outcomes = [one for one in inputs.outcomes if one.name]
    reached = {one.phase for one in inputs.milestones if one.name and one.due}
    return Result(
        need=need,
        effort=_effort(need, inputs.priority) if need is not None and inputs.priority is not None else None,
        aimed=sum(bool(one.outcome) for one in aims),
        measured=sum(bool(one.outcome and one.measure) for one in aims),
        without_aim=tuple(one.name for one in aims if not one.outcome),
        outcomes=len(outcomes),
        vague_outcomes=tuple(one.name for one in outcomes if not one.is_clear),
        phases_without_milestone=tuple(label for phase, label in PHASES.items() if phase not in reached),
    )


def _need(inputs: Inputs) -> int | None:
    """How much help is needed: complexity raises it, maturity lowers it."""
    if inputs.complexity is None or inputs.maturity is None:
        return None
    return inputs.complexity + 6 - inputs.maturity


def _effort(need: int, priority: int) -> Effort:
    """Intense where a great need meets a high priority; light where there is neither; else regular."""
    great, high = need >= GREAT_NEED, priority >= HIGH_PRIORITY
    if great and high:
        return "intense"
    return "regular" if great or high else "light"
