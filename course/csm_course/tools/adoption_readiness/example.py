"""The worked example: the first six kitchens are live, the second six wait for tablets and night-shift training."""

from csm_course.tools.adoption_readiness.inputs import Inputs
from csm_course.tools.checklist import Item, Tick

_SECOND: dict[int, tuple[Tick, str, str]] = {
    2: ("open", "Rui Tavares", "To be asked at the kitchen leads' meeting"),
    6: ("no", "Sofia Brandt", "Night shifts have had no training yet"),
    7: ("no", "Sofia Brandt", "Planned for 11 December"),
    10: ("no", "Ines Moreau", "Tablets in four kitchens are too slow"),
    18: ("open", "Dagny Solheim", "Decide in the review on 10 December"),
}


def _answered(item: Item) -> Item:
    if item.phase == "Phase 1":
        return item.model_copy(update={"tick": "yes", "owner": "Rui Tavares"})
    if item.phase != "Phase 2":
        return item
    tick, owner, note = _SECOND.get(int(item.id.rpartition("-")[2]), ("yes", "Sofia Brandt", ""))
    return item.model_copy(update={"tick": tick, "owner": owner, "note": note})


EXAMPLE = Inputs(items=tuple(_answered(item) for item in Inputs().items))
