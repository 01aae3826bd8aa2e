"""The assessment in Excel: barrier point and widest gap are live, so that a changed rating counts at once."""

from csm_course.documents import Computed, Lights, Workbook
from csm_course.registers import Group
from csm_course.tools.change_readiness.inputs import ELEMENTS, NEEDS, Inputs
from csm_course.tools.change_readiness.result import Readiness, Result
from csm_course.tools.change_readiness.solving import BARRIER

NONE = "No barrier"


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """Two columns beside the ratings; rows without a name show nothing."""
    found = iter(result.groups)
    groups = [next(found) if group.name else None for group in inputs.groups]
    point = Computed(
        field="groups",
        name="barrier",
        label="Barrier point",
        formula=_point_formula(),
        values=tuple(_point(one) for one in groups),
        kind="text",
        blanks=True,
        lights=Lights(good_words=(NONE,), bad_words=tuple(ELEMENTS.values())),
        help=f"The first element rated {BARRIER} or less.",
    )
    return Workbook(computed=(point, _widest(inputs.groups)))


def _point_formula() -> str:
    """Element by element: not rated yet, held up here, or on to the next."""
    inside = f'"{NONE}"'
    for column, label in reversed(ELEMENTS.items()):
        inside = f'IF({{{column}}}="","Rate {label}",IF({{{column}}}<={BARRIER},"{label}",{inside}))'
    return f'IF({{name}}="","",{inside})'


def _point(one: Readiness | None) -> str | None:
    if one is None:
        return None
    if one.state == "through":
        return NONE
    return ELEMENTS[one.element] if one.state == "barrier" else f"Rate {ELEMENTS[one.element]}"


def _widest(groups: tuple[Group, ...]) -> Computed:
    """The gap of every rated row, with or without a name: so does the formula."""
    gaps = ",".join(f"{{{need}_goal}}-{{{need}_now}}" for need in NEEDS)
    return Computed(
        field="groups",
        name="widest",
        label="Widest gap",
        formula=f"MAX(0,{gaps})",
        values=tuple(_gap(group) for group in groups),
        kind="whole",
        lights=Lights(warn_from=1, bad_from=2),
    )


def _gap(group: Group) -> int | None:
    pairs = (
        (group.knowledge_now, group.knowledge_goal),
        (group.skills_now, group.skills_goal),
        (group.attitude_now, group.attitude_goal),
    )
    gaps = [goal - now for now, goal in pairs if now is not None and goal is not None]
    return max(0, *gaps) if len(gaps) == len(pairs) else None
