"""Counts the answers of each phase."""

from csm_course.tools.checklist import Progress, progress
from csm_course.tools.value_realization_activities.inputs import Inputs


def solve(inputs: Inputs) -> Progress:
    """The state of every phase; a phase without questions left to answer is ready."""
    return progress(inputs.items)
