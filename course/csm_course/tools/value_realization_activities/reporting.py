"""Which phase is looked after completely, and what is missing in the one at hand."""

from csm_course.report import Figure, Report
from csm_course.tools.checklist import Progress, progress_report
from csm_course.tools.value_realization_activities.inputs import Inputs

OWN = "The framework lists eleven criteria a phase; their words here are this course's own. Change and add freely."


def report(inputs: Inputs, result: Progress) -> Report:
    """The phase at hand first; then how far all phases are."""
    return progress_report(_headline(result), inputs.items, result, OWN)


def _headline(result: Progress) -> Figure:
    if not result.current:
        return Figure(label="Criteria met", value="In all phases")
    now = next(one for one in result.phases if one.phase == result.current)
    return Figure(label=f"{now.phase}: criteria met", value=f"{now.yes} of {now.needed}", note="the current phase")
