"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Stakeholder management plan",
    purpose="Plan each month what to do with whom, and record what came of it.",
    when="At the start of every month.",
    phase=2,
    topic="TOOL-06",
    file="FILE-06",
    words=("engagement plan", "contact plan"),
)
