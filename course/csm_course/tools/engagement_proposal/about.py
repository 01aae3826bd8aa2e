"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Customer engagement proposal",
    purpose="Put in writing what each side will do, and how both will see that it worked.",
    when="When outcomes and people are known, before work begins.",
    phase=2,
    topic="TOOL-07",
    file="FILE-07",
    words=("Customer Success Proposal", "Success Plan", "Customer Success Plan", "agreement", "sign"),
)
