"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Business motivation model",
    purpose="Connect what the customer's business wants with what it does, and find what leads nowhere.",
    when="When you learn a customer's strategy, before outcomes are agreed.",
    phase=0,
    words=("BMM", "vision", "mission", "goals", "objectives", "strategy", "tactics", "SWOT", "ends and means"),
)
