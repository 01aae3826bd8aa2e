"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Survey metrics: NPS, CSAT and CES",
    purpose="Turn survey answers into NPS, CSAT and CES, each with its margin of error.",
    when="After each survey, and before its figure goes into a report or a health score.",
    phase=0,
    words=("net promoter score", "NPS", "customer satisfaction", "CSAT", "customer effort", "CES", "response rate"),
)
