"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Role charter and time plan",
    purpose="Agree what your role is for, what it leaves to others, and where your week goes.",
    when="When a role is new or unclear, or when every week is too short.",
    phase=0,
    words=("RAPAE", "time management", "job description"),
)
