"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Success roadmap",
    purpose="Show executives on one page what was reached and what comes next.",
    when="For each business review, and when a new executive joins.",
    phase=7,
    topic="TOOL-26",
    file="FILE-20",
    words=("Customer Success Roadmap", "next steps", "executive summary"),
)
