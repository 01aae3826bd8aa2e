"""Any inputs of any tool, drawn from its form: every control, every bound, and text as people really enter it.

Numbers have at most fifteen digits, as a spreadsheet keeps them. Control characters are left out: a workbook cannot
hold them, and `test_text.py` shows what becomes of them.
"""

from datetime import date
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import ValidationError

from csm_course.model import Model
from csm_course.office.questions import Question, questions

AWKWARD = (
    "=1+1",
    "+49 30 1",
    "-",
    "@SUM(A1)",
    "=cmd|'/c calc'!A1",
    "#NAME?",
    "csm:row:1::x",
    "csm:list:a:b:",
    "_x0041_",
    "x005F_",
    "<r><t>no</t></r>",
    "a\nb",
    "1,5",
    "2026-11-23",
    "TRUE",
    "null",
    "'quoted",
    "مرحبا بالعالم",
    "שלום",
    "👩🏽‍🍳 🇩🇰",
    "é e\u0301",
    "%",
    "{name}",
    "&amp;",
)
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))


def texts(longest: int | None) -> st.SearchStrategy[str]:
    """Short, awkward and long texts, as an input field gives them back: without space around them."""
    most = longest or 2_000
    free = st.text(_LETTERS, max_size=min(most, 60))
    long = st.integers(0, most).map(lambda size: ("Wort für Wort, 字 " * (size // 10 + 1))[:size])
    return st.one_of(st.just(""), st.sampled_from(AWKWARD), free, long).map(lambda text: text[:most].strip())


def inputs(model: type[Model]) -> st.SearchStrategy[Any]:
    """Inputs of this model; draws the model refuses as a whole are drawn again."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Any:
        try:
            return model.model_validate(_values(draw, model))
        except ValidationError:
            assume(False)

    return drawn()


def _values(draw: st.DrawFn, model: type[Model]) -> dict[str, Any]:
    """Some fields drawn, the others as they stand by default; grids last, since they name rows of other lists."""
    asked = questions(model)
    values: dict[str, Any] = {}
    for question in asked:
        if question.row is not None:
            values[question.name] = _rows(draw, question, model)
        elif question.field.control not in ("hidden", "grid", "rows") and draw(st.booleans()):
            values[question.name] = draw(value(question))
    for question in asked:
        _fill_grids(draw, question, values)
    return {name: found for name, found in values.items() if found is not ...}


def _rows(draw: st.DrawFn, question: Question, model: type[Model]) -> Any:
    """A few rows with ids of their own; standing ones stay, filled in anew."""
    assert question.row is not None
    columns = questions(question.row)
    if question.field.standing or draw(st.integers(0, 4)) == 0:
        return ...
    count = draw(st.integers(0, 4))
    rows = [
        {one.name: draw(value(one)) for one in columns if one.field.control not in ("grid", "rows")}
        for _ in range(count)
    ]
    for at, row in enumerate(rows):
        if "id" in row:
            row["id"] = draw(st.sampled_from(("", f"r{at}", f"r:{at}", f"über {at}")))
        for name in [name for name, found in row.items() if found is ...]:
            del row[name]
    return rows


def _fill_grids(draw: st.DrawFn, question: Question, values: dict[str, Any]) -> None:
    rows = values.get(question.name)
    if question.row is None or not isinstance(rows, list):
        return
    for column in questions(question.row):
        if column.field.control == "grid":
            across = values.get(column.field.across)
            ids = [row.get("id") for row in across if row.get("id")] if isinstance(across, list) else []
            keys = st.sampled_from([*ids, "gone"])
            chosen = st.sampled_from([choice.value for choice in column.field.choices])
            for row in rows:
                row[column.name] = draw(st.dictionaries(keys, chosen, max_size=4))


def value(question: Question) -> st.SearchStrategy[Any]:
    """One answer; Ellipsis leaves the usual one."""
    field = question.field
    if field.control in ("slider", "number"):
        found = _numbers(question)
    elif field.control == "choice":
        found = st.sampled_from([choice.value for choice in field.choices])
    elif field.control == "switch":
        found = st.booleans()
    elif field.control == "date":
        found = st.dates(date(1899, 1, 1), date(9999, 12, 31)).map(date.isoformat)
    elif field.control in ("text", "long"):
        found = texts(question.longest)
    else:
        return st.just(...)
    return st.one_of(found, st.none()) if question.optional and field.control != "choice" else found


def _numbers(question: Question) -> st.SearchStrategy[Any]:
    low, high = question.field.low, question.field.high
    if question.kind == "whole":
        return st.integers(int(low if low is not None else -(10**9)), int(high if high is not None else 10**9))
    bounded = st.floats(low if low is not None else -1e12, high if high is not None else 1e12, allow_nan=False)
    return bounded.map(lambda number: float(f"{number:.14g}"))
