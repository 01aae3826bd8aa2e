"""Adds up the people and finds the needs nobody has named."""

from csm_course.registers import Group
from csm_course.tools.impacted_groups.inputs import Inputs
from csm_course.tools.impacted_groups.result import GroupState, Result

NEEDS = {"changes": "what changes", "knowledge": "knowledge", "skills": "skills", "attitude": "attitude"}


def solve(inputs: Inputs) -> Result:
    """Only groups with a name count; “none” is an answer, an empty cell is not."""
    groups = tuple(_state(one) for one in inputs.groups if one.name)
    return Result(
        groups=groups,
        direct_people=_people(groups, "direct"),
        indirect_people=_people(groups, "indirect"),
        uncounted=sum(one.people is None for one in groups),
        complete=sum(not one.missing for one in groups),
    )


def _state(group: Group) -> GroupState:
    missing = tuple(words for field, words in NEEDS.items() if not getattr(group, field))
    return GroupState(id=group.id, name=group.name, reach=group.reach, people=group.people, missing=missing)


def _people(groups: tuple[GroupState, ...], reach: str) -> float:
    return sum(one.people or 0 for one in groups if one.reach == reach)
