"""The sheet judges fill in, as CSV or workbook: a line for each question, a column for each judge and round."""

import csv
import io
import re
from collections.abc import Callable, Collection, Sequence
from typing import Literal

import numpy as np

from csm_autograder.assessment.angoff.ratings import ROUNDS, NotRated, Ratings, Table, named, rating_of
from csm_autograder.assessment.csv_rows import NotText, rows_of_csv
from csm_autograder.cohort.csv_file import guarded
from csm_course.office import NotTakenIn

ITEM, QUESTION, SO_FAR = "Question id", "Question", "Right so far, of 100"
RATINGS = "Ratings"
HELP = (
    "Think of a learner who is just competent enough to pass: not the best, not one who fails.",
    "Of 100 such learners, how many answer this question right? Write that number, from 0 to 100, in your column.",
    "Somebody who guesses among four options is right 25 times: few questions can be below that.",
    "Fill in round 1 alone. Then talk about the questions on which you differ, look at 'Right so far', and fill in "
    "round 2.",
    "Do not change the first column or the heads.",
)
_HEAD = re.compile(r"^(?P<judge>.+?)\s*:\s*round\s*(?P<round>[12])$", re.IGNORECASE)
_LIKE_A_HEAD = re.compile(r"\bround\b", re.IGNORECASE)
Line = tuple[str, str, float | None]
"""Id, text and share right so far of a question."""
Said = Callable[[int, str, str], float | None]
"""What was said so far: by round (from 0), judge and question, from 0 to 100."""


def _nothing(_round: int, _judge: str, _item: str) -> None:
    return None


def sheet_bytes(
    items: Sequence[Line], judges: Sequence[str], kind: Literal["csv", "xlsx"], said: Said = _nothing
) -> bytes:
    """A sheet for these questions and judges, with what was `said` so far.

    Raises `NotRated` where names are missing or stand twice.
    """
    columns = [(number, name) for number in range(ROUNDS) for name in named(tuple(judges))]
    head = (ITEM, QUESTION, SO_FAR, *(f"{name}: round {number + 1}" for number, name in columns))
    rows = [
        (id, text, None if share is None else round(100 * share), *(said(*column, id) for column in columns))
        for id, text, share in items
    ]
    if kind == "csv":
        return _csv([head, *rows])
    from csm_course.office import plain_tables
    from csm_course.office.tables import PlainSheet

    told = PlainSheet("How to rate", ("How to rate",), [(line,) for line in HELP])
    return plain_tables("Angoff ratings", [PlainSheet(RATINGS, head, rows, fixed=1), told])


def read_sheet(content: bytes, name: str, known: Collection[str] | None = None) -> Ratings:
    """The ratings in a sheet of ours, filled in. Raises `NotRated` with the cell of what is wrong.

    `known`: the questions there are; without it any id will do.
    """
    rows = _workbook(content, name) if name.lower().endswith(".xlsx") else _rows_of_csv(content)
    return _ratings(rows, known)


def _csv(rows: Sequence[Sequence[str | float | None]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _rows_of_csv(content: bytes) -> list[list[str]]:
    try:
        return rows_of_csv(content)
    except NotText as error:
        raise NotRated(str(error)) from error
    except csv.Error as error:
        raise NotRated("This is no CSV file, or it is damaged.") from error


def _workbook(content: bytes, name: str) -> list[list[str]]:
    from csm_course.office import read_plain_tables

    try:
        sheets = read_plain_tables(content, name)
    except NotTakenIn as refused:
        raise NotRated(refused.sentence) from refused
    sheet = next((one for one in sheets if one.name == RATINGS), None)
    if sheet is None:
        raise NotRated(f"This workbook has no sheet {RATINGS!r}. Fill in the one the course made.")
    wide = max((max(row) for row in sheet.rows if row), default=-1) + 1
    return [
        ["" if at not in row or row[at].value is None else _plain(row[at].value, row[at].share) for at in range(wide)]
        for row in sheet.rows
    ]


def _plain(value: object, share: bool) -> str:
    return f"{value * 100:.10g}" if share and isinstance(value, int | float) else str(value).strip()


def _ratings(rows: list[list[str]], known: Collection[str] | None) -> Ratings:
    if not rows or ITEM not in rows[0]:
        raise NotRated(f"The first line has no column {ITEM!r}. Fill in the sheet the course made.")
    head, lines = rows[0], [(number, row) for number, row in enumerate(rows[1:], start=2) if any(row)]
    columns = _columns(head)
    if not columns or not lines:
        raise NotRated("The sheet has no judge's column or no question.")
    judges = tuple(dict.fromkeys(judge for _, judge in columns))
    items = _items(lines, head.index(ITEM), known)
    rounds = []
    for number in range(1, ROUNDS + 1):
        places = [columns.get((number, judge)) for judge in judges]
        table = np.array([[_rating(line, at, item) for at in places] for line, item in zip(lines, items, strict=True)])
        if not np.isnan(table).all():
            rounds.append(_not_shares(table, number))
    at = head.index(SO_FAR) if SO_FAR in head else None
    facility = [_rating(line, at, item) / 100 for line, item in zip(lines, items, strict=True)]
    return Ratings(items, judges, tuple(rounds), tuple(None if np.isnan(one) else one for one in facility))


def _columns(head: list[str]) -> dict[tuple[int, str], int]:
    """Where the column of each round and judge is. A head that is nearly one is not passed over."""
    found: dict[tuple[int, str], int] = {}
    for at, text in enumerate(head):
        plain = text.removeprefix("'")
        match = _HEAD.match(plain)
        if match is None:
            if _LIKE_A_HEAD.search(plain):
                raise NotRated(
                    f"{_cell(at, 1)}: {plain!r} is no judge's column. Write 'Ann: round 1' or 'Ann: round 2'."
                )
            continue
        column = int(match["round"]), match["judge"]
        if column in found:
            raise NotRated(
                f"{_cell(at, 1)}: {plain!r} stands twice, first in {_cell(found[column], 1).removeprefix('Cell ')}."
            )
        found[column] = at
    return found


def _items(lines: list[tuple[int, list[str]]], at: int, known: Collection[str] | None) -> tuple[str, ...]:
    """The ids of the questions, each once."""
    found: dict[str, int] = {}
    for number, row in lines:
        id, cell = row[at].removeprefix("'") if at < len(row) else "", _cell(at, number)
        if not id:
            raise NotRated(f"{cell}: the id of a question is missing.")
        if id in found:
            raise NotRated(f"{cell}: {id!r} stands twice, first in {_cell(at, found[id]).removeprefix('Cell ')}.")
        if known is not None and id not in known:
            raise NotRated(f"{cell}: there is no question {id!r} in this test or exam.")
        found[id] = number
    return tuple(found)


def _rating(line: tuple[int, list[str]], at: int | None, item: str) -> float:
    number, row = line
    if at is None or at >= len(row):
        return float("nan")
    try:
        found = rating_of(row[at])
    except NotRated as refused:
        raise NotRated(f"{_cell(at, number)} (question {item}): {refused}") from refused
    return float("nan") if found is None else found


def _cell(column: int, row: int) -> str:
    """As a spreadsheet names it: the first one is A1."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"Cell {letters}{row}"


def _not_shares(table: Table, number: int) -> Table:
    """From 0-100 to shares. Numbers that are all at most 1 were meant as shares."""
    if np.nanmax(table) <= 1:
        raise NotRated(
            f"All ratings of round {number} are 1 or less. Write how many of 100, from 0 to 100: 60, not 0.6."
        )
    found: Table = table / 100
    return found
