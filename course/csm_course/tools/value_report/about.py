"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Value and ROI report",
    purpose="Turn what got better into money with assumptions the customer agrees to, and compare it with the cost.",
    when="Before a business review, and before a renewal.",
    phase=6,
    words=("ROI", "NPV", "payback", "business case", "return on investment", "benefits"),
)
