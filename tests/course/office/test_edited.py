"""A workbook of ours that somebody has worked in: what is understood, what is told, what is kept."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from csm_course import office
from csm_course.office.taking import Taken
from csm_course.tools import load

SLUG = "adoption_risks"


def example(slug: str = SLUG) -> dict[str, Any]:
    """The worked example as plain data."""
    plain: dict[str, Any] = load(slug).EXAMPLE.model_dump(mode="json")
    return plain


class Edited:
    """A workbook of a tool's example, opened to be worked in."""

    def __init__(self, slug: str = SLUG, extras: object = None) -> None:
        self.slug = slug
        self.book = openpyxl.load_workbook(io.BytesIO(office.export(slug, example(slug), "xlsx", extras).content))

    def sheet(self, name: str) -> Worksheet:
        """A sheet by its name."""
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    def taken(self) -> Taken:
        """The workbook as it now is, taken in."""
        target = io.BytesIO()
        self.book.save(target)
        return office.take_in(self.slug, target.getvalue(), "edited.xlsx")


def place(sheet: Worksheet, text: str) -> tuple[int, int]:
    """Row and column of the cell that holds exactly this text."""
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_a_row_written_below_is_a_new_one() -> None:
    """It has no id yet: the engagement gives it one."""
    edited = Edited()
    sheet = edited.sheet("Risks")
    head, column = place(sheet, "Risk")
    row = head + len(example()["risks"]) + 1
    sheet.cell(row, column, "The mill runs dry")
    sheet.cell(row, place(sheet, "Likelihood")[1], "4")
    new = edited.taken().inputs["risks"][-1]
    assert (new["name"], new["likelihood"], new["id"]) == ("The mill runs dry", 4, "")


def test_a_row_taken_out_and_rows_in_another_order() -> None:
    """The order is the sheet's; ids stay with their rows."""
    edited = Edited()
    sheet = edited.sheet("Risks")
    head, _ = place(sheet, "Risk")
    sheet.delete_rows(head + 1)
    sheet.move_range(f"A{head + 1}:Z{head + 1}", rows=8)
    before = [row["id"] for row in example()["risks"]]
    assert [row["id"] for row in edited.taken().inputs["risks"]] == [*before[2:], before[1]]


def test_a_column_of_ones_own_is_told_kept_and_written_again() -> None:
    """It comes back in its column of the next export, and once more from there."""
    edited = Edited()
    sheet = edited.sheet("Risks")
    head, severity = place(sheet, "Severity")
    sheet.insert_cols(severity + 1)
    sheet.cell(head, severity + 1, "Ticket")
    sheet.cell(head + 2, severity + 1, "=2+2").data_type = "s"
    taken = edited.taken()
    assert taken.faults == ()
    assert len(taken.unknown) == 1
    assert "Ticket" in taken.unknown[0]
    assert taken.inputs["risks"] == example()["risks"]
    again = Edited(extras=taken.extras)
    sheet = again.sheet("Risks")
    assert place(sheet, "Ticket") == (head, severity + 1)
    assert sheet.cell(head + 2, severity + 1).value == "=2+2"
    assert sheet.cell(head + 2, severity + 1).data_type == "s"
    assert again.taken().extras == taken.extras


def test_columns_in_another_order() -> None:
    """Headings say what a column holds, not its place."""
    edited = Edited()
    sheet = edited.sheet("Risks")
    head, last = place(sheet, "Owner")
    for row in range(head, head + 10):
        left, right = sheet.cell(row, last - 3), sheet.cell(row, last)
        left.value, right.value = right.value, left.value
    assert edited.taken().inputs["risks"] == example()["risks"]


