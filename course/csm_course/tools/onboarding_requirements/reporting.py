"""Whether onboarding can be planned, and what is still to be asked."""

from csm_course.report import Figure, Note, Report
from csm_course.tools.onboarding_requirements.inputs import Inputs
from csm_course.tools.questionnaire import (
    Knowledge,
    knowledge_figures,
    knowledge_notes,
    knowledge_tables,
)
from csm_course.tools.wording import count

OWN = "The framework names the two sheets; the questions on them are this course's own. Change and add freely."


def report(_inputs: Inputs, result: Knowledge) -> Report:
    """Gaps first: they are the agenda of the next call."""
    missing = count(len(result.gaps), "question")
    headline = Figure(
        label="Can onboarding be planned?",
        value="Not yet" if result.gaps else "Yes",
        note=f"{missing} to ask or validate" if result.gaps else "Every requirement is validated",
    )
    return Report(
        headline=headline,
        figures=knowledge_figures(result),
        notes=(*knowledge_notes(result, "answers"), Note(kind="info", text=OWN)),
        tables=knowledge_tables(result),
    )
