"""What the toolbox says of this tool."""

from csm_course.tools.about import About

ABOUT = About(
    title="Onboarding requirements",
    purpose="Find out everything a customer's onboarding needs before it is planned.",
    when="Once the onboarding model is chosen, with the customer's project lead.",
    phase=3,
    topic="TOOL-09",
    file="FILE-09",
    words=("Onboarding Requirements Questionnaire", "requirements capture", "customized onboarding"),
)
