"""Two pictures: how far each group is with the change, and what it still has to learn."""

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.heat import Cell, Row, heat
from csm_course.tools.change_readiness.inputs import ELEMENTS, NEEDS
from csm_course.tools.change_readiness.result import Need, Readiness, Result
from csm_course.tools.change_readiness.solving import BARRIER
from csm_course.tools.wording import count


def elements(result: Result) -> Drawing:
    """One row a group, one cell an element; the barrier point is filled and says so."""
    rows = [_element_row(one) for one in result.groups]
    held = sum(result.held.values())
    summary = f"{count(len(rows), 'group')}, {held} with a barrier point. Up to {BARRIER} an element holds a group up."
    return heat("How far each group is", tuple(ELEMENTS.values()), rows, summary, "readiness")


def needs(result: Result) -> Drawing:
    """One row a group: ratings now and needed, with the gap in words."""
    rows = [Row(one.id or one.name, one.name, tuple(map(_need_cell, one.needs))) for one in result.groups]
    summary = "Rating now, then the rating needed. A filled cell is a gap of two or more."
    return heat("What each group still has to learn", tuple(NEEDS.values()), rows, summary, "needs")


def _element_row(one: Readiness) -> Row:
    cells = tuple(_element_cell(element, rating, one) for element, rating in zip(ELEMENTS, one.ratings, strict=True))
    return Row(one.id or one.name, one.name, cells, stand(one))


def stand(one: Readiness) -> str:
    """How a group stands, in a few words."""
    if one.state == "through":
        return "no barrier point"
    label = ELEMENTS[one.element]
    return f"barrier point {label}" if one.state == "barrier" else f"{label} not rated yet"


def _element_cell(element: str, rating: int | None, one: Readiness) -> Cell:
    label = ELEMENTS[element]
    if rating is None:
        return Cell("?", f"{label}: not rated", "muted")
    if one.state == "barrier" and element == one.element:
        return Cell(f"{rating} barrier", f"{label}: {rating}, the barrier point", "bad", strong=True)
    tone: Tone = "good" if rating > BARRIER else "warn"
    words = "holds" if rating > BARRIER else "low, but later in line"
    return Cell(f"{rating} ✓" if rating > BARRIER else f"{rating} low", f"{label}: {rating}, {words}", tone)


def _need_cell(need: Need) -> Cell:
    if need.gap is None:
        return Cell("?", f"{need.label}: not rated", "muted")
    words = f"{need.label}: now {need.now}, needed {need.goal}"
    if not need.gap:
        return Cell(f"{need.now} ✓", f"{words}, enough", "good")
    wide = need.gap > 1
    return Cell(f"{need.now} → {need.goal}", f"{words}, gap {need.gap}", "bad" if wide else "warn", strong=wide)
