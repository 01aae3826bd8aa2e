"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Practical considerations",
    purpose="Settle early the practical matters that can stop an adoption plan.",
    when="While the adoption plan is being written; add whatever the customer's people bring up.",
    phase=4,
    topic="TOOL-16",
    file="FILE-12",
    words=("constraints", "adoption planning"),
)
