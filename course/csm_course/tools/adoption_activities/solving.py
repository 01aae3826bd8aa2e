"""Finds the groups for which something is missing."""

from csm_course.registers import Group
from csm_course.tools.adoption_activities.inputs import Inputs
from csm_course.tools.adoption_activities.result import Planned, Result

KINDS = {"communication": "communication", "training": "training", "support": "support"}
NONE = ("", "none", "none.", "none new")


def solve(inputs: Inputs) -> Result:
    """Only groups with a name count; “none” is a decision and counts as planned."""
    groups = [one for one in inputs.groups if one.name]
    planned = tuple(_planned(one) for one in groups)
    uncovered = (one.people or 0 for one, plan in zip(groups, planned, strict=True) if plan.missing)
    return Result(groups=planned, complete=sum(not one.missing for one in planned), people_uncovered=sum(uncovered))


def _planned(group: Group) -> Planned:
    missing = tuple(words for field, words in KINDS.items() if not getattr(group, field))
    return Planned(id=group.id, name=group.name, missing=missing, unmet=_unmet(group))


def _unmet(group: Group) -> tuple[str, ...]:
    """Needs in knowledge and skills that no training answers: a need nobody meets stays a need."""
    if not _is_nothing(group.training):
        return ()
    return tuple(words for words in ("knowledge", "skills") if not _is_nothing(getattr(group, words)))


def _is_nothing(words: str) -> bool:
    return words.strip().lower() in NONE
