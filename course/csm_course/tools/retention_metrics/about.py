"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Retention metrics",
    purpose="Measure how many customers, how much revenue and how many users stay.",
    when="At the end of a month or quarter, and before each renewal conversation.",
    phase=0,
    words=("churn", "GRR", "NRR", "logo churn"),
)
