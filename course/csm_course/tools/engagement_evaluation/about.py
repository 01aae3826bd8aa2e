"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Engagement evaluation",
    purpose="Look back on each phase: what was hard, changed, learned, to be improved, to be celebrated.",
    when="When a phase ends, and once a year for the whole engagement.",
    phase=7,
    topic="TOOL-23",
    file="FILE-17",
    words=("retrospective", "lessons learned", "review"),
)
