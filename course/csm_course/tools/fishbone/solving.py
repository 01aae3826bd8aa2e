"""Counts what there is on the fish and how far it is proven; every valid fishbone has a result, an empty one too."""

import re
from collections import Counter
from collections.abc import Sequence

from csm_course.tools import CannotSolve
from csm_course.tools.fishbone import judging
from csm_course.tools.fishbone.inputs import Countermeasure, Inputs
from csm_course.tools.fishbone.result import Result
from csm_course.tools.fishbone.tree import Fish, Placed, fish


def solve(inputs: Inputs) -> Result:
    """The counts and the judgements; raises CannotSolve where a row refers to something that is not there."""
    return solve_fish(inputs, fish(inputs))


def solve_fish(inputs: Inputs, drawn: Fish) -> Result:
    """The same, for causes that have been put in their places already."""
    _refer_to_causes(inputs)
    named = [one for one in drawn.placed if one.cause.text]
    counts = _places(drawn, named) | _states(drawn, named) | _actions(inputs, named)
    facts = _facts(inputs)
    return Result(
        **counts,
        evidence_share=_share(counts["with_evidence"], counts["causes"]),
        verified_share_countered=_share(
            counts["verified"] - counts["verified_without_countermeasure"], counts["verified"]
        ),
        voted=tuple(one.cause.text for one in ranked(named)),
        **facts,
        problem=judging.judge_problem(
            len(inputs.problem.split()),
            facts["problem_has_number"],
            facts["impact_described"],
            facts["process_described"] and facts["observed"],
        ),
        structure=judging.judge_structure(counts),
        depth=judging.judge_depth(counts),
        evidence=judging.judge_evidence(counts),
        action=judging.judge_action(counts),
    )


def ranked(named: Sequence[Placed]) -> list[Placed]:
    """The causes with votes, most votes first; equal ones in reading order."""
    return sorted((one for one in named if one.cause.votes), key=lambda one: -one.cause.votes)


def is_complete(measure: Countermeasure) -> bool:
    """Somebody can act on it, and somebody can tell whether it worked."""
    return bool(measure.action and measure.owner and measure.due and measure.test)


def taken(inputs: Inputs) -> tuple[Countermeasure, ...]:
    """The countermeasures that say what is done."""
    return tuple(one for one in inputs.countermeasures if one.action)


def _places(drawn: Fish, named: Sequence[Placed]) -> dict[str, int]:
    texts = Counter(" ".join(one.cause.text.casefold().split()) for one in named)
    return {
        "causes": len(named),
        "categories": sum(bool(bone.id) for bone in drawn.bones),
        "categories_used": len({one.bone for one in named if drawn.bones[one.bone].id}),
        "unsorted": sum(not drawn.bones[one.bone].id for one in named),
        "repeated": sum(times - 1 for times in texts.values()),
        "whys": sum(drawn.length(one) > 1 for one in named),
        "longest_chain": max((drawn.length(one) for one in named), default=0),
        "proven_chain": _proven(drawn),
    }


def _proven(drawn: Fish) -> int:
    """The longest chain from a bone downwards in which every cause has words and evidence."""
    proven = [False] * len(drawn.placed)
    longest = 0
    for at, one in enumerate(drawn.placed):
        above = len(one.chain) == 1 or proven[one.chain[-2]]
        proven[at] = bool(above and one.cause.text and one.cause.evidence)
        longest = max(longest, one.depth if proven[at] else 0)
    return longest


def _states(drawn: Fish, named: Sequence[Placed]) -> dict[str, int]:
    states = Counter(one.cause.status for one in named)
    judged = [one for one in named if one.cause.status != "possible"]
    verified = [one for one in judged if one.cause.status == "verified"]
    proven = sum(bool(one.cause.evidence) for one in judged)
    return {
        "with_evidence": sum(bool(one.cause.evidence) for one in named),
        "possible": states["possible"],
        "probable": states["probable"],
        "verified": states["verified"],
        "ruled_out": states["ruled_out"],
        "judged": len(judged),
        "judged_with_evidence": proven,
        "judged_without_evidence": len(judged) - proven,
        "verified_after_why": sum(drawn.length(one) > 1 for one in verified),
        "verified_with_evidence": sum(bool(one.cause.evidence) for one in verified),
        "votes": sum(one.cause.votes for one in named),
    }


def _actions(inputs: Inputs, named: Sequence[Placed]) -> dict[str, int]:
    measures = taken(inputs)
    against = {one.cause for one in measures}
    verified = {one.cause.id for one in named if one.cause.status == "verified"}
    return {
        "verified_without_countermeasure": sum(
            one.cause.id not in against for one in named if one.cause.status == "verified"
        ),
        "countermeasures": len(measures),
        "countermeasures_complete": sum(map(is_complete, measures)),
        "without_owner": sum(not one.owner for one in measures),
        "without_due": sum(one.due is None for one in measures),
        "without_test": sum(not one.test for one in measures),
        "on_symptom": sum(one.cause not in verified for one in measures),
        "tested": sum(bool(one.result) for one in measures),
        "resolved": sum(one.resolved is not None for one in measures),
    }


def _facts(inputs: Inputs) -> dict[str, bool]:
    return {
        "problem_has_number": bool(re.search(r"\d", inputs.problem)),
        "impact_described": bool(inputs.impact),
        "process_described": bool(inputs.process),
        "observed": bool(inputs.observed),
    }


def _refer_to_causes(inputs: Inputs) -> None:
    known = {cause.id for cause in inputs.causes}
    for row, one in enumerate(inputs.countermeasures, start=1):
        if one.cause and one.cause not in known:
            sentence = f"Row {row}, Against cause: there is no cause {one.cause}. Choose one that is on the fish."
            raise CannotSolve("countermeasures", sentence)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
