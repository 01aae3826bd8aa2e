"""Checks the parts of the plan against what its readers need."""

from collections.abc import Iterator

from csm_course.tools.adoption_barriers.solving import SEVERE
from csm_course.tools.adoption_plan.inputs import Inputs
from csm_course.tools.adoption_plan.result import Lack, Result
from csm_course.tools.adoption_risks.solving import HIGH

PARTS = ("outcomes", "waves", "groups", "barriers", "risks", "agreed_by")


def solve(inputs: Inputs) -> Result:
    """What is complete and what is missing; an empty plan lacks everything."""
    lacks = tuple(_lacks(inputs))
    waves = [one for one in inputs.waves if one.name]
    return Result(
        parts=len(PARTS),
        complete=sum(not any(lack.field == part for lack in lacks) for part in PARTS),
        lacks=lacks,
        people=sum(one.people or 0 for one in inputs.groups if one.name),
        start=min((one.start for one in waves if one.start), default=None),
        end=max((one.end for one in waves if one.end), default=None),
        is_agreed=bool(inputs.agreed_by and inputs.agreed_on),
    )


def _lacks(inputs: Inputs) -> Iterator[Lack]:
    for part, check in zip(PARTS, (_outcomes, _waves, _groups, _barriers, _risks, _agreement), strict=True):
        yield from (Lack(field=part, sentence=sentence) for sentence in check(inputs))


def _outcomes(inputs: Inputs) -> Iterator[str]:
    named = [one for one in inputs.outcomes if one.name]
    if not named:
        yield "No outcome yet: without one nobody can tell later whether it has worked."
    vague = [one.name for one in named if not one.is_clear]
    if vague:
        yield f"Agree measure, target and date: {', '.join(vague)}."


def _waves(inputs: Inputs) -> Iterator[str]:
    named = [one for one in inputs.waves if one.name]
    if not named:
        yield "No phase of the rollout: say who starts, and when."
    undated = [one.name for one in named if not (one.start and one.end)]
    if undated:
        yield f"Give a start and an end: {', '.join(undated)}."
    unproven = [one.name for one in named if not one.shown_by]
    if unproven:
        yield f"Say when it counts as done: {', '.join(unproven)}."


def _groups(inputs: Inputs) -> Iterator[str]:
    named = [one for one in inputs.groups if one.name]
    if not named:
        yield "No groups yet: name who has to be prepared."
    bare = [one.name for one in named if not (one.communication and one.training and one.support)]
    if bare:
        yield f"Plan communication, training and support: {', '.join(bare)}."


def _barriers(inputs: Inputs) -> Iterator[str]:
    standing = [one for one in inputs.barriers if one.name and not one.overcome]
    bare = [one.name for one in standing if (one.severity or 0) >= SEVERE and not (one.actions and one.owner)]
    if bare:
        yield f"Severe barriers without action or owner: {', '.join(bare)}."


def _risks(inputs: Inputs) -> Iterator[str]:
    if not any(one.name for one in inputs.risks):
        yield "No risks yet: ask three people what could stop the plan."
    high = [one for one in inputs.risks if one.name and (one.likelihood or 0) + (one.severity or 0) >= HIGH]
    bare = [one.name for one in high if not (one.actions and one.owner)]
    if bare:
        yield f"High risks without action or owner: {', '.join(bare)}."


def _agreement(inputs: Inputs) -> Iterator[str]:
    if not (inputs.agreed_by and inputs.agreed_on):
        yield "Nobody has agreed to the plan yet."
