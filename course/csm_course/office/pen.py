"""Writing single cells: every text as text, never as a formula, with formats made once."""

from datetime import date
from typing import Any

from csm_course.documents import Column, Fact, Kind, Value
from csm_course.office.checks import check, fits_in_line
from csm_course.office.formulas import address, quoted
from csm_course.office.marks import ABOUT_SHEET, written
from csm_course.office.style import LIGHTS, datable, look

MOST_CHARACTERS = 32_767
_DAY_ZERO = date(1899, 12, 30)
_LISTS_FROM = 12


class TooLong(ValueError):
    """A text is longer than a cell can hold."""


class Pen:
    """Writes to the sheets of one workbook; `about` is the sheet nobody sees, with long lists of choices."""

    def __init__(self, book: Any, about: Any) -> None:
        self._book = book
        self.about = about
        self._formats: dict[str, Any] = {}
        self._lists: dict[tuple[str, ...], str] = {}

    def format(self, properties: dict[str, Any]) -> Any:
        """The format with these properties, the same one each time."""
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def light(self, name: str) -> Any:
        """The colours of one traffic light."""
        return self.format({**LIGHTS[name], "bold": True})

    def chart(self, options: dict[str, str]) -> Any:
        """A new chart of this workbook."""
        return self._book.add_chart(options)

    def text(self, sheet: Any, row: int, column: int, text: str, style: Any = None) -> None:
        """A text, whatever it begins with."""
        plain = written(text)
        if len(plain.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            raise TooLong(f"a text of {len(plain):,} characters is too long for a cell")
        sheet.write_string(row, column, plain, style)

    def value(self, sheet: Any, row: int, column: int, value: Value, kind: Kind, name: str) -> None:
        """A value in the look of this name, shown after its kind."""
        style = self.format(look(name, kind, value))
        if value is None or value == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, style)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, style)
        elif isinstance(value, date) and datable(value):
            sheet.write_datetime(row, column, value, style)
        else:
            self.text(sheet, row, column, str(value), style)

    def formula(self, sheet: Any, row: int, column: int, formula: str, value: Value, kind: Kind, name: str) -> None:
        """A live formula with the value it has, for programs that show a workbook without calculating."""
        known = "" if value is None else written(value) if isinstance(value, str) else value
        if isinstance(value, date):
            known = (value - _DAY_ZERO).days
        sheet.write_formula(row, column, formula, self.format(look(name, kind, value)), known)

    def joined(self, sheet: Any, row: int, span: tuple[int, int], style: Any) -> None:
        """One cell made of several beside one another; what stands in it is written into the first."""
        if span[1] > span[0]:
            sheet.merge_range(row, span[0], row, span[1], "", style)

    def checked(self, sheet: Any, rows: tuple[int, int], column: int, asked: Column | Fact) -> None:
        """What these cells accept."""
        if rule := check(asked, self._choices(asked.choices)):
            sheet.data_validation(rows[0], column, rows[1], column, rule)

    def _choices(self, choices: tuple[str, ...]) -> str | None:
        """Where long choices stand; None where they fit into the check itself."""
        labels = tuple(choice for choice in choices if choice)
        if not labels or fits_in_line(labels):
            return None
        if labels not in self._lists:
            column = _LISTS_FROM + len(self._lists)
            for row, label in enumerate(labels):
                self.text(self.about, row, column, label)
            ends = f"{address(0, column, True)}:{address(len(labels) - 1, column, True)}"
            self._lists[labels] = f"={quoted(ABOUT_SHEET)}!{ends}"
        return self._lists[labels]
