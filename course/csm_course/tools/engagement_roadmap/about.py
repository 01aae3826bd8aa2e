"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Engagement roadmap",
    purpose="Show the whole engagement on one page: phases, milestones, dates.",
    when="When you agree the engagement with the customer, and in every review.",
    phase=1,
    topic="TOOL-03",
    file="FILE-03",
    words=("Phase 1 Engagement Roadmap", "timeline", "milestones"),
)
