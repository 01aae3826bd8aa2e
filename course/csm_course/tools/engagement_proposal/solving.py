"""Reads the proposal as the two people who have to sign it would."""

from collections.abc import Iterator

from csm_course.tools.engagement_proposal.inputs import Inputs
from csm_course.tools.engagement_proposal.result import Lack, Result

_NEEDED = {
    "customer": "Name the customer.",
    "vendor": "Name our company.",
    "purpose": "Say what the customer wants to reach.",
    "starts": "Say when the engagement begins.",
    "excluded": "Say what is not part of it.",
    "changes": "Say how changes are agreed.",
    "our_name": "Say who signs for us.",
    "their_name": "Say who signs for the customer.",
}


def solve(inputs: Inputs) -> Result:
    """What is missing, in the order of the document."""
    lacks = tuple(Lack(field=field, sentence=sentence) for field, sentence in _lacks(inputs))
    return Result(
        lacks=lacks,
        is_ready=not lacks,
        promises=sum(bool(one.name) for one in (*inputs.ours, *inputs.theirs)),
        outcomes=sum(bool(one.name) for one in inputs.outcomes),
    )


def _lacks(inputs: Inputs) -> Iterator[tuple[str, str]]:
    for field, sentence in _NEEDED.items():
        if not getattr(inputs, field):
            yield field, sentence
    if inputs.starts and inputs.ends and inputs.ends < inputs.starts:
        yield "ends", "The engagement ends before it begins."
    for field, side in (("ours", "we"), ("theirs", "the customer")):
        named = [one for one in getattr(inputs, field) if one.name]
        if not named:
            yield field, f"Say what {side} will do."
        elif any(not one.owner for one in named):
            yield field, "Name who answers for each undertaking."
    yield from _outcomes(inputs)


def _outcomes(inputs: Inputs) -> Iterator[tuple[str, str]]:
    named = [one for one in inputs.outcomes if one.name]
    if not named:
        yield "outcomes", "Name at least one outcome."
    vague = [one.name for one in named if not one.is_clear]
    if vague:
        yield "outcomes", f"Agree measure, target and date: {', '.join(vague)}."
