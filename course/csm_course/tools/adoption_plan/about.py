"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Adoption plan",
    purpose="Bring outcomes, groups, dates, barriers and risks together in one plan for the customer to sign.",
    when="After the other adoption sheets are filled in, before anything starts.",
    phase=4,
    topic="TOOL-19",
    file="FILE-13",
    words=("adoption roadmap", "implementation plan", "change plan"),
)