def test_a_wrong_cell_is_named_with_what_is_expected() -> None:
    """Sheet, address, question, range, and what was found; the rest is taken in."""
    edited = Edited()
    sheet = edited.sheet("Risks")
    row, column = place(sheet, "Likelihood")
    sheet.cell(row + 1, column, "high")
    sheet.cell(row + 2, column, 9)
    faults = edited.taken().faults
    first, second = (sheet.cell(row + step, column).coordinate for step in (1, 2))
    assert faults == (
        f"Risks!{first}: Likelihood is a whole number from 1 to 5; found 'high'",
        f"Risks!{second}: Likelihood is a whole number from 1 to 5; found '9'",
    )


@pytest.mark.parametrize(
    ("entered", "read"),
    [
        (date(2027, 1, 5), "2027-01-05"),
        ("5 Jan 2027", "2027-01-05"),
        ("05.01.2027", "2027-01-05"),
        (46392, "2027-01-05"),
    ],
)
def test_dates_as_people_enter_them(entered: object, read: str) -> None:
    """Real dates, dates as text, and the number a spreadsheet keeps (46392 days after 30 December 1899)."""
    edited = Edited("challenges_and_changes")
    sheet = edited.sheet("Challenges and changes")
    row, column = place(sheet, "Deadline")
    sheet.cell(row + 1, column, entered)  # type: ignore[arg-type]
    taken = edited.taken()
    assert taken.faults == ()
    assert taken.inputs["challenges"][0]["deadline"] == read


def test_an_uncertain_date_is_not_guessed() -> None:
    """5/1 is May in one country and January in another."""
    edited = Edited("challenges_and_changes")
    sheet = edited.sheet("Challenges and changes")
    row, column = place(sheet, "Deadline")
    sheet.cell(row + 1, column, "5/1/2027")
    assert "a date such as 2026-11-23; found '5/1/2027'" in edited.taken().faults[0]


@pytest.mark.parametrize(("entered", "read"), [("1,250.5", 1250.5), ("EUR 900", 900), ("12,5", 12.5), (750, 750)])
def test_numbers_as_people_enter_them(entered: object, read: float) -> None:
    """With thousands commas, a currency, or a decimal comma."""
    edited = Edited("clv")
    sheet = edited.sheet("Inputs")
    row, column = place(sheet, "Revenue per account (ARPA)")
    sheet.cell(row, column + 1, entered)  # type: ignore[arg-type]
    assert edited.taken().inputs["arpa"] == read


def test_a_percentage_in_a_cell_shown_in_percent() -> None:
    """2.5 typed with a percent sign is kept by spreadsheets as 0.025; the form asks for 2.5."""
    edited = Edited("clv")
    sheet = edited.sheet("Inputs")
    row, column = place(sheet, "Churn rate")
    sheet.cell(row, column + 1, 0.031).number_format = "0.0%"
    assert edited.taken().inputs["churn"] == 3.1


@pytest.mark.parametrize("entered", ["year", "YEAR ", "Year"])
def test_a_choice_in_other_letters(entered: str) -> None:
    """Case and space do not matter."""
    edited = Edited("clv")
    sheet = edited.sheet("Inputs")
    row, column = place(sheet, "Churn is measured per")
    sheet.cell(row, column + 1, entered)
    assert edited.taken().inputs["churn_period"] == "year"


def test_an_emptied_single_input_keeps_its_usual_value_and_says_so() -> None:
    """A required number cannot be nothing."""
    edited = Edited("clv")
    sheet = edited.sheet("Inputs")
    row, column = place(sheet, "Churn rate")
    sheet.cell(row, column + 1).value = None
    taken = edited.taken()
    assert "churn" not in taken.inputs
    assert taken.faults == (
        f"Inputs!{sheet.cell(row, column + 1).coordinate}: Churn rate is empty; the usual value stays.",
    )


def test_a_sheet_taken_out_is_told() -> None:
    """What it held is not among the inputs: whoever takes them over keeps what the tool has."""
    edited = Edited()
    del edited.book["Risks"]
    taken = edited.taken()
    assert "risks" not in taken.inputs
    assert taken.faults == ("Risks: this sheet, or a part of it, is missing; what stood there was left out.",)


