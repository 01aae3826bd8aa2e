"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Engagement reporting checklist",
    purpose="Make sure that everyone who needs to know is told in time, in a form they can use.",
    when="When the engagement begins, and whenever somebody new needs to know.",
    phase=7,
    topic="TOOL-24",
    file="FILE-18",
    words=("communication plan", "reports", "status"),
)
