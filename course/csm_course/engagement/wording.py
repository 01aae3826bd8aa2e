"""Facts and changes in words: “Stakeholders: Maite Ibarra – authority 3 to 4”. Short: they stand in a list."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from pydantic import JsonValue

from csm_course.engagement.differences import Difference
from csm_course.engagement.document import Data
from csm_course.engagement.questions import Questions, naming, shared_questions, tool_questions
from csm_course.engagement.rows import id_of, rows_of
from csm_course.engagement.tree import ABSENT, ORDER, Fact, Path
from csm_course.tools.form import FormField
from csm_course.tools.wording import number

SHORT = 24
"""Characters up to which a value is quoted; longer ones are only said to have changed."""

MOST = 3
"""How many changes of one step are named; the others are counted."""

UNNAMED = "row without a name"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def change_in_words(found: Sequence[Difference], *sides: Data) -> str:
    """What one step changed. `sides`: the states before and after, for the names of rows."""
    parts = [part for _, group in groupby(found, _list_of) for part in _group(list(group), sides)]
    named = parts[:MOST] if len(parts) != MOST + 1 else parts
    more = len(parts) - len(named)
    return "; ".join([*named, f"and {more} more changes"] if more else named)


def fact_in_words(path: Path, *sides: Data) -> str:
    """What a path names: “Stakeholders: Maite Ibarra – Authority”."""
    field, rest = _field(path)
    if field is None:
        return "What was kept aside" if path[0] == "extras" else rest[0] if rest else "The whole form"
    if not rest:
        return field.label
    if rest[0] == ORDER:
        return f"{field.label}: order of the rows"
    row = f"{field.label}: {_row_name(path, field, sides)}"
    return f"{row} – {_column(path, field, sides)}" if len(rest) > 1 else row


def value_in_words(path: Path, value: Fact) -> str:
    """A value as it reads; long ones are cut."""
    text = _value(path, value)
    return text if len(text) <= 3 * SHORT else f"{text[: 3 * SHORT].rstrip()} …"


def _questions(path: Path) -> Questions:
    if path[0] == "shared":
        return shared_questions()
    return tool_questions(path[1]) if path[0] == "tools" and len(path) > 1 else {}


def _field(path: Path) -> tuple[FormField | None, Path]:
    """The field a path leads into, and the rest of the path."""
    start = 1 if path[0] == "shared" else 2
    field = _questions(path).get(path[start]) if len(path) > start else None
    return field, path[start + (field is not None) :]


def _list_of(found: Difference) -> tuple[Path, str]:
    """Rows that came into one list, or went from it, are told together."""
    field, rest = _field(found.path)
    if field is None or len(rest) != 1 or rest[0] == ORDER:
        return found.path, ""
    if found.before is ABSENT:
        return found.path[:-1], "added"
    return found.path[:-1], "removed" if found.after is ABSENT else found.path[-1]


def _group(group: list[Difference], sides: Sequence[Data]) -> Iterator[str]:
    first = group[0]
    field, _ = _field(first.path)
    came, went = first.before is ABSENT, first.after is ABSENT
    if field is None or not field.columns or _list_of(first)[1] not in ("added", "removed"):
        yield from (_one(each, sides) for each in group)
        return
    names = [_row_name(each.path, field, sides) for each in group]
    who = " and ".join(names) if len(names) < 3 else f"{len(names)} rows"
    everywhere = " in all tools" if went and not came and first.path[0] == "shared" else ""
    yield f"{field.label}: {who} {'added' if came else 'removed'}{everywhere}"


def _one(found: Difference, sides: Sequence[Data]) -> str:
    field, rest = _field(found.path)
    label = fact_in_words(found.path, *sides)
    if rest and " – " in label:
        row, column = label.rsplit(" – ", 1)
        label = f"{row} – {column[:1].lower()}{column[1:]}" if not column[1:2].isupper() else label
    if rest and rest[0] == ORDER:
        return f"{label} changed"
    if field is None:
        return f"{label} changed"
    return f"{label} {_how(found)}"


def _how(found: Difference) -> str:
    if isinstance(found.before, list | dict) or isinstance(found.after, list | dict):
        return "changed"
    before, after = (_value(found.path, side) for side in (found.before, found.after))
    if not after:
        return "cleared"
    if not before:
        return f"set to {after}" if _is_short(after) else "entered"
    return f"{before} to {after}" if _is_short(before) and _is_short(after) else "changed"


def _is_short(text: str) -> bool:
    return len(text) <= SHORT + len("“”") and "\n" not in text


def _value(path: Path, value: Fact) -> str:
    """The value as it reads: choices by their label, days and numbers in words."""
    if value is ABSENT or value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if not isinstance(value, str):
        return "another list" if value else ""
    question = _question(path)
    labels = {choice.value: choice.label for choice in question.choices} if question else {}
    return labels.get(value) or (_day(value) if _DAY.fullmatch(value) else _quoted(value))


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""


def _question(path: Path) -> FormField | None:
    field, rest = _field(path)
    if field is None or not rest:
        return field
    return next((column for column in field.columns if len(rest) > 1 and column.name == rest[1]), None)


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%b %Y}"


def _row_name(path: Path, field: FormField, sides: Sequence[Data]) -> str:
    """What the row is called, in whichever state it is; rows without a name say so."""
    start = 2 if path[0] == "shared" else 3
    return _name_in(path[:start], path[start], naming(field), sides) or UNNAMED


def _name_in(place: Path, row_id: str, column: str, sides: Sequence[Data]) -> str:
    for side in reversed(sides):
        for row in rows_of(_at(side, place)):
            if id_of(row) == row_id and row.get(column):
                return str(row[column])[: 2 * SHORT]
    return ""


def _at(side: Data, place: Path) -> JsonValue:
    value: JsonValue = side
    for step in place:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _column(path: Path, field: FormField, sides: Sequence[Data]) -> str:
    """The label of the column; in a grid also whose it is."""
    rest = _field(path)[1]
    column = next((column for column in field.columns if column.name == rest[1]), None)
    if column is None:
        return rest[1]
    if column.across and len(rest) > 2:
        return f"{column.label}, {_across(path, column.across, rest[2], sides)}"
    return column.label


def _across(path: Path, name: str, row_id: str, sides: Sequence[Data]) -> str:
    """The name of the row of another list that heads a grid's column."""
    other = _questions(path).get(name)
    if other is None:
        return UNNAMED
    place: Path = ("shared", other.shares) if other.shares else (*path[:2], name)
    return _name_in(place, row_id, naming(other), sides) or UNNAMED
