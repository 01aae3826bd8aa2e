"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Value proposition",
    purpose="Say in one sentence what you do for one role, and see which needs nobody answers.",
    when="Before a first talk with a role you have not served yet, and before a renewal.",
    phase=0,
    words=("jobs pains gains", "value map", "fit", "positioning", "customer profile"),
)
