"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Engagement evaluation",
    purpose="Look back on each phase: its challenges, changed tools, lessons, improvements and successes.",
    when="When a phase ends, and at regular intervals for the whole engagement.",
    phase=7,
    topic="TOOL-23",
    file="FILE-17",
    words=("retrospective", "lessons learned", "review"),
)
