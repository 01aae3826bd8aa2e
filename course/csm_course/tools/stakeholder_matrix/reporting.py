"""The map of the stakeholders, who is critical, and whom to work with how."""

from collections.abc import Iterator

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.quadrants import Axes, Place, quadrants
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.stakeholder_matrix.inputs import Inputs
from csm_course.tools.stakeholder_matrix.result import CATEGORIES, Placed, Result
from csm_course.tools.stakeholder_matrix.solving import HIGH

AXES = Axes("Interest", "Authority", 1, 5, HIGH)
SUPPORT: dict[int, tuple[str, str, Tone]] = {
    -2: ("▼▼", "works against it", "bad"),
    -1: ("▼", "doubts it", "warn"),
    0: ("●", "neutral", "plain"),
    1: ("▲", "supports it", "good"),
    2: ("▲▲", "works for it", "good"),
}
UNKNOWN: tuple[str, str, Tone] = ("?", "support not known", "plain")
CONVENTION = (
    f"The framework rates authority, interest and support. The scales, the limit (high from {HIGH}) and the four"
    " categories are this course's convention."
)


def report(_inputs: Inputs, result: Result) -> Report:
    """Who is critical first; then the map and the strategies."""
    return Report(
        headline=_headline(result),
        figures=tuple(Figure(label=label, value=str(result.counts[key])) for key, label in CATEGORIES.items()),
        notes=tuple(_notes(result)),
        drawings=(picture(result),) if result.placed or result.unplaced else (),
        tables=tuple(_tables(result)),
    )


def picture(result: Result) -> Drawing:
    """The map: authority upwards, interest to the right, support as the mark before each name."""
    names = (CATEGORIES["satisfy"], CATEGORIES["key"], CATEGORIES["monitor"], CATEGORIES["inform"])
    places = [_place(one) for one in result.placed]
    summary = f"{len(places)} people. Marks: ▲ for it, ● neutral, ▼ against it, ? not known."
    return quadrants("Stakeholders by authority and interest", AXES, names, places, summary, "stakeholders")


def _place(one: Placed) -> Place:
    mark, words, tone = _support(one.support)
    title = f"{one.name}: authority {one.authority}, interest {one.interest}, {words}"
    return Place(key=one.id, label=one.name, x=one.interest, y=one.authority, mark=mark, tone=tone, title=title)


def _support(support: int | None) -> tuple[str, str, Tone]:
    return UNKNOWN if support is None else SUPPORT[support]


def _headline(result: Result) -> Figure:
    if not result.placed:
        return Figure(label="High authority, against it", value="–", note="Rate authority and interest first")
    return Figure(label="High authority, against it", value=", ".join(result.critical) or "Nobody")


def _notes(result: Result) -> Iterator[Note]:
    if result.unplaced:
        text = f"Not on the map: {', '.join(result.unplaced)}. Rate authority and interest."
        yield Note(kind="info", text=text, field="stakeholders")
    if result.placed and not result.allies:
        text = "Nobody with authority supports it. Who could become the first?"
        yield Note(kind="caution", text=text, field="stakeholders")
    if result.without_strategy:
        text = f"No strategy yet: {', '.join(result.without_strategy)}. Say how you work with each."
        yield Note(kind="caution", text=text, field="stakeholders")
    yield Note(kind="info", text=CONVENTION)


def _tables(result: Result) -> Iterator[Table]:
    order = list(CATEGORIES)
    placed = sorted(result.placed, key=lambda one: (order.index(one.category), -one.authority))
    rows = tuple(_row(one) for one in placed)
    if rows:
        columns = ("Name", "Category", "Support", "Wants to reach", "How we work with them")
        yield Table(caption="How to work with each", columns=columns, rows=rows)


def _row(one: Placed) -> tuple[str, ...]:
    words = _support(one.support)[1]
    return one.name, CATEGORIES[one.category], words, one.wants or "–", one.strategy or "–"
