"""What rows must keep to so that there is one picture: ids that differ, parents that exist, and no circle of whys.

Each rule raises a ValueError that names the row and says what to do.
"""

from collections.abc import Sequence


def distinct_ids(ids: Sequence[str]) -> None:
    """No two rows have the same id; rows without an id are no trouble."""
    seen: dict[str, int] = {}
    for row, one in enumerate(ids, start=1):
        if one and one in seen:
            raise ValueError(f"Row {row}: it has the same id, {one}, as row {seen[one]}. Give it another one.")
        seen[one] = row


def joined_up(rows: Sequence[tuple[str, str, str]]) -> None:
    """Every parent is a row, and from each row the parents lead to a row without one. A row: id, parent, text."""
    parents = {one: parent for one, parent, _ in rows if one}
    for number, (_, parent, text) in enumerate(rows, start=1):
        if parent and parent not in parents:
            raise ValueError(
                f"Row {number}, Is a why of: there is no cause {parent} for “{text}” to explain. "
                "Choose another, or leave it empty."
            )
    _no_circle(rows, parents)


def _no_circle(rows: Sequence[tuple[str, str, str]], parents: dict[str, str]) -> None:
    """Follow each row upwards, over ground not yet known to be sound: linear in the number of rows."""
    sound = {""}
    for number, (one, _, text) in enumerate(rows, start=1):
        walked: set[str] = set()
        while one not in sound:
            if one in walked:
                raise ValueError(
                    f"Row {number}, Is a why of: “{text}” would be a why of itself. "
                    "Choose another cause for it to explain."
                )
            walked.add(one)
            one = parents[one]
        sound |= walked
