"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Adoption activities",
    purpose="Plan for each group how it is told, trained and supported.",
    when="Once the needs of the groups are agreed.",
    phase=4,
    topic="TOOL-15",
    file="FILE-12",
    words=("communication", "training", "support", "Adoption Activities Checklist"),
)
