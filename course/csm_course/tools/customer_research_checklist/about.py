"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Customer research checklist",
    purpose="Collect what is known about a customer before the first call, and see what is missing.",
    when="As soon as you take over a customer, and again before each important meeting.",
    phase=1,
    topic="TOOL-01",
    file="FILE-01",
    words=("research", "handover", "customer profile", "discovery"),
)
