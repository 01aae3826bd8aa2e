"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="CSM activity tracking",
    purpose="Keep your own tasks for this customer in one list that your manager can read.",
    when="Every week, and before each meeting with your manager.",
    phase=3,
    topic="TOOL-11",
    file="FILE-11",
    words=("Onboarding Activity Checklist", "task list", "to do"),
)
