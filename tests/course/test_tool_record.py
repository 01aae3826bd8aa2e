"""The record of a tool's form: days, grids, sheets and shown columns in words."""

import re

import pytest
from tests.browser.form_kit import Inputs

from csm_course.html.tool_rows import list_tables
from csm_course.html.tool_value import value_words
from csm_course.tools.form import FormField, form

FIELDS = {field.name: field for field in form(Inputs)}
COLUMNS = {column.name: column for column in FIELDS["tasks"].columns}


def words(html: str) -> list[str]:
    """The texts of captions, heads and cells, in order."""
    return re.findall(r"<(?:caption|t[hd])(?: [^>]*)?>([^<]*)<", html)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("due", "2026-11-04", "4 Nov 2026"),
        ("due", None, "–"),
        ("done", True, "yes"),
        ("weight", None, "–"),
        ("cost", 1250.5, "EUR 1,250.5"),
        ("duties", {}, "–"),
        ("duties", {"p2": "R", "p1": "A", "gone": "I"}, "Noor: Accountable; Ben: Responsible"),
    ],
)
def test_each_kind_of_value_has_its_words(name: str, value: object, said: str) -> None:
    """Days as people write them, a grid by the names of its list, and a dash where nothing was entered."""
    people = {"people": [{"id": "p1", "name": "Noor"}, {"id": "p2", "name": "Ben"}]}
    assert value_words(COLUMNS[name], value, people) == said


def test_only_the_shown_columns_stand_in_the_table() -> None:
    """Ids and columns that this tool does not ask for are left out."""
    person = {"id": "p1", "name": "Noor", "role": "Sponsor", "side": "customer", "interest": 4, "wants": "Calm"}
    said = words(list_tables(FIELDS["people"], [person], {}))
    assert said == ["People", "Name", "Role", "Belongs to", "Interest", "Noor", "Sponsor", "Customer", "4"]


def test_each_sheet_is_a_table_of_its_own() -> None:
    """Sheets with fixed names come in their order, free ones in that of the rows; empty ones are left out."""
    checks = [{"id": "c", "question": q, "phase": phase, "met": False} for q, phase in (("B", "2"), ("A", "1"))]
    assert words(list_tables(FIELDS["checks"], checks, {})) == [
        "Questions: Preparation", "Question", "Met", "A", "no", "Questions: Commitment", "Question", "Met", "B", "no",
    ]  # fmt: skip
    steps = [{"id": "s", "month": month, "what": "x", "by": None} for month in ("May", "April", "May")]
    assert [one for one in words(list_tables(FIELDS["steps"], steps, {})) if ":" in one] == [
        "Steps: May",
        "Steps: April",
    ]


def test_a_long_list_is_shown_in_part() -> None:
    """Of a list that no hand has typed, the beginning and a count."""
    number = FormField(name="n", label="Number", control="number")
    field = FormField(name="rows", label="Rows", control="rows", columns=(number,))
    html = list_tables(field, [{"n": at} for at in range(75)], {})
    assert html.count("<tr>") == 61
    assert "and 15 more rows" in html
