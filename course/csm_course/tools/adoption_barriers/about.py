"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Adoption barriers",
    purpose="List what already stands in the way of adoption, and clear the worst first.",
    when="While the adoption plan is being written, and whenever a group of users falls behind.",
    phase=4,
    topic="TOOL-17",
    file="FILE-12",
    words=("Adoption Barriers Questionnaire", "obstacles", "blockers"),
)
