"""One value of a tool's form in words: `EUR 6,000`, `24 Nov 2026`, `Noor Aalto: Accountable`, a dash for nothing."""

from collections.abc import Mapping
from datetime import date

from csm_course.tools.form import FormField

EMPTY_CELL = "–"


def value_words(field: FormField, value: object, values: Mapping[str, object] | None = None) -> str:
    """`values` are all inputs of the tool: a grid names the rows of the list it goes across."""
    for choice in field.choices:
        if choice.value == value and value != "":
            return choice.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in (None, "", {}, []):
        return EMPTY_CELL
    if field.control == "date":
        return _day(str(value))
    if isinstance(value, dict):
        return _grid(field, value, values or {})
    if isinstance(value, list):
        return "; ".join(_number(one) for one in value)
    return with_unit(_number(value), field.unit)


def with_unit(amount: str, unit: str) -> str:
    """`70%`, `EUR 6,000 a month`, `12 customers`: as the reports write it; a unit that was typed is not repeated."""
    if not unit or unit in amount:
        return amount
    if unit.startswith("%"):
        return amount + unit
    return f"EUR {amount}{unit.removeprefix('EUR')}" if unit.startswith("EUR") else f"{amount} {unit}"


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%b %Y}"


def _grid(field: FormField, chosen: Mapping[str, object], values: Mapping[str, object]) -> str:
    """Who has which choice, in the order of the list across; choices of rows that are gone are left out."""
    across = values.get(field.across)
    rows = [row for row in across if isinstance(row, dict)] if isinstance(across, list) else []
    pairs = [(str(row.get("name") or EMPTY_CELL), chosen[str(row["id"])]) for row in rows if row.get("id") in chosen]
    return "; ".join(f"{name}: {value_words(field, value)}" for name, value in pairs if value) or EMPTY_CELL


def _number(value: object) -> str:
    return f"{value:,.10g}".replace("-", "−") if isinstance(value, int | float) else str(value)
