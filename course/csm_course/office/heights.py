"""How high the rows of a sheet must be for their wrapped text: not every program works that out by itself."""

from collections.abc import Iterable, Iterator
from math import ceil

from csm_course.documents import Fact
from csm_course.office.layout import CHART_ROWS, Layout, PlacedList

LINE = 15.5
BY_HAND = 25.0
_BY_HAND_LONG = 62.0
_WIDER = 0.98  # letters are a little narrower than the digits by which widths are counted; words break early
MOST = 400.0  # the highest a row can be is 409 points
USUAL = 15.0


def lines(text: str, width: float) -> int:
    """Into how many lines a text breaks."""
    return sum(max(1, ceil((len(line) * _WIDER + 1) / max(width, 1))) for line in text.split("\n"))


def height(texts: Iterable[tuple[str, float]], least: float = LINE) -> float:
    """The height for these texts side by side, each with the width it has."""
    most = max((lines(text, width) for text, width in texts), default=1)
    return min(MOST, max(least, most * LINE + (2 if most > 1 else 0)))


def heights(plan: Layout) -> dict[int, float]:
    """Every row of a sheet that is not as high as usual."""
    whole = sum(plan.widths)
    found = {0: 32.0, 1: 21.0}
    if plan.sheet.intro:
        found[2] = height([(plan.sheet.intro, whole)], 20)
    for placed in plan.facts:
        found[placed.row] = _fact(plan, placed.fact) if placed.fact else 24.0
    for row, remark in zip(plan.remarks, plan.sheet.remarks, strict=True):
        found[row] = height([(f"• {remark}", whole)])
    for rows in plan.lists:
        if rows.title is not None:
            found[rows.title] = 22.0
        found |= dict(_rows(plan, rows))
    return found


def total(plan: Layout) -> float:
    """How high the sheet is, in points, as far as it is printed."""
    found = heights(plan)
    return sum(found.get(row, USUAL) for row in range(last_row(plan) + 1))


def last_row(plan: Layout) -> int:
    """The last row that is printed: numbers below their charts are not."""
    if numbers_unprinted(plan):
        return max(row for row, _ in plan.lists[0].charts) + CHART_ROWS - 1
    ends = [placed.row for placed in plan.facts] + list(plan.remarks) + [TITLE_END]
    ends += [placed.last for placed in plan.lists]
    return max(ends + [row + CHART_ROWS for placed in plan.lists for row, _ in placed.charts])


TITLE_END = 3


def numbers_unprinted(plan: Layout) -> bool:
    """Whether this is a sheet of a chart whose numbers are only there to be looked up."""
    return plan.sheet.charts_first and len(plan.lists) == 1 and bool(plan.lists[0].charts)


def _fact(plan: Layout, fact: Fact) -> float:
    label, value, *beside = (plan.width(span) for span in plan.fact_spans)
    texts = [(fact.label, label), (str(fact.value or ""), value), (fact.help, beside[-1])]
    least = LINE
    if plan.sheet.roomy:
        least = _BY_HAND_LONG if fact.kind == "long" else BY_HAND
    return height(texts, least)


def _rows(plan: Layout, placed: PlacedList) -> Iterator[tuple[int, float]]:
    """The head and the rows of a list; rows of one line are left to the program."""
    listing = placed.listing
    seen = [
        (at, column, plan.width(placed.spans[column.name]))
        for at, column in enumerate(listing.columns)
        if column.kind != "hidden"
    ]
    least = BY_HAND if plan.sheet.roomy else LINE
    yield placed.head, height(((column.label, width - 3) for _, column, width in seen), 20)
    for number, row in enumerate(listing.rows):
        high = height(((value, width) for at, _, width in seen if isinstance(value := row[at], str)), least)
        if high > LINE:
            yield placed.first + number, high
    if plan.sheet.roomy:
        yield from ((row, BY_HAND) for row in range(placed.first + len(listing.rows), placed.last + 1))
