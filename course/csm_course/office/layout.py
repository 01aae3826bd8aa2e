"""Where everything of a sheet stands: rows and columns counted from 0, marks in column A, words from column B on."""

from typing import NamedTuple

from csm_course.documents import Column, Fact, Listing, Sheet, SheetChart
from csm_course.office.widths import Span, fact_spans, spans_of, widths_of

TITLE_ROWS = 4
FIRST = 1
CHART_ROWS = 18
FACT_HEADS = ("", "Value", "Unit", "Note")


class PlacedFact(NamedTuple):
    """One fact in its row, or the heading of a group."""

    row: int
    fact: Fact | None
    heading: str


class PlacedList(NamedTuple):
    """A listing: its title (None without), head, first and last row, the place of each column, and its charts.

    `columns` is where each column begins, `spans` from where to where those reach that are seen.
    """

    listing: Listing
    title: int | None
    head: int
    first: int
    last: int
    columns: dict[str, int]
    spans: dict[str, Span]
    charts: tuple[tuple[int, SheetChart], ...]


class Layout(NamedTuple):
    """A sheet with all its places. `wide` is how many columns are seen; `widths` are theirs, in characters.

    `fact_spans` is where label, value, (unit,) and note of a fact stand.
    """

    sheet: Sheet
    facts_head: int | None
    facts: tuple[PlacedFact, ...]
    fact_spans: tuple[Span, ...]
    remarks: tuple[int, ...]
    lists: tuple[PlacedList, ...]
    wide: int
    widths: tuple[float, ...]

    @property
    def value_column(self) -> int:
        """Where the values of facts stand."""
        return self.fact_spans[1][0]

    def width(self, span: Span) -> float:
        """How wide these columns are together."""
        return sum(self.widths[span[0] - FIRST : span[1] - FIRST + 1])


def layout(sheet: Sheet) -> Layout:
    """Everything below one another: facts, remarks, then each list with its charts."""
    widths = widths_of(sheet)
    if sheet.facts and len(widths) < 3:
        widths = (*widths, *(30.0,) * (3 - len(widths)))
    wide = len(widths)
    row = TITLE_ROWS
    facts_head = row if sheet.facts else None
    facts = _facts(sheet, row + 1)
    row = facts[-1].row + 2 if facts else row
    remarks = tuple(range(row, row + len(sheet.remarks)))
    row += len(remarks) + bool(remarks)
    titled = len(sheet.listings) > 1 or bool(facts or remarks)
    lists: list[PlacedList] = []
    for one in sheet.listings:
        lists.append(_listing(sheet, one, row, wide, titled))
        row = _below(lists[-1])
    places = fact_spans(sheet, widths, FIRST)
    return Layout(sheet, facts_head, facts, places, remarks, tuple(lists), wide, widths)


def seen(listing: Listing) -> tuple[Column, ...]:
    """The columns a reader sees."""
    return tuple(column for column in listing.columns if column.kind != "hidden")


def _facts(sheet: Sheet, row: int) -> tuple[PlacedFact, ...]:
    placed: list[PlacedFact] = []
    group = ""
    for fact in sheet.facts:
        if fact.group and fact.group != group:
            placed.append(PlacedFact(row + len(placed), None, fact.group))
            group = fact.group
        placed.append(PlacedFact(row + len(placed), fact, ""))
    return tuple(placed)


def _listing(sheet: Sheet, listing: Listing, row: int, wide: int, titled: bool) -> PlacedList:
    own = [chart for chart in sheet.charts if chart.field == listing.name and listing.rows]
    above = CHART_ROWS * len(own) if sheet.charts_first else 0
    head = row + above + titled
    last = head + max(len(listing.rows) + listing.spare, 1)
    spans = spans_of(listing, sheet, FIRST)
    unseen = [column.name for column in listing.columns if column.kind == "hidden"]
    places = {name: span[0] for name, span in spans.items()}
    places |= {name: FIRST + wide + at for at, name in enumerate(unseen)}
    top = row if sheet.charts_first else last + 2
    charts = tuple((top + CHART_ROWS * at, chart) for at, chart in enumerate(own))
    return PlacedList(listing, head - 1 if titled else None, head, head + 1, last, places, spans, charts)


def _below(placed: PlacedList) -> int:
    below = [row for row, _ in placed.charts if row > placed.last]
    return placed.last + 2 + CHART_ROWS * len(below)
