"""The worked example: all twelve kitchens are live by day; the night shifts wait for tablets and training."""

from csm_course.tools.adoption_readiness.inputs import Inputs
from csm_course.tools.checklist import Item, Tick

_THIRD: dict[int, tuple[Tick, str, str]] = {
    2: ("open", "Rui Tavares", "To be asked at the kitchen leads' meeting"),
    6: ("no", "Sofia Brandt", "Night shifts have had no training yet"),
    7: ("no", "Sofia Brandt", "Planned for 11 December"),
    10: ("no", "Ines Moreau", "Tablets in four kitchens are too slow"),
    18: ("open", "Dagny Solheim", "To be agreed by 27 November"),
}


def _answered(item: Item) -> Item:
    if item.phase in ("Phase 1", "Phase 2"):
        return item.model_copy(update={"tick": "yes", "owner": "Rui Tavares"})
    if item.phase != "Phase 3":
        return item
    tick, owner, note = _THIRD.get(int(item.id.rpartition("-")[2]), ("yes", "Sofia Brandt", ""))
    return item.model_copy(update={"tick": tick, "owner": owner, "note": note})


EXAMPLE = Inputs(items=tuple(_answered(item) for item in Inputs().items))
