"""A workbook as a plan: sheets of facts and lists, with what the workbook works out itself. It knows no file format.

A tool's sheets come from its form by themselves. A tool that has more to say gives `workbook(inputs, result)` and
returns a `Workbook` with only what it adds: computed columns, live lines, charts, lights, sheets of its own.
"""

from datetime import date
from typing import Literal

from csm_course.documents.plot import PlotKind
from csm_course.model import Model

Value = str | bool | int | float | date | None
Kind = Literal["text", "long", "whole", "number", "money", "percent", "date", "choice", "switch", "hidden"]
"""How a cell is written and checked. `percent` holds a share (0.025 is shown as 2.5%); `choice` holds a label."""


class Lights(Model):
    """Traffic lights of a column: from or up to which number it is a warning or bad, or which words mean what.

    `bad_from=8, warn_from=6`: high is bad; `bad_to=1, warn_to=2`: low is bad. What is neither is good.
    """

    warn_from: float | None = None
    bad_from: float | None = None
    warn_to: float | None = None
    bad_to: float | None = None
    good_words: tuple[str, ...] = ()
    warn_words: tuple[str, ...] = ()
    bad_words: tuple[str, ...] = ()


class Computed(Model):
    """A column the workbook works out, at the end of the list `field` of the inputs.

    `formula` names columns of the same row in braces: "{likelihood}+{severity}"; computed columns may be named too.
    `values` is what the course worked out, one for each row of the list in its order; None where there is nothing.
    A row in which a named column is empty shows nothing, unless `blanks` says that the formula copes with it.
    """

    field: str
    name: str
    label: str
    formula: str
    values: tuple[Value, ...]
    kind: Kind = "number"
    blanks: bool = False
    lights: Lights | None = None
    help: str = ""


class Live(Model):
    """A line of the result that follows the cells: "{margin}*{retention}/(1+{discount}-{retention})".

    Braces name single inputs, earlier live lines, or whole columns of a list: "SUM({week.hours})". A choice's cell
    holds its label: compare with that. `value` is the course's own number; a test holds the two together.
    """

    name: str
    label: str
    formula: str
    value: Value
    kind: Kind = "number"
    note: str = ""
    lights: Lights | None = None


class SheetChart(Model):
    """A native chart of columns of one list: `field` names it, `labels` and `series` its columns.

    It stands below the list. For `scatter`, `labels` is the column on the x axis.
    """

    field: str
    kind: PlotKind
    title: str
    labels: str
    series: tuple[str, ...]
    x_label: str = ""
    y_label: str = ""


class Fact(Model):
    """One line of a block of facts: a label, its value, the unit and a word of help."""

    name: str
    label: str
    value: Value = None
    kind: Kind = "text"
    unit: str = ""
    help: str = ""
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    group: str = ""
    formula: str = ""
    lights: Lights | None = None


class Column(Model):
    """One column of a list. `choices` are the labels that may be entered; a `formula` makes it a computed one."""

    name: str
    label: str
    kind: Kind = "text"
    help: str = ""
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    formula: str = ""
    blanks: bool = False
    lights: Lights | None = None
    foreign: bool = False


class Listing(Model):
    """A list with a heading, as a table. Every row is as long as `columns`; `ids` tells rows apart, one for each.

    `spare` empty rows below take further entries; `part` is the value whose rows stand here, where a list is parted.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    ids: tuple[str, ...] = ()
    title: str = ""
    spare: int = 0
    part: str = ""


class Sheet(Model):
    """One sheet: title, a line on what to do here, facts, remarks, then lists with their charts below (or above).

    With charts above, the numbers below them are not printed. `grid` lays lists of different shape on the whole width;
    `roomy` leaves space to write by hand.
    """

    title: str
    intro: str = ""
    facts: tuple[Fact, ...] = ()
    listings: tuple[Listing, ...] = ()
    charts: tuple[SheetChart, ...] = ()
    remarks: tuple[str, ...] = ()
    slug: str = ""
    asks: bool = False
    charts_first: bool = False
    grid: bool = False
    roomy: bool = False


class Workbook(Model):
    """What a tool adds to the sheets of its form; complete, it holds nothing but `sheets`.

    `lights` are for columns that are asked for: {"risks.severity": Lights(bad_from=4)}. `facts` says whether single
    inputs stand on one sheet or on a sheet per group; left open, their number decides.
    """

    computed: tuple[Computed, ...] = ()
    live: tuple[Live, ...] = ()
    charts: tuple[SheetChart, ...] = ()
    lights: dict[str, Lights] = {}
    sheets: tuple[Sheet, ...] = ()
    facts: Literal["", "together", "apart"] = ""
