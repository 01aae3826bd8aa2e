"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="WBS and critical path",
    purpose="See when a plan ends, which tasks decide that day, and where there is room to move.",
    when="Before you promise a date, and whenever a task takes longer than planned.",
    phase=5,
    words=(
        "CPM",
        "Gantt chart",
        "network diagram",
        "PERT",
        "float",
        "slack",
        "work breakdown structure",
        "Monte Carlo",
    ),
)
