"""Counts what was looked at, planned and settled."""

from csm_course.tools.practical_considerations.inputs import Consideration, Inputs
from csm_course.tools.practical_considerations.result import Result


def solve(inputs: Inputs) -> Result:
    """How far the list has been worked through; only considerations with a name count."""
    named = [one for one in inputs.considerations if one.name]
    looked_at = [one for one in named if one.situation]
    planned = [one for one in looked_at if _is_planned(one)]
    return Result(
        considerations=len(named),
        looked_at=len(looked_at),
        planned=len(planned),
        settled=sum(one.settled is not None for one in planned),
        not_looked_at=tuple(short(one.name) for one in named if not one.situation),
        unplanned=tuple(short(one.name) for one in looked_at if not _is_planned(one)),
    )


def short(name: str) -> str:
    """The word before the colon: `Phases` of `Phases: who starts when …`."""
    return name.partition(":")[0]


def _is_planned(one: Consideration) -> bool:
    return bool(one.action and one.owner)
