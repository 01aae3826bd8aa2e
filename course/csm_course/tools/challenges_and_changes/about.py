"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Challenges and changes",
    purpose="Keep track of what nobody foresaw, until it is dealt with.",
    when="From the first day the customer works with the product, whenever something comes up.",
    phase=6,
    topic="TOOL-22",
    file="FILE-16",
    words=("issue log", "change requests", "Value Realization Challenges and Changes", "action log"),
)
