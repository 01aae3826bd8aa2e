"""Formulas as tools write them, with names in braces, turned into addresses."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from csm_course.office.layout import Layout, PlacedList

Place = TypeVar("Place", int, str)
_NAME = re.compile(r"\{([^{}]+)\}")


def address(row: int, column: int, fixed: bool = False) -> str:
    """`C5` (or `$C$5`) for row 4 and column 2."""
    letters = ""
    at = column + 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return f"${letters}${row + 1}" if fixed else f"{letters}{row + 1}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def span(sheet: str, placed: PlacedList, name: str, filled: bool = False) -> str:
    """The whole column of a list, spare rows included; only its filled rows where `filled`."""
    column = placed.columns[name]
    last = placed.head + len(placed.listing.rows) if filled else placed.last
    return f"{quoted(sheet)}!{address(placed.first, column, True)}:{address(last, column, True)}"


def row_formula(
    formula: str, row: int, columns: Mapping[str, int], blanks: bool, places: Mapping[str, str] | None = None
) -> str:
    """The formula for one row; empty as long as something in the row that it needs is empty.

    What is no column of the row may be one of the `places` a live line may name.
    """
    names = list(dict.fromkeys(_NAME.findall(formula)))
    beyond = {name: place for name, place in (places or {}).items() if name not in columns}
    cells = {name: address(row, _known(name, columns)) for name in names if name not in beyond}
    plain = _NAME.sub(lambda found: cells.get(found[1]) or beyond[found[1]], formula)
    if blanks or not cells:
        return f"={plain}"
    empty = ",".join(f'{cell}=""' for cell in cells.values())
    return f'=IF(OR({empty}),"",{plain})'


def sheet_formula(formula: str, places: Mapping[str, str]) -> str:
    """A live line with the addresses of the facts and columns it names."""
    return "=" + _NAME.sub(lambda found: _known(found[1], places), formula)


def places_of(layouts: Iterable[tuple[str, Layout]]) -> dict[str, str]:
    """Every name a live line may use: single facts, and `list.column` where a list stands on one sheet.

    Of a list parted into sheets, `list@1.column` is that of its first sheet, `list@2.column` of the second.
    """
    places: dict[str, str] = {}
    lists: dict[str, list[dict[str, str]]] = {}
    for sheet, one in layouts:
        for placed in one.facts:
            if placed.fact:
                places[placed.fact.name] = f"{quoted(sheet)}!{address(placed.row, one.value_column, True)}"
        for rows in one.lists:
            spans = {name: span(sheet, rows, name) for name in rows.columns}
            lists.setdefault(rows.listing.name, []).append(spans)
    for field, sheets in lists.items():
        for number, spans in enumerate(sheets, 1):
            places |= {f"{field}@{number}.{name}": place for name, place in spans.items()}
        if len(sheets) == 1:
            places |= {f"{field}.{name}": place for name, place in sheets[0].items()}
    return places


def _known(name: str, places: Mapping[str, Place]) -> Place:
    if name not in places:
        raise LookupError(f"a formula names {name!r}; it may name {', '.join(sorted(places))}")
    return places[name]
