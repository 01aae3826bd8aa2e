"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Value realization activity checklist",
    purpose="Check that everything has been done that turns use of the product into value.",
    when="Every month while the customer uses the product, and before each business review.",
    phase=6,
    topic="TOOL-21",
    file="FILE-15",
    words=("value realization", "benefits", "checklist"),
)
