"""The checklist in Excel: how far each phase is follows the ticks."""

from csm_course.documents import Workbook
from csm_course.tools.adoption_readiness.inputs import Inputs
from csm_course.tools.checklist import Progress
from csm_course.tools.checklist_office import checklist_workbook


def workbook(inputs: Inputs, result: Progress) -> Workbook:
    """A live line for each phase, and lights on the answers."""
    return checklist_workbook(inputs.items, result)
