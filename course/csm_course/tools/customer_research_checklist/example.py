"""The worked example: the research on Havn & Huerta, with what the CSM still has to ask."""

from csm_course.case import CASE
from csm_course.tools.customer_research_checklist.inputs import Inputs
from csm_course.tools.questionnaire import answered

_ANSWERS = {
    "customer-01": (
        "Cooks for companies and hospitals: 24 kitchens from Aarhus to Porto",
        "validated",
        "Annual report",
    ),
    "customer-02": ("Paid per meal; food is its second largest cost after wages", "validated", "Maite Ibarra"),
    "customer-03": ("Lower cost per meal, and less waste by the end of February", "validated", "Dagny Solheim"),
    "customer-04": ("Operations under Dagny Solheim; kitchens under Rui Tavares", "validated", "Rui Tavares"),
    "customer-05": ("Two larger caterers bid lower for hospitals", "assumed", "Tomasz Wilk"),
    "customer-06": ("“Kitchen lead”, “cover” for a meal served, “plate waste”", "validated", "Sofia Brandt"),
    "customer-07": ("", "open", "Tomasz Wilk"),
    "solution-01": ("Ladlework for 12 kitchens at EUR 500 a month each", "validated", "Contract"),
    "solution-02": ("Nothing in writing; sales spoke of “quick savings”", "assumed", "Tomasz Wilk"),
    "solution-03": ("Paper menus; has to send orders to the purchasing system", "validated", "Ines Moreau"),
    "solution-04": ("Menu planning, ordering, waste recording", "validated", "Rui Tavares"),
    "solution-05": ("Weighing waste on busy shifts", "validated", "Jonas Vik"),
    "solution-06": ("1 March 2026 to 28 February 2027; notice by 30 December 2026", "validated", "Contract"),
    "initiative-01": ("A fifth less food waste", "validated", "Dagny Solheim"),
    "initiative-02": ("80 g per lunch instead of 100 g by 28 February 2027", "validated", "Dagny Solheim"),
    "initiative-03": ("Weighed waste per lunch, each month", "validated", "Maite Ibarra"),
    "initiative-04": ("A poster campaign two years ago; it faded", "assumed", "Rui Tavares"),
    "initiative-05": ("", "open", "Dagny Solheim"),
    "initiative-06": ("", "open", "Dagny Solheim"),
    "stakeholders-01": ("Dagny Solheim, after a visit to another caterer", "validated", "Tomasz Wilk"),
    "stakeholders-02": ("Dagny proposes, Maite checks the figures", "assumed", "Dagny Solheim"),
    "stakeholders-03": ("Rui Tavares and the kitchen leads", "validated", "Rui Tavares"),
    "stakeholders-04": ("Henrik Aas: his buyers lose the phone orders they like", "assumed", "Rui Tavares"),
    "stakeholders-05": ("Tomasz Wilk and Dagny Solheim; Amara Okoye met her once", "validated", "Tomasz Wilk"),
    "progress-01": ("12 kitchens set up, adoption plan signed, half of the saving reached", "validated", "Own records"),
    "progress-02": ("Training in all kitchens: due 30 September, night shifts missing", "validated", "Sofia Brandt"),
    "progress-03": ("Lost sign-ins: single sign-on due 30 November", "validated", "Ines Moreau"),
    "progress-04": ("84 active users, down from 96 in August", "validated", "Usage figures"),
    "progress-05": ("“Useful, when the tablet works”", "assumed", "Sofia Brandt"),
}

EXAMPLE = Inputs(
    customer=CASE.customer,
    industry=CASE.industry,
    product=CASE.product,
    initiative=CASE.initiative,
    purpose=CASE.purpose,
    sponsor=CASE.sponsor,
    contract_start=CASE.contract_start,
    contract_end=CASE.contract_end,
    notice_until=CASE.notice_until,
    annual_value=CASE.annual_value,
    stakeholders=CASE.stakeholders,
    answers=answered(Inputs().answers, _ANSWERS),
)
