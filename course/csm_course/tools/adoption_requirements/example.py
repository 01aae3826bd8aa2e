"""The worked example: what Havn & Huerta agreed on before its adoption plan was written."""

from csm_course.tools.adoption_requirements.inputs import Inputs
from csm_course.tools.questionnaire import answered

_ANSWERS = {
    "objectives-01": ("Food waste down from 100 g to 80 g per lunch by 28 February 2027", "validated", "Dagny Solheim"),
    "objectives-02": ("Leads plan the week in Ladlework; every shift weighs its waste", "validated", "Rui Tavares"),
    "objectives-03": ("Weighing: without it nobody sees what the rest has changed", "validated", "Rui Tavares"),
    "managers-01": ("Rui Tavares", "validated", "Dagny Solheim"),
    "managers-02": ("Kitchen leads, for two hours of training for each cook", "assumed", "Rui Tavares"),
    "managers-03": ("Henrik Aas, if his buyers get more work instead of less", "assumed", "Henrik Aas"),
    "user_groups-01": ("12 kitchen leads, 84 cooks, 6 buyers", "validated", "Rui Tavares"),
    "user_groups-02": ("Finance: one combined invoice instead of many", "validated", "Maite Ibarra"),
    "user_groups-03": ("Porto: Sofia Brandt wants to begin", "validated", "Sofia Brandt"),
    "financing-01": ("168 hours of cooks in training, and four tablets", "assumed", "Maite Ibarra"),
    "measurement-01": ("Grams of waste per lunch, weighed each shift", "validated", "Rui Tavares"),
    "measurement-02": ("100 g per lunch, weighed in February", "validated", "Maite Ibarra"),
    "measurement-03": ("Shifts that weigh, counted each week", "assumed", "Sofia Brandt"),
    "reporting-01": ("Dagny: one page a month; each kitchen: its own curve", "validated", "Dagny Solheim"),
    "sign_off-01": ("Dagny Solheim by 12 June", "validated", "Dagny Solheim"),
}

EXAMPLE = Inputs(answers=answered(Inputs().answers, _ANSWERS))
