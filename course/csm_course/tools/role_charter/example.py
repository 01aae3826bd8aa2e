"""The worked example: the charter of a CSM for kitchen groups at Ladlework, Havn & Huerta's CSM among them."""

from csm_course.tools.role_charter.inputs import Activity, Aim, Duty, Handover, Inputs

EXAMPLE = Inputs(
    role="CSM for kitchen groups at Ladlework",
    mission=(
        "I help kitchen groups to waste less food and to order through one system. Their results show in their own "
        "figures, so that they stay and grow with us."
    ),
    aims=(
        Aim(
            outcome="Havn & Huerta throws away a fifth less food per lunch",
            measure="grams per lunch, weighed each shift",
            due="28 February 2027",
        ),
        Aim(outcome="Kitchen groups stay", measure="logo churn of groups at most 1.2% a month", due="30 June 2027"),
        Aim(
            outcome="New kitchens soon work on their own",
            measure="first week without paper within 30 days of set-up",
            due="each kitchen",
        ),
    ),
    duties=(
        Duty(task="Agree results and how they are measured", partner="Operations directors and controllers"),
        Duty(task="Plan adoption kitchen by kitchen", partner="Heads of kitchens"),
        Duty(task="Prepare and hold business reviews", partner="Amara Okoye, as our sponsor"),
        Duty(task="Tell the product team what kitchens miss", partner="Product manager"),
    ),
    handovers=(
        Handover(task="Prices, offers and contracts", owner="Tomasz Wilk, account executive"),
        Handover(task="Faults and how-to questions", owner="Support desk"),
        Handover(task="Set-up of tablets and sign-on", owner="Onboarding team, with the customer's IT"),
    ),
    capacity=38,
    week=(
        Activity(name="Read usage and waste figures", kind="research", trigger="planned", hours=4),
        Activity(name="Find out why kitchens fall silent", kind="analysis", trigger="planned", hours=3),
        Activity(name="Plan adoption and reviews", kind="planning", trigger="planned", hours=4),
        Activity(name="Calls and visits with customers", kind="action", trigger="planned", hours=12),
        Activity(name="Answer what comes in", kind="action", trigger="on_request", hours=8),
        Activity(name="Look back on the week with Rui's figures", kind="evaluation", trigger="planned", hours=2),
    ),
)
