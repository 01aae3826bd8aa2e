"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Customer research checklist",
    purpose="Collect what is known of a customer before the first call, and see what is not.",
    when="As soon as a customer is handed over to you, and again before each important meeting.",
    phase=1,
    topic="TOOL-01",
    file="FILE-01",
    words=("research", "handover", "customer profile", "discovery"),
)
