"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Personal evaluation",
    purpose="See where you are strong and where learning pays most, and choose what to do next.",
    when="After each engagement, and before you plan your training.",
    phase=7,
    topic="TOOL-25",
    file="FILE-19",
    words=("spider diagram", "self-assessment", "CPD", "radar"),
)
