"""What may be entered for churn and gross margin: one sentence each, whichever end of the range is passed."""

from csm_course.tools.clv.vocabulary import ChurnKind

MOST_PERCENT = 100
NEGLIGIBLE = 1e-6
"""A rate below one in a million counts as none: what it would give is not infinite, but no less absurd."""

_EXPANDING = (
    "A net revenue churn of 0% or less means that expansion makes up for all losses; "
    "the formula would answer with an infinite or a negative value. "
    "Choose logo or gross revenue churn and enter that rate."
)


def churn_fault(kind: ChurnKind, churn: float) -> str:
    """Why a churn in percent cannot be used, or nothing; a negative net churn can be real, so it is explained."""
    if kind == "net_revenue" and churn <= 100 * NEGLIGIBLE:
        return _EXPANDING
    if 0 <= churn <= 100:
        return ""
    least = "above 0% up to" if kind == "net_revenue" else "from 0% to"
    return (
        "Nobody can lose less than nothing or more than everything. "
        f"Enter what was lost divided by what was there at the start, {least} 100%."
    )


def margin_fault(gross_margin: float) -> str:
    """Why a gross margin in percent cannot be used, or nothing."""
    if 0 <= gross_margin <= 100:
        return ""
    why = "No more can be left of the revenue than all of it"
    if gross_margin < 0:
        why = "With a negative gross margin every sale loses money, so there is no lifetime value to add up"
    return f"{why}. Enter a gross margin from 0% to 100%."
