"""Text in a workbook is text: nothing a learner types is run, and it comes back as typed."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course import office
from csm_course.office.marks import as_read, written
from csm_course.office.titles import LONGEST, distinct

RISKY = ("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", '=HYPERLINK("x")', "=cmd|'/c calc'!A1", "{=1}", "http://x.example")


@pytest.mark.parametrize("text", RISKY)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    """It is stored as a string, with the mark that keeps it one when somebody edits the cell."""
    content = office.export("adoption_risks", {"risks": [{"id": "a", "name": text, "owner": f"x{text}"}]}).content
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Risks"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == text.strip())
    assert (cell.data_type, cell.quotePrefix, cell.hyperlink) == ("s", True, None)
    assert office.take_in("adoption_risks", content, "x.xlsx").inputs["risks"][0]["name"] == text.strip()


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_control_characters_are_left_out_and_nothing_else(text: str) -> None:
    """XML cannot hold them; line ends become one kind."""
    kept = "".join(sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if sign in "\t\n" or _writable(sign))
    assert as_read(written(text)) == kept


def _writable(sign: str) -> bool:
    return not (ord(sign) < 32 or 0x7F <= ord(sign) <= 0x9F or sign in "\ufffe\uffff")


def test_a_control_character_does_not_break_the_file() -> None:
    """The rest of the text arrives."""
    content = office.export("adoption_risks", {"risks": [{"id": "a", "name": "be\x07fore\x00"}]}).content
    assert office.take_in("adoption_risks", content, "x.xlsx").inputs["risks"][0]["name"] == "before"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=12))
def test_names_of_sheets_are_allowed_and_different(wanted: list[tuple[str, str]]) -> None:
    """At most 31 characters, none of []:*?/\\, no quote at the ends, none twice."""
    names = distinct(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name
