"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Adoption risks",
    purpose="Rate what may go wrong, and decide what to do before it happens.",
    when="While the adoption plan is being written, and again whenever the plan or the customer changes.",
    phase=4,
    topic="TOOL-18",
    file="FILE-12",
    words=("risk register", "risk score", "likelihood", "severity", "Adoption Risks Questionnaire"),
)
