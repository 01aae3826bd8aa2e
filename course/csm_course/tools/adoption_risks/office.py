"""The risk sheet in Excel: the score is a live sum, so that a changed rating counts at once."""

from csm_course.documents import Computed, Lights, Workbook
from csm_course.tools.adoption_risks.inputs import Inputs
from csm_course.tools.adoption_risks.result import Result
from csm_course.tools.adoption_risks.solving import HIGH


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """A score column beside the ratings; empty until both are given."""
    scores = {one.id: one.score for one in result.ranked}
    score = Computed(
        field="risks",
        name="score",
        label="Score",
        formula='IF(OR({likelihood}="",{severity}=""),"",{likelihood}+{severity})',
        values=tuple(scores.get(risk.id) for risk in inputs.risks),
        kind="whole",
        lights=Lights(warn_from=6, bad_from=HIGH),
    )
    return Workbook(computed=(score,))
