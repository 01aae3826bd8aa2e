"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Adoption requirements",
    purpose="Settle with the customer what adoption has to reach, for whom, and who decides.",
    when="At the start of adoption planning, with the sponsor and the managers of the users.",
    phase=4,
    topic="TOOL-12",
    file="FILE-12",
    words=("General Adoption Requirements", "Adoption Requirements Questionnaire", "sign-off"),
)
