"""The gradebook as CSV and as a workbook: everything survives, and no text becomes a formula."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from csm_autograder.cohort.csv_file import csv_bytes, guarded, read_csv
from csm_autograder.cohort.export import Format, grades_file
from csm_autograder.cohort.rows import Cohort, Learner, Mark, Task, Work
from csm_autograder.cohort.table import Table, table
from tests.autograder.cohort.cohorts import NOW, TASKS, cohort, learner, names
from tests.course.office.converted import convert

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UGLY = (
    '=HYPERLINK("http://example.org","x")', "+1-2", "-2+3", "@SUM(A1:A9)", "\t=1+1", "Müller, Åse", 'Ana "Bo" O\'Neil',
    "two\nlines", "'=1", "  =1+1", "Łukasz Żółć 李", "1e5", "007", "TRUE", "2026-11-22",
)  # fmt: skip
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | names
tables = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        st.tuples(*[text.map(lambda one: f"{one}?") for _ in range(width)], st.just("m01: points")),
        st.lists(st.tuples(*[text] * width, st.none() | st.integers(-10_000, 10_000).map(lambda n: n / 100))).map(
            tuple
        ),
    )
)


def ugly() -> Cohort:
    """A cohort of people with such names."""
    works = tuple(
        Work(Learner(f"{number:02}", name, name[::-1]), NOW, {"m01-test": Mark(7.25, "auto")}, {"test": 1.5})
        for number, name in enumerate(UGLY)
    )
    return Cohort("m01-x", "Module 1: x", TASKS, works)


@given(tables)
def test_what_is_written_is_read_back(written: Table) -> None:
    """Every text to the letter, every number to its two decimals."""
    assert read_csv(csv_bytes(written)) == written


@given(text)
def test_no_cell_begins_like_a_formula(name: str) -> None:
    """Not after leading blanks either, which some programs drop."""
    shown = guarded(name)
    assert not shown.lstrip(" ").startswith(DANGEROUS)
    assert shown.removeprefix("'") == name or shown == name


@given(st.lists(text, min_size=1, max_size=5))
def test_any_csv_reader_sees_the_same_columns(cells: list[str]) -> None:
    """Commas, quotes and line breaks stay inside their cell."""
    made = csv_bytes(Table(tuple("abcde"[: len(cells)]), (tuple(cells),)))
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert [len(row) for row in rows] == [len(cells)] * 2


def test_csv_begins_with_the_mark_that_saves_accents() -> None:
    """Without it a spreadsheet program guesses the encoding, often wrongly."""
    assert grades_file([ugly()], "csv").startswith(b"\xef\xbb\xbfLearner,")


def test_a_learners_row_by_hand() -> None:
    """Points after lateness, maxima, penalties, states and the time; who has not handed in has a row as well."""
    found = table([cohort(2, absent=1)])
    rows = [dict(zip(found.head, row, strict=True)) for row in found.rows]
    first, second, absent = rows
    assert (first["m01: points"], first["m01: of"], first["m01: state"]) == (28, 30, "decided")
    assert (second["m01: points"], second["m01: late penalty"], second["m01: state"]) == (0, 0.5, "needs a person")
    assert second["m01 workbook-1: late penalty"] == 0.5
    assert (first["m01-w1-gain: points"], first["m01-w1-gain: state"]) == (5, "auto")
    assert second["m01-w1-brief: points"] is None
    assert first["m01: submitted (UTC)"] == "2026-11-20 12:00:00"
    assert (absent["Learner"], absent["m01: state"], absent["m01: points"]) == ("learner-0002", "not handed in", None)
    assert absent["m01 test: of"] == 15


def test_several_modules_stand_side_by_side() -> None:
    """One row for each learner, whoever of them is in which module."""
    second = Cohort("m02-y", "Module 2: y", (Task("m02-a", "A", "test", 4),), (Work(learner(7), None, {}, {}),))
    found = table([cohort(2), second])
    assert [row[0] for row in found.rows] == ["learner-0000", "learner-0001", "learner-0007"]
    assert len(set(found.head)) == len(found.head)
    assert dict(zip(found.head, found.rows[2], strict=True))["m02: state"] == "not graded"


def test_a_workbook_holds_the_same_and_not_one_formula() -> None:
    """Names are text cells to the letter (control signs, which XML cannot hold, aside); points are numbers."""
    sheet = load_workbook(io.BytesIO(grades_file([ugly()], "xlsx"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    expected = table([ugly()])
    assert [cell.value for cell in sheet[1]] == list(expected.head)
    for row, wanted in zip(rows, expected.rows, strict=True):
        assert [value if value is not None else "" for value in row[:3]] == [cell or "" for cell in wanted[:3]]
        assert row[3:6] == wanted[3:6]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_thousands_of_learners_fit() -> None:
    """Both files, each learner once."""
    many = cohort(2_000, absent=10)
    assert len(read_csv(grades_file([many], "csv")).rows) == 2_010
    sheet = load_workbook(io.BytesIO(grades_file([many], "xlsx")), read_only=True).worksheets[0]
    assert sum(1 for _ in sheet.rows) == 2_011


@pytest.mark.office
@pytest.mark.parametrize(("kind", "reader"), [("csv", ["--infilter=CSV:44,34,UTF8,1"]), ("xlsx", [])])
def test_libreoffice_opens_it_and_calculates_nothing(tmp_path: Path, kind: Format, reader: list[str]) -> None:
    """Opened by a program that did not write it, each name is shown as it is (CSV: behind its guard)."""
    file = tmp_path / f"grades.{kind}"
    file.write_bytes(grades_file([ugly()], kind))
    content = convert(tmp_path, [file], "fods", *reader)["grades"].read_text(encoding="utf-8")
    assert "table:formula" not in content
    shown = [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<text:p>(.*?)</text:p>", content)]
    for name in ("Müller, Åse", "Łukasz Żółć 李", 'Ana "Bo" O\'Neil'):
        assert name in shown
    guard = "'" if kind == "csv" else ""
    assert f'{guard}=HYPERLINK("http://example.org","x")' in shown
    assert f"{guard}+1-2" in shown
