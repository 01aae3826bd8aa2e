"""Which learner belongs to which group, from a CSV file of two columns: the service itself knows no group."""

import csv
from collections.abc import Mapping

from csm_autograder.assessment.csv_rows import NotText, rows_of_csv
from csm_autograder.assessment.statistics.table import NotUsable

LEARNER, GROUP = "learner", "group"


def read_groups(content: bytes) -> Mapping[str, str]:
    """Group by learner; a line without a group says nothing. Raises `NotUsable` with the line."""
    try:
        rows = rows_of_csv(content)
    except NotText as error:
        raise NotUsable("The file of groups is not in UTF-8. Save it as 'CSV UTF-8'.") from error
    except csv.Error as error:
        raise NotUsable("The file of groups is no CSV file, or it is damaged.") from error
    head = [cell.casefold() for cell in rows[0]] if rows else []
    if LEARNER not in head or GROUP not in head:
        raise NotUsable("The first line of the file of groups must name two columns: learner and group.")
    found: dict[str, str] = {}
    for number, row in enumerate(rows[1:], start=2):
        if any(row):
            _add(found, number, *(row[at] if at < len(row) else "" for at in (head.index(LEARNER), head.index(GROUP))))
    if not found:
        raise NotUsable("The file of groups puts nobody into a group.")
    return found


def _add(found: dict[str, str], number: int, learner: str, group: str) -> None:
    if not learner:
        raise NotUsable(f"The file of groups, line {number}: the learner is missing.")
    if not group:
        return
    if found.setdefault(learner, group) != group:
        raise NotUsable(
            f"The file of groups, line {number}: {learner!r} is in {group!r} here and in {found[learner]!r} above."
        )
