"""The worked example: why fewer cooks work in Ladlework at Havn & Huerta than in September."""

from datetime import date

from csm_course.case import STAKEHOLDERS
from csm_course.tools.fishbone.inputs import Cause, Countermeasure, Inputs, Status


def _cause(id: str, text: str, under: str, votes: int = 0, status: Status = "possible", evidence: str = "") -> Cause:
    """A cause on the bone `under`, or with `+` before it, a why of that cause."""
    where = {"parent": under[1:]} if under.startswith("+") else {"category": under}
    return Cause(id=id, text=text, votes=votes, status=status, evidence=evidence, **where)


CAUSES = (
    _cause("slow", "Tablets in four kitchens take a minute to open an order", "machine", 5, "probable",
           "Timed on 17 November in Porto, Aarhus, Vejle and Braga: 48 to 70 seconds"),
    _cause("old", "The tablets were bought for stock counting seven years ago", "+slow", 1, "probable",
           "Purchase list from Ines: all four are of that series"),
    _cause("budget", "No one has a budget for kitchen tablets", "+old", 2, "possible"),
    _cause("one-tablet", "One tablet for a whole kitchen at peak time", "machine", 1),
    _cause("signin", "Twelve cooks no longer sign in", "method", 6, "probable",
           "Sign-in log: the twelve who left all failed a sign-in in September"),
    _cause("password", "Lost passwords are reset by a form that takes three days", "+signin", 4, "probable",
           "Ines's tickets: 14 resets since 1 September, 3.1 days on average"),
    _cause("no-sso", "Ladlework was never joined to the company sign-in", "+password", 3, "verified",
           "Two kitchens on a trial with single sign-on: no failed sign-in in three weeks, nobody lost"),
    _cause("phone", "Buyers still take orders by phone", "method", 4, "probable",
           "Henrik's count: 34 of 100 orders in week 46 came by phone"),
    _cause("no-rule", "Phone orders stay open until 4 January", "+phone", 2, "probable",
           "Henrik's plan for the change, agreed with his buyers"),
    _cause("lists", "Suppliers' lists miss local products", "material", 2, "probable",
           "Sofia found 9 of 40 articles missing"),
    _cause("list-owner", "No one keeps the lists after the start", "+lists", 1),
    _cause("labels", "Menus are printed by hand since the new allergen rules", "material", 1),
    _cause("night", "Night shifts order on paper", "manpower", 5, "probable",
           "Watched on 18 November, Porto: 6 of 7 night orders on paper"),
    _cause("untrained", "Night cooks were never shown how to order", "+night", 4, "probable",
           "Attendance lists: 0 of 19 night cooks"),
    _cause("day-only", "Training was planned in office hours only", "+untrained", 3, "verified",
           "Training plan; after Sofia's session at the change of shift, 5 of 5 night cooks ordered in Ladlework"),
    _cause("leavers", "Some cooks have left the company", "manpower", 1, "ruled_out",
           "Staff list: all twelve still work there"),
    _cause("no-time", "Two minutes are too long in a rush", "manpower", 2),
    _cause("active", "A cook who only reads is not counted as active", "measurement", 1, "ruled_out",
           "Counted again with readers: 85 instead of 84"),
    _cause("no-curve", "Kitchens do not see their own figures", "measurement", 2),
    _cause("rui-only", "The monthly figures go to Rui alone", "+no-curve", 1),
    _cause("summer", "Seasonal cooks went home after August", "mother-nature", 0, "ruled_out",
           "Users were counted from 1 September on"),
    _cause("steam", "Steam and wet hands make screens fail", "mother-nature", 1),
)  # fmt: skip

COUNTERMEASURES = (
    Countermeasure(
        id="sso",
        cause="no-sso",
        action="Join all twelve kitchens to single sign-on, then call each cook who left",
        owner="Ines Moreau",
        due=date(2026, 11, 30),
        test="No failed sign-in for two weeks, and 96 active users again by 15 January",
    ),
    Countermeasure(
        id="shifts",
        cause="day-only",
        action="Train at the change of shift, in each kitchen's own night",
        owner="Sofia Brandt",
        due=date(2026, 12, 11),
        test="At least 15 of 19 night cooks order in Ladlework in the week of 14 December",
    ),
)

EXAMPLE = Inputs(
    problem="Active users fell from 96 on 1 September to 84 in November",
    impact=(
        "Twelve cooks order past the system again: orders in Ladlework stand at 66% instead of 90%, and waste that is "
        "not recorded does not fall. Dagny decides on the other twelve kitchens on 10 December."
    ),
    process="A cook signs in on the kitchen's tablet, opens the order of the week's menu, changes it and sends it.",
    observed="17 and 18 November, day and night shift in Porto and Aarhus, with Sofia: 23 orders watched.",
    causes=CAUSES,
    countermeasures=COUNTERMEASURES,
    stakeholders=STAKEHOLDERS,
)
