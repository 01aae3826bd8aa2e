"""The worked example: the reader's own work for Havn & Huerta, looked back on in November 2026."""

from datetime import date

from csm_course.tools.personal_evaluation.inputs import Inputs, Strength

_RATED: dict[str, tuple[float, float, str, str, date | None]] = {
    "area-1": (
        5,
        8,
        "Reacted all week; the review was prepared on a Sunday",
        "Two mornings a week without calls",
        date(2026, 12, 18),
    ),
    "area-2": (7, 8, "The training dates of ten kitchens held", "", None),
    "area-3": (8, 8, "Answered the kitchens' questions on ordering alone", "", None),
    "area-4": (6, 8, "Did not know how hospitals bill their meals", "A day in the Porto kitchen", date(2027, 1, 22)),
    "area-5": (7, 9, "Rui calls before there is trouble; Henrik does not", "", None),
    "area-6": (
        4,
        7,
        "Maite found the gap in the savings before I did",
        "Work through the value and ROI report",
        date(2026, 12, 11),
    ),
    "area-7": (5, 8, "Figures went out without a story", "Draft the review as a story first", date(2026, 12, 8)),
    "area-8": (8, 9, "The talk with the night shift went well", "", None),
}


def _rated(row: Strength) -> Strength:
    rating, aim, proof, action, due = _RATED[row.id]
    update = {"rating": rating, "aim": aim, "proof": proof, "action": action, "due": due}
    return row.model_copy(update=update)


EXAMPLE = Inputs(areas=tuple(_rated(row) for row in Inputs().areas), engagement="Havn & Huerta, 2026")
