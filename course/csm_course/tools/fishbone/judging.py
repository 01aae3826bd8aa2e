"""Four questions to a search for causes - and one to its problem - answered by missing, begun or sound.

The thresholds are the course's conventions: eight causes in four categories, or in three quarters of a smaller set;
a chain of three whys at least once, and one why before each cause that is called a root. A count proves no quality:
it shows where to look.
"""

from collections.abc import Mapping

from csm_course.tools.fishbone.result import Judgement

ENOUGH_CAUSES, ENOUGH_CATEGORIES, ENOUGH_DEPTH, ENOUGH_WORDS = 8, 4, 3, 6
_SHARE = 0.75


def categories_wanted(categories: int) -> int:
    """How many categories must hold a cause: four, or three quarters of a set that has fewer than six."""
    return max(1, min(ENOUGH_CATEGORIES, round(categories * _SHARE)))


def judge_problem(words: int, has_number: bool, impact: bool, seen: bool) -> Judgement:
    """Sound: a sentence with a number, its impact, and a process that somebody watched."""
    if not words:
        return "missing"
    return "sound" if words >= ENOUGH_WORDS and has_number and impact and seen else "begun"


def judge_structure(counts: Mapping[str, int]) -> Judgement:
    """Sound: enough causes in enough categories, all sorted, none said twice."""
    if not counts["causes"]:
        return "missing"
    broad = counts["categories_used"] >= categories_wanted(counts["categories"])
    tidy = not counts["unsorted"] and not counts["repeated"]
    return "sound" if counts["causes"] >= ENOUGH_CAUSES and broad and tidy else "begun"


def judge_depth(counts: Mapping[str, int]) -> Judgement:
    """Sound: one chain of three at least, and each verified root explains another cause."""
    if not counts["whys"]:
        return "missing"
    rooted = counts["verified_after_why"] == counts["verified"]
    return "sound" if counts["longest_chain"] >= ENOUGH_DEPTH and rooted else "begun"


def judge_evidence(counts: Mapping[str, int]) -> Judgement:
    """Sound: something has been judged, and nothing was judged without evidence."""
    if not counts["with_evidence"]:
        return "missing"
    return "sound" if counts["judged"] and not counts["judged_without_evidence"] else "begun"


def judge_action(counts: Mapping[str, int]) -> Judgement:
    """Sound: each verified cause has a countermeasure, and each countermeasure has owner, date and test."""
    if not counts["countermeasures"]:
        return "missing"
    all_countered = counts["verified"] and not counts["verified_without_countermeasure"]
    return "sound" if all_countered and counts["countermeasures_complete"] == counts["countermeasures"] else "begun"
