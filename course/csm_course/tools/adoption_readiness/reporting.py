"""Whether the phase at hand can go live, and what is still to do for it."""

from csm_course.report import Figure, Report
from csm_course.tools.adoption_readiness.inputs import Inputs
from csm_course.tools.checklist import Progress, progress_report
from csm_course.tools.wording import count

OWN = "The framework asks nineteen questions a phase; their words here are this course's own. Change and add freely."


def report(inputs: Inputs, result: Progress) -> Report:
    """The phase being prepared first; then how far all phases are."""
    return progress_report(_headline(result), inputs.items, result, OWN)


def _headline(result: Progress) -> Figure:
    if not result.current:
        return Figure(label="Ready to go live", value="All phases", note=f"{result.ready} of {len(result.phases)}")
    now = next(one for one in result.phases if one.phase == result.current)
    left = count(now.no + now.open, "question")
    return Figure(label=f"{now.phase}: ready to go live?", value="Not yet", note=f"{left} without a yes")
