"""The gradebook as a file for a spreadsheet program: CSV, or a workbook with a sheet for each module."""

from collections.abc import Sequence
from typing import Literal

from csm_autograder.cohort.csv_file import csv_bytes
from csm_autograder.cohort.rows import Cohort
from csm_autograder.cohort.table import WHO, table

Format = Literal["csv", "xlsx"]
MIMES: dict[Format, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def grades_file(cohorts: Sequence[Cohort], kind: Format) -> bytes:
    """The file; in CSV several modules stand side by side."""
    if kind == "csv":
        return csv_bytes(table(cohorts))
    from csm_course.office import plain_tables  # the Office libraries are loaded when a workbook is asked for
    from csm_course.office.tables import PlainSheet

    sheets = []
    for cohort in cohorts:
        found = table([cohort])
        sheets.append(PlainSheet(cohort.title, found.head, found.rows, fixed=len(WHO)))
    return plain_tables("Gradebook", sheets)
