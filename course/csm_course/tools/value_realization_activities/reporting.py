"""Which phase is looked after completely, and what is missing in the one at hand."""

from csm_course.report import Figure, Note, Report
from csm_course.tools.checklist import Progress, open_table, state_figures, state_notes, state_table
from csm_course.tools.value_realization_activities.inputs import Inputs

OWN = "The framework lists eleven criteria a phase; their words here are this course's own. Change and add freely."


def report(inputs: Inputs, result: Progress) -> Report:
    """The phase at hand first; then how far all phases are."""
    left = (open_table(inputs.items, result.current),) if result.current else ()
    return Report(
        headline=_headline(result),
        figures=state_figures(result.phases),
        notes=(*state_notes(result, "items"), Note(kind="info", text=OWN)),
        tables=(*left, state_table(result.phases)),
    )


def _headline(result: Progress) -> Figure:
    if not result.current:
        return Figure(label="Criteria met", value="In all phases")
    now = next(one for one in result.phases if one.phase == result.current)
    return Figure(label=f"{now.phase}: criteria met", value=f"{now.yes} of {now.needed}", note="the current phase")
