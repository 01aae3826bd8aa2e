"""What stands in the way, what may come in the way, and what came up on the way."""

from datetime import date

from csm_course.registers import Barrier, Challenge, Risk

BARRIERS = (
    Barrier(
        id="tablets",
        name="Tablets in four kitchens are too slow",
        severity=4,
        actions="Ines replaces them; until then a shared laptop",
        owner="Ines Moreau",
        due=date(2026, 12, 4),
    ),
    Barrier(
        id="phone",
        name="Buyers still take orders by phone",
        severity=4,
        actions="Phone orders close on 4 January",
        owner="Henrik Aas",
        due=date(2027, 1, 4),
    ),
    Barrier(
        id="shift",
        name="Night shifts have had no training",
        severity=3,
        actions="Sofia trains at the change of shift",
        owner="Sofia Brandt",
        due=date(2026, 12, 11),
    ),
)

RISKS = (
    Risk(
        id="sponsor",
        name="Dagny moves to another post before the renewal",
        likelihood=2,
        severity=5,
        actions="Win a second sponsor on the board",
        owner="Amara Okoye",
    ),
    Risk(
        id="double",
        name="Finance ends the contract as a double cost",
        likelihood=3,
        severity=5,
        actions="Agree the savings with Maite by 27 November",
        owner="You",
    ),
    Risk(
        id="christmas",
        name="Christmas menus push waste up again",
        likelihood=4,
        severity=2,
        actions="Plan smaller batches with Rui",
        owner="Rui Tavares",
    ),
    Risk(
        id="scales",
        name="Kitchens stop weighing",
        likelihood=3,
        severity=3,
        actions="Show each kitchen its own curve every month",
        owner="Sofia Brandt",
    ),
)

CHALLENGES = (
    Challenge(
        id="logins",
        name="Users who lost their sign-in gave up",
        raised=date(2026, 9, 14),
        impact="Twelve cooks stopped ordering in Ladlework",
        action="Single sign-on, then a call to each kitchen",
        owner="Ines Moreau",
        deadline=date(2026, 11, 30),
    ),
    Challenge(
        id="allergens",
        name="New allergen rules need other labels",
        raised=date(2026, 10, 5),
        impact="Menus are printed by hand again",
        action="Labels in the next release",
        owner="You",
        deadline=date(2026, 12, 15),
    ),
    Challenge(
        id="units",
        name="Two kitchens weighed in pounds",
        raised=date(2026, 7, 20),
        impact="Their waste looked more than twice as large",
        action="Scales set to grams, old figures corrected",
        owner="Sofia Brandt",
        deadline=date(2026, 7, 31),
        resolved=date(2026, 7, 29),
    ),
)
