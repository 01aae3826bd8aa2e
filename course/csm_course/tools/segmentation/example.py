"""The worked example: Ladlework's four segments, and the sixty customers of Jonas's portfolio."""

from csm_course.tools.segmentation.inputs import Inputs, Segment, Tier

EXAMPLE = Inputs(
    segments=(
        Segment(
            id="single",
            name="Single kitchens",
            needs="A quick start, and answers they can find themselves",
            help="Guides and an open question hour",
            customers=50,
            value=25_000,
        ),
        Segment(
            id="groups",
            name="Kitchen groups",
            needs="One way of working in many places",
            help="A shared plan with the head of kitchens",
            customers=15,
            value=30_000,
        ),
        Segment(
            id="care",
            name="Hospitals and care homes",
            needs="Diets, safety rules, shifts",
            help="A specialist for diets, training by shift",
            customers=40,
            value=26_000,
        ),
        Segment(
            id="schools",
            name="Schools",
            needs="Term dates and tenders",
            help="Work planned by term; papers for tenders",
            customers=95,
            value=19_000,
        ),
    ),
    tiers=(
        Tier(id="one", name="Tier 1", touch="high", customers=4, fee=7_000, hours=10),
        Tier(id="two", name="Tier 2", touch="medium", customers=16, fee=2_000, hours=3),
        Tier(id="three", name="Tier 3", touch="low", customers=40, fee=500, hours=0.5),
    ),
)
