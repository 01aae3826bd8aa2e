"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Segments, tiers and touch",
    purpose="Check that your segments hold, and that the hours of your CSMs fit the touch you promise.",
    when="When customers have grown too many or too different to treat alike, and once a year after that.",
    phase=0,
    topic="MET-05",
    words=(
        "segmentation",
        "tier",
        "portfolio",
        "high touch",
        "low touch",
        "tech touch",
        "accounts per CSM",
        "capacity",
    ),
)
