"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Impacted groups",
    purpose="Name every group the change touches, and what each needs in knowledge, skills and attitude.",
    when="When you know which processes change; work on it with somebody from each group.",
    phase=4,
    topic="TOOL-14",
    file="FILE-12",
    words=("KSA", "knowledge skills attitude", "change management", "user groups"),
)
