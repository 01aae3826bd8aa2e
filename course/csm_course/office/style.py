"""The one calm look of our workbooks: colours, frames and number formats."""

from datetime import date
from typing import Any

from csm_course.documents import Kind, Value

INK, QUIET, ACCENT, RULE = "#1A2330", "#55606E", "#0B5CAD", "#D3DAE3"
BAND, RAISED, FIELD = "#0B3A66", "#EEF3F9", "#FFFFFF"
SERIES = ("#0B5CAD", "#A34A00", "#4D5866", "#7A2F8F", "#0B6B58", "#A32A4A")
LIGHTS = {
    "good": {"bg_color": "#E1F3E8", "font_color": "#0B6340"},
    "warn": {"bg_color": "#FFF0CC", "font_color": "#7A4A00"},
    "bad": {"bg_color": "#FBDDDD", "font_color": "#9B1C1C"},
}
FONT = "Calibri"
_FORMATS: dict[str, str] = {"whole": "#,##0", "money": '"EUR" #,##0.00', "percent": "0.0%", "date": "d mmm yyyy"}
_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "top", "text_wrap": True}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {
        "font_size": 18,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": BAND,
        "valign": "vcenter",
        "indent": 1,
        "text_wrap": False,
    },
    "subtitle": {
        "font_size": 12,
        "font_color": "#DCE8F5",
        "bg_color": BAND,
        "valign": "vcenter",
        "indent": 1,
        "text_wrap": False,
    },
    "intro": {"font_color": QUIET, "italic": True, "valign": "vcenter", "indent": 1},
    "heading": {
        "bold": True,
        "font_size": 12,
        "font_color": BAND,
        "bottom": 2,
        "bottom_color": ACCENT,
        "text_wrap": False,
        "indent": 0,
    },
    "head": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": ACCENT,
        "valign": "vcenter",
        "border": 1,
        "border_color": RULE,
    },
    "label": {"bg_color": RAISED, "border": 1, "border_color": RULE, "quote_prefix": True},
    "quiet": {"font_color": QUIET, "border": 1, "border_color": RULE, "quote_prefix": True},
    "field": {"bg_color": FIELD, "border": 1, "border_color": "#8FA3B8", "align": "left", "indent": 1},
    "cell": {"bg_color": FIELD, "border": 1, "border_color": RULE},
    "worked": {"bg_color": RAISED, "border": 1, "border_color": RULE, "bold": True},
    "result": {"bg_color": FIELD, "border": 1, "border_color": RULE, "bold": True, "align": "left", "indent": 1},
    "remark": {"indent": 1, "quote_prefix": True},
}


def look(name: str, kind: Kind = "text", value: Value = None) -> dict[str, Any]:
    """The properties of a cell: its look, and how its value is shown."""
    shown = _shown(kind, value)
    if "align" in _LOOKS[name]:
        shown = {prop: how for prop, how in shown.items() if prop not in ("align", "indent")}
    return {**_BASE, **shown, **_LOOKS[name]} if name == "heading" else {**_BASE, **_LOOKS[name], **shown}


def _shown(kind: Kind, value: Value) -> dict[str, Any]:
    if kind in ("text", "long", "choice"):
        plain = "@" if kind != "choice" else "General"
        return {"num_format": plain, "quote_prefix": isinstance(value, str), "align": "left", "indent": 1}
    if kind == "number":
        return {"num_format": _number(value), "align": "right", "indent": 1}
    centred: dict[str, Any] = {"align": "center"} if kind in ("whole", "switch", "date") else {}
    return {"num_format": _FORMATS.get(kind, "General"), **centred}


def _number(value: Value) -> str:
    """Digits as entered, long fractions shortened; large numbers with thousands separators."""
    if not isinstance(value, int | float):
        return "General"
    if abs(value) < 10_000:
        long = round(value, 4) != value
        return ("0.0000" if abs(value) < 1 else "0.00") if long else "General"
    return "#,##0" if float(value).is_integer() else "#,##0.00"


def datable(day: date) -> bool:
    """Whether a workbook can hold this day as a date: its calendar begins in 1900 and counts a day too many there."""
    return day >= date(1900, 3, 1)
