"""A CSV file that somebody wrote with a spreadsheet program: whatever stands between its cells."""

import csv
import io


class NotText(ValueError):
    """The file is no text in UTF-8."""


def rows_of_csv(content: bytes) -> list[list[str]]:
    """The lines, each as its cells without white space around them. Raises `NotText`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText("This file is not in UTF-8. Save it as 'CSV UTF-8', or as .xlsx.") from error
    first = text.splitlines()[0] if text else ""
    separator = max(",;\t", key=first.count)  # spreadsheet programs write what their country is used to
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
