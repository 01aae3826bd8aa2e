"""Reads the review as an executive with an hour would: goals, results, value, lessons, decisions, plan."""

from collections.abc import Iterator

from csm_course.registers import Stakeholder
from csm_course.tools.business_review.inputs import PARTS, Inputs, Part
from csm_course.tools.business_review.result import Lack, Result
from csm_course.tools.kpi_tree.solving import progress

DECIDER = 4
"""From this authority on somebody counts as able to decide."""


def solve(inputs: Inputs) -> Result:
    """What is ready and what is missing; an empty review lacks every part."""
    lacks = tuple(Lack(part=part, field=field, sentence=sentence) for part, field, sentence in _lacks(inputs))
    lead = (inputs.held - inputs.sent).days if inputs.held and inputs.sent else None
    return Result(
        ready=tuple(part for part in PARTS if not any(lack.part == part for lack in lacks)),
        lacks=lacks,
        lead_days=lead,
        deciders_missing=bool(inputs.stakeholders) and not any(map(_decides, inputs.stakeholders)),
        behind=tuple(_behind(inputs)),
        minutes_per_part=inputs.minutes / len(PARTS),
    )


def _decides(one: Stakeholder) -> bool:
    return one.side == "customer" and (one.authority or 0) >= DECIDER


def _behind(inputs: Inputs) -> Iterator[str]:
    for one in inputs.outcomes:
        share, _ = progress(one.baseline, one.target, one.actual)
        if one.name and share is not None and share < 0.5:
            yield one.name


def _lacks(inputs: Inputs) -> Iterator[tuple[Part, str, str]]:
    outcomes = [one for one in inputs.outcomes if one.name]
    if not outcomes:
        yield "goals", "outcomes", "Name the outcomes the customer wants."
    if not inputs.purpose:
        yield "goals", "purpose", "Say in a sentence what the customer wants to reach."
    unmeasured = [one.name for one in outcomes if one.actual is None]
    if unmeasured or not outcomes:
        yield "results", "outcomes", f"Enter today's value of {', '.join(unmeasured) or 'each outcome'}."
    if not inputs.story:
        yield "results", "story", "Tell the results in three sentences, good and bad."
    if inputs.value is None:
        yield "value", "value", "Say what it was worth, in the customer's own way of counting."
    elif not inputs.value_basis:
        yield "value", "value_basis", "Say how the value was worked out, or nobody will believe it."
    if not any(one.name for one in inputs.lessons):
        yield "lessons", "lessons", "Name one lesson, ideally from something that did not work."
    yield from _ahead(inputs)


def _ahead(inputs: Inputs) -> Iterator[tuple[Part, str, str]]:
    decisions = [one for one in inputs.decisions if one.name]
    if not decisions:
        yield "decisions", "decisions", "Ask for at least one decision: executives come to decide."
    elif any(not (one.by and one.proposal) for one in decisions):
        yield "decisions", "decisions", "Say for each decision who decides, and what you propose."
    plan = [one for one in inputs.plan if one.name]
    if not plan:
        yield "plan", "plan", "Say what happens in the next quarter."
    elif any(not (one.owner and one.until) for one in plan):
        yield "plan", "plan", "Give each line of the plan an owner and a date."
