"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Capabilities and processes",
    purpose="See which of the customer's capabilities the initiative changes, and who owns each.",
    when="At the start of adoption planning, before you ask which people are affected.",
    phase=4,
    topic="TOOL-13",
    file="FILE-12",
    words=("processes", "business impact"),
)
