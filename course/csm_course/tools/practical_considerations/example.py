"""The worked example: what the adoption plan of Havn & Huerta had to respect."""

from datetime import date

from csm_course.tools.practical_considerations.inputs import Consideration, Inputs

_FOUND: dict[str, tuple[str, str, str, date | None]] = {
    "standing-1": (
        "Six kitchens first, then the other six",
        "Second group starts when the first weighs every shift",
        "Rui Tavares",
        date(2026, 6, 12),
    ),
    "standing-2": (
        "December is the busiest month in canteens",
        "No training between 14 December and 8 January",
        "Sofia Brandt",
        date(2026, 6, 12),
    ),
    "standing-3": (
        "Danish, Portuguese and English in one team",
        "Pictures on the poster, three languages in training",
        "Sofia Brandt",
        date(2026, 7, 3),
    ),
    "standing-4": (
        "Cooks have no time during their shift",
        "Training at the change of shift, paid",
        "Dagny Solheim",
        None,
    ),
    "standing-5": (
        "Four kitchens have slow tablets",
        "Replace them before the night shifts are trained",
        "Ines Moreau",
        None,
    ),
    "standing-6": (
        "Old menus do not say how many lunches were served",
        "Kitchen leads add the numbers before their kitchen starts",
        "Rui Tavares",
        date(2026, 5, 29),
    ),
    "standing-8": ("Allergens must be on every label", "", "", None),
}


def _found(row: Consideration) -> Consideration:
    if row.id not in _FOUND:
        return row
    situation, action, owner, settled = _FOUND[row.id]
    return row.model_copy(update={"situation": situation, "action": action, "owner": owner, "settled": settled})


EXAMPLE = Inputs(considerations=tuple(_found(row) for row in Inputs().considerations))
