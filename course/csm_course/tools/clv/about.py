"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Customer lifetime value",
    purpose="See what a customer is worth over the whole relationship, and which input moves that most.",
    when="Before you decide how much effort a customer or a segment deserves.",
    phase=0,
    words=("CLV", "LTV", "lifetime value", "churn"),
)
