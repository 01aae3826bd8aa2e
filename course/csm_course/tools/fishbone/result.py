"""What the search for causes has come to: counts, places, and four judgements on how sound it is."""

from typing import Literal

from pydantic import FiniteFloat

from csm_course.model import Model

Judgement = Literal["missing", "begun", "sound"]


class Result(Model):
    """Only causes with words count. `depth` and `longest_chain` count causes from the bone downwards, so 1 is a cause
    nobody has asked why of; shares are None while there is nothing to share out.

    `judged` causes are probable, verified or ruled out. `proven_chain` is the longest chain of whys in which each
    cause has evidence. A verified cause is `after_why` where it explains another cause. A countermeasure is
    `complete` with action, owner, date and test for resolved, and `on_symptom` where its cause is not verified.
    `voted` are the texts of the causes with votes, most votes first.
    """

    causes: int
    categories: int
    categories_used: int
    unsorted: int
    repeated: int
    whys: int
    longest_chain: int
    proven_chain: int
    with_evidence: int
    evidence_share: FiniteFloat | None
    possible: int
    probable: int
    verified: int
    ruled_out: int
    judged: int
    judged_with_evidence: int
    judged_without_evidence: int
    verified_after_why: int
    verified_with_evidence: int
    verified_without_countermeasure: int
    verified_share_countered: FiniteFloat | None
    countermeasures: int
    countermeasures_complete: int
    without_owner: int
    without_due: int
    without_test: int
    on_symptom: int
    tested: int
    resolved: int
    votes: int
    voted: tuple[str, ...]
    problem_has_number: bool
    impact_described: bool
    process_described: bool
    observed: bool
    problem: Judgement
    structure: Judgement
    depth: Judgement
    evidence: Judgement
    action: Judgement
