"""The worked example: what was known of Havn & Huerta's onboarding before its twelve kitchens were set up."""

from csm_course.tools.onboarding_requirements.inputs import Inputs
from csm_course.tools.questionnaire import answered

_ANSWERS = {
    "generic-01": (
        "Ines Moreau for the technical side, Rui Tavares for the kitchens",
        "validated",
        "Kick-off, 10 March",
    ),
    "generic-02": ("84 cooks and 12 kitchen leads in 12 kitchens", "validated", "Rui Tavares"),
    "generic-03": ("Leads plan menus and order; cooks order and record waste", "validated", "Rui Tavares"),
    "generic-04": ("30 April", "validated", "Dagny Solheim"),
    "generic-05": ("With a password of their own; single sign-on later", "assumed", "Ines Moreau"),
    "generic-06": ("Two hours in each kitchen, in Danish, Portuguese and English", "validated", "Sofia Brandt"),
    "generic-07": ("Lists of suppliers and last year's menus", "validated", "Henrik Aas"),
    "generic-08": ("Sofia Brandt first, then our support desk from 7:00 to 16:00", "assumed", "Sofia Brandt"),
    "customized-01": ("Hospitals cook by diet, canteens by choice", "validated", "Rui Tavares"),
    "customized-02": ("", "open", "Rui Tavares"),
    "customized-03": ("Orders go to the purchasing system once a day", "assumed", "Ines Moreau"),
    "customized-04": ("Supplier lists from three places, with duplicates", "assumed", "Henrik Aas"),
    "customized-07": ("Six kitchens first, then six", "validated", "Rui Tavares"),
}

EXAMPLE = Inputs(answers=answered(Inputs().answers, _ANSWERS))
