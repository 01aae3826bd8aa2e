"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Stakeholder management matrix",
    purpose="Place every stakeholder by authority, interest and support, and choose how to work with each.",
    when="As soon as you know the people, and after each change among them.",
    phase=2,
    topic="TOOL-05",
    file="FILE-05",
    words=("Stakeholder Management Template", "power and interest", "authority", "influence map"),
)
