"""Which topics are settled, and what is still to be agreed."""

from csm_course.report import Figure, Note, Report
from csm_course.tools.adoption_requirements.inputs import Inputs
from csm_course.tools.questionnaire import (
    Knowledge,
    knowledge_figures,
    knowledge_notes,
    knowledge_tables,
)

OWN = "The framework names the seven topics; the questions under them are this course's own. Change and add freely."


def report(_inputs: Inputs, result: Knowledge) -> Report:
    """Topics settled first, then the gaps."""
    settled = sum(one.validated == one.asked for one in result.parts)
    return Report(
        headline=Figure(label="Topics settled", value=f"{settled} of {len(result.parts)}", note=_next(result)),
        figures=knowledge_figures(result),
        notes=(*knowledge_notes(result, "answers"), Note(kind="info", text=OWN)),
        tables=knowledge_tables(result),
    )


def _next(result: Knowledge) -> str:
    if not result.gaps:
        return "The plan can be built on them"
    return f"Settle next: {result.gaps[0].part}"
