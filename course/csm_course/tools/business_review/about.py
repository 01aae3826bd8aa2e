"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Executive business review",
    purpose="Prepare the review with the customer's executives: goals, results, value, lessons, decisions.",
    when="From two to four weeks before the meeting; send it one or two days ahead.",
    phase=7,
    words=("EBR", "QBR", "quarterly business review", "executive", "deck"),
)
