"""The worked example: what the engagement with Havn & Huerta has taught so far."""

from datetime import date

from csm_course.tools.engagement_evaluation.inputs import Finding, Inputs

_NOTES: dict[str, tuple[str, str, date | None]] = {
    "1-challenge": ("Nobody knew who would judge the renewal", "", None),
    "1-tool": ("Research sheet: a question on the words the customer uses", "", None),
    "1-lesson": ("Ask sales what was promised in conversation, not only what was signed", "", None),
    "1-improvement": ("Handover meeting with sales within a week of signing", "Tomasz Wilk", date(2026, 12, 18)),
    "1-success": ("Dagny named the number she wanted in the first meeting", "", None),
    "3-challenge": ("Supplier lists came from three places, with duplicates", "", None),
    "3-tool": ("Onboarding plan: cleaning data became an activity of its own", "", None),
    "3-lesson": ("Order one real week before training ends", "", None),
    "3-improvement": ("Single sign-on before the next kitchens get accounts", "Ines Moreau", date(2027, 1, 15)),
    "3-success": ("Twelve kitchens ordered for a week without a phone call", "", None),
    "5-challenge": ("Night shifts were forgotten in the training plan", "", None),
    "5-improvement": ("A list of all shifts in the adoption plan", "", None),
    "6-success": ("Half of the saving, measured by the kitchens themselves", "Rui Tavares", None),
}


def _noted(row: Finding) -> Finding:
    name, owner, due = _NOTES.get(row.id, ("", "", None))
    return row.model_copy(update={"name": name, "owner": owner, "due": due})


EXAMPLE = Inputs(findings=tuple(_noted(row) for row in Inputs().findings))
