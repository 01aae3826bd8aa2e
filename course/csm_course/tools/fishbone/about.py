"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Root-cause fishbone",
    purpose="Find out why a result stays away: sort possible causes, ask why to the root, act on what is proven.",
    when="When a measure misses its target, or the same trouble comes back after it was dealt with.",
    phase=6,
    words=("Ishikawa", "cause and effect diagram", "root cause analysis", "RCA", "five whys", "countermeasures"),
)
