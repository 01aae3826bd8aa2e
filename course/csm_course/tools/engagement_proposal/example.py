"""The worked example: the proposal Ladlework and Havn & Huerta signed in March 2026."""

from datetime import date

from csm_course.case import CASE, MILESTONES, OUTCOMES
from csm_course.tools.engagement_proposal.inputs import Inputs, Promise

EXAMPLE = Inputs(
    customer=CASE.customer,
    vendor=CASE.vendor,
    product=CASE.product,
    purpose=CASE.purpose,
    starts=date(2026, 3, 2),
    ends=date(2027, 2, 28),
    ours=(
        Promise(
            id="our-1",
            name="Set up twelve kitchens with your technicians",
            owner="Customer success",
            rhythm="By 30 April",
        ),
        Promise(
            id="our-2",
            name="Train kitchen leads, and those who train the cooks",
            owner="Customer success",
            rhythm="By 29 April",
        ),
        Promise(
            id="our-3", name="Show waste and use, kitchen by kitchen", owner="Customer success", rhythm="Every month"
        ),
        Promise(id="our-4", name="Prepare the business reviews", owner="Customer success", rhythm="Twice a year"),
    ),
    theirs=(
        Promise(id="their-1", name="Weigh the waste of every shift", owner="Rui Tavares", rhythm="Daily"),
        Promise(id="their-2", name="Release cooks for two hours of training", owner="Dagny Solheim", rhythm="Once"),
        Promise(id="their-3", name="Keep one list of suppliers", owner="Henrik Aas", rhythm="From 10 April"),
        Promise(
            id="their-4", name="Say how savings are counted", owner="Maite Ibarra", rhythm="Before the first review"
        ),
    ),
    excluded="New devices, changes to the purchasing system, and menus for events.",
    outcomes=OUTCOMES,
    milestones=MILESTONES,
    changes="Either side may propose a change; it counts once both signers have agreed in writing.",
    our_name="Petra Lindqvist",
    our_role="Customer success manager",
    their_name="Dagny Solheim",
    their_role="Operations director",
)
