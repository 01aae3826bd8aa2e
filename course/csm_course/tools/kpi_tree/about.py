"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="KPI tree",
    purpose="Connect the outcome the customer wants with what can be measured, and see what lags behind.",
    when="When outcomes are agreed, and each time figures come in.",
    phase=6,
    words=("KPI", "metrics", "baseline", "target", "milestone", "measures"),
)
