"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Customer engagement strategy",
    purpose="Decide how much effort a customer gets, and what each phase of the engagement has to reach.",
    when="After the research, before the first commitment; look at it again at each phase.",
    phase=1,
    topic="TOOL-02",
    file="FILE-02",
    words=("Engagement Strategy Tool", "priority", "complexity", "maturity", "account plan"),
)
