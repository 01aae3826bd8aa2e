"""Counts the notes and finds the improvements nobody has taken on."""

from csm_course.tools.engagement_evaluation.inputs import EVALUATED, KINDS, Finding, Inputs
from csm_course.tools.engagement_evaluation.result import PhaseNotes, Result


def solve(inputs: Inputs) -> Result:
    """Only notes with words count."""
    noted = [one for one in inputs.findings if one.name]
    phases = tuple(_phase(label, [one for one in noted if one.phase == phase]) for phase, label in EVALUATED.items())
    return Result(
        phases=phases,
        notes=len(noted),
        complete=sum(not one.missing for one in phases),
        loose=tuple(one.name for one in noted if one.kind == "improvement" and not (one.owner and one.due)),
        successes=sum(one.kind == "success" for one in noted),
    )


def _phase(label: str, noted: list[Finding]) -> PhaseNotes:
    counts = {kind: sum(one.kind == kind for one in noted) for kind in KINDS}
    return PhaseNotes(phase=label, counts=counts, missing=tuple(KINDS[kind] for kind in KINDS if not counts[kind]))
