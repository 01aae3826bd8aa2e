"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Onboarding scoring matrix",
    purpose="Judge from four influences how much of the onboarding must be tailored to this customer.",
    when="Before an onboarding model is offered.",
    phase=3,
    topic="TOOL-08",
    file="FILE-08",
    words=("Customer Onboarding Scoring Matrix", "complexity", "generic", "bespoke"),
)
