"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Adoption readiness checklist",
    purpose="Make sure everything is in place before a phase of the rollout goes live.",
    when="In the readiness meeting before each phase, with the people who will do the work.",
    phase=5,
    topic="TOOL-20",
    file="FILE-14",
    words=("go-live", "readiness", "checklist", "rollout"),
)
