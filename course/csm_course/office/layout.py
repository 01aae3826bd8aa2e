"""Where everything of a sheet stands: rows and columns counted from 0, marks in column A, words from column B on."""

from typing import NamedTuple

from csm_course.documents import Column, Fact, Listing, Sheet, SheetChart

TITLE_ROWS = 4
FIRST = 1
CHART_ROWS = 18
FACT_HEADS = ("", "Value", "Unit", "Note")
FACT_WIDTHS = (36.0, 30.0, 20.0, 52.0)
FIGURE_WIDTHS = (34.0, 24.0)
LEAST_WIDTH = 104.0
_WIDTHS = {"whole": 11.0, "number": 12.0, "money": 15.0, "percent": 11.0, "date": 13.0, "switch": 9.0}


class PlacedFact(NamedTuple):
    """One fact in its row, or the heading of a group."""

    row: int
    fact: Fact | None
    heading: str


class PlacedList(NamedTuple):
    """A listing: its title (None without), head, first and last row, the column of each name, and its charts."""

    listing: Listing
    title: int | None
    head: int
    first: int
    last: int
    columns: dict[str, int]
    charts: tuple[tuple[int, SheetChart], ...]


class Layout(NamedTuple):
    """A sheet with all its places. `wide` is how many columns are seen; `widths` are theirs, in characters."""

    sheet: Sheet
    facts_head: int | None
    facts: tuple[PlacedFact, ...]
    remarks: tuple[int, ...]
    lists: tuple[PlacedList, ...]
    wide: int
    widths: tuple[float, ...]


def layout(sheet: Sheet) -> Layout:
    """Everything below one another: facts, remarks, then each list with its charts."""
    widths = _widths(sheet)
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
    return Layout(sheet, facts_head, facts, remarks, tuple(lists), wide, widths)


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
    places: dict[str, int] = {}
    left, right = FIRST, FIRST + wide
    for column in listing.columns:
        if column.kind == "hidden":
            places[column.name], right = right, right + 1
        else:
            places[column.name], left = left, left + 1
    top = row if sheet.charts_first else last + 2
    charts = tuple((top + CHART_ROWS * at, chart) for at, chart in enumerate(own))
    return PlacedList(listing, head - 1 if titled else None, head, head + 1, last, places, charts)


def _below(placed: PlacedList) -> int:
    below = [row for row, _ in placed.charts if row > placed.last]
    return placed.last + 2 + CHART_ROWS * len(below)


def _widths(sheet: Sheet) -> tuple[float, ...]:
    """Each column as wide as the widest list needs; empty ones follow until a page is filled."""
    facts = FACT_WIDTHS if sheet.asks else FIGURE_WIDTHS
    widths = list(facts if sheet.facts else ())
    for listing in sheet.listings:
        places = [place for place, column in enumerate(listing.columns) if column.kind != "hidden"]
        widths += [0.0] * (len(places) - len(widths))
        for at, place in enumerate(places):
            cells = [str(row[place]) for row in listing.rows if row[place] is not None]
            widths[at] = max(widths[at], _width(listing.columns[place], cells))
    while sum(widths) < LEAST_WIDTH or len(widths) < 3:
        widths.append(min(max(LEAST_WIDTH - sum(widths), 10.0), 24.0))
    return tuple(widths)


def _width(column: Column, cells: list[str]) -> float:
    """Wide enough for most of what stands there; longer text is wrapped."""
    heading = max((len(word) for word in column.label.split()), default=0) + 4.0
    longest = max((len(line) for cell in cells for line in cell.split("\n")), default=0) + 2.0
    if column.kind == "choice":
        longest = max((len(choice) for choice in column.choices), default=8) + 5.0
        return max(heading, min(longest, 26.0))
    if column.kind in _WIDTHS:
        return max(heading, _WIDTHS[column.kind])
    most = 44.0 if column.kind == "long" else 38.0
    return max(heading, min(max(longest, 28.0 if column.kind == "long" else 12.0), most))
