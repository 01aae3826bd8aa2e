"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Customer health score",
    purpose="See early which customer needs you, by indicators you trust.",
    when="Every week for the whole portfolio, and before each renewal conversation.",
    phase=6,
    words=("health", "traffic light", "churn risk", "indicator", "red amber green"),
)
