"""The worked example: a CSM's eight customers in the quarter to November 2026, Havn & Huerta among them."""

from csm_course.case import CASE
from csm_course.tools.retention_metrics.inputs import Account, Inputs

_MONTHLY = (CASE.annual_value or 0) / 12

EXAMPLE = Inputs(
    entry="customers",
    period="quarter",
    accounts=(
        Account(id="havn", name=CASE.customer, start=_MONTHLY, end=_MONTHLY),
        Account(id="lindqvist", name="Lindholm Canteens", start=3_500, end=4_500),
        Account(id="portela", name="Clinica Portela", start=3_000, end=2_500),
        Account(id="marlow", name="Marlow Schools", start=2_500, end=2_500),
        Account(id="tabor", name="Tabor Office Kitchens", start=2_000, end=2_500),
        Account(id="eikeland", name="Eikeland Diner", start=500, end=0),
        Account(id="osterby", name="Osterby", start=0, end=2_500),
        Account(id="wren", name="Wren House", start=0, end=500, back=True),
    ),
    mrr_end_booked=21_000,
    users_start=320,
    users_still=296,
)
