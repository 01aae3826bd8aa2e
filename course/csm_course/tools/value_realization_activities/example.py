"""The worked example: half of the saving is reached, but finance does not trust the figures yet."""

from csm_course.tools.checklist import Item, Tick
from csm_course.tools.value_realization_activities.inputs import Inputs

_FIRST: dict[int, tuple[Tick, str, str]] = {
    3: ("no", "Maite Ibarra", "Finance has not agreed how savings are counted"),
    6: ("open", "You", "Why 12 cooks stopped ordering is not proven yet"),
    7: ("open", "You", ""),
    8: ("no", "Maite Ibarra", "Price of a kilogram of waste to be agreed by 27 November"),
    9: ("open", "You", "Business review on 10 December"),
}


def _answered(item: Item) -> Item:
    if item.phase != "Phase 1":
        return item
    tick, owner, note = _FIRST.get(int(item.id.rpartition("-")[2]), ("yes", "Rui Tavares", ""))
    return item.model_copy(update={"tick": tick, "owner": owner, "note": note})


EXAMPLE = Inputs(items=tuple(_answered(item) for item in Inputs().items))
