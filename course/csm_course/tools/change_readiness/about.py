"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Change readiness (ADKAR and KSA)",
    purpose="Find for each group what holds it up first, and which knowledge, skills and attitude it still needs.",
    when="Before adoption activities are chosen, and each month while they run.",
    phase=4,
    words=("ADKAR", "KSA", "change management", "barrier point", "Awareness Desire Knowledge Ability Reinforcement"),
)
