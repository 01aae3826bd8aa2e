"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Onboarding work plan",
    purpose="Plan the onboarding in five phases: what each reaches, who does what, and by when.",
    when="When the requirements are known and the model is chosen.",
    phase=3,
    topic="TOOL-10",
    file="FILE-10",
    words=("Onboarding Project Plan", "project plan", "schedule"),
)