def test_sheets_and_headings_moved_about() -> None:
    """Another name, rows above, a column to the left: the marks are found all the same."""
    edited = Edited()
    sheet = edited.sheet("Risks")
    sheet.insert_rows(1, 3)
    sheet.insert_cols(1)
    sheet.title = "What may happen"
    assert edited.taken().inputs["risks"] == example()["risks"]


def test_a_copied_row_is_a_new_one() -> None:
    """Two rows never share an id."""
    edited = Edited()
    sheet = edited.sheet("Risks")
    head, _ = place(sheet, "Risk")
    row = head + len(example()["risks"]) + 1
    for column in range(1, 12):
        sheet.cell(row, column).value = sheet.cell(head + 1, column).value
    rows = edited.taken().inputs["risks"]
    assert rows[-1] == {**rows[0], "id": ""}


def test_rows_of_a_parted_list_keep_their_place_among_all() -> None:
    """A new row on the first sheet stands after the rows of that sheet, not after those of the last."""
    edited = Edited("adoption_readiness")
    sheet = edited.sheet("Phase 1")
    head, column = place(sheet, "Question")
    here = next(row for row in range(head + 1, 500) if sheet.cell(row, column).value is None)
    sheet.cell(here, column, "One more?")
    rows = edited.taken().inputs["items"]
    assert [row["name" if "name" in row else "question"] for row in rows].index("One more?") == here - head - 1


def copied(edited: Edited, name: str, title: str) -> Worksheet:
    """A sheet copied in the spreadsheet, with this on its tab."""
    sheet = edited.book.copy_worksheet(edited.sheet(name))
    sheet.title = title
    return sheet


def test_a_copied_sheet_begins_a_new_part_of_its_list() -> None:
    """The fifth phase is a copy of the fourth: its rows are new ones, under the name on the tab, after all others."""
    edited = Edited("adoption_readiness")
    sheet = copied(edited, "Phase 4", "Phase 5")
    head, column = place(sheet, "Question")
    sheet.cell(head + 1, column, "Is the fifth phase wanted?")
    taken = edited.taken()
    assert (taken.faults, taken.unknown) == ((), ())
    before = example("adoption_readiness")["items"]
    rows = taken.inputs["items"]
    assert rows[: len(before)] == before
    new = rows[len(before) :]
    assert new[0] == {**next(row for row in before if row["phase"] == "Phase 4"), **_FIFTH}
    assert {(row["phase"], row["id"]) for row in new} == {("Phase 5", "")}
    assert len(new) == sum(row["phase"] == "Phase 4" for row in before)


_FIFTH = {"phase": "Phase 5", "id": "", "question": "Is the fifth phase wanted?"}


@pytest.mark.parametrize(
    ("slug", "name", "title"),
    [
        ("adoption_risks", "Risks", "Risks (2)"),
        ("onboarding_work_plan", "1 Prepare", "6 Grow"),
    ],
)
def test_a_copied_sheet_of_no_new_part_is_told_and_left_out(slug: str, name: str, title: str) -> None:
    """A list that is not parted, or whose parts are fixed, has no room for another sheet."""
    edited = Edited(slug)
    copied(edited, name, title)
    taken = edited.taken()
    assert [title in told for told in taken.unknown] == [True]
    assert load(slug).Inputs.model_validate(taken.inputs) == load(slug).EXAMPLE


def test_of_two_renamed_twins_none_is_guessed_to_be_new() -> None:
    """Original and copy both have new names: which is which cannot be known."""
    edited = Edited("adoption_readiness")
    copied(edited, "Phase 4", "Spring")
    edited.sheet("Phase 4").title = "Summer"
    taken = edited.taken()
    assert ["Spring" in told for told in taken.unknown] == [True]
    assert taken.inputs["items"] == example("adoption_readiness")["items"]
