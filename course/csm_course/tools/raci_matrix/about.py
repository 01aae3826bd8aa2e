"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="RACI matrix",
    purpose="Settle for each task who does it, who answers for it, who is consulted and who is informed.",
    when="When the engagement is agreed, and whenever a task is done twice or by nobody.",
    phase=2,
    topic="TOOL-04",
    file="FILE-04",
    words=("responsible", "accountable", "consulted", "informed", "roles"),
)
