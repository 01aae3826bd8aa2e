"""An engagement as a tree of facts, each with a path: ("shared", "stakeholders", "maite", "authority").

Rows with ids are branches by id, whatever their place; the order of the rows is a fact of its own.
"""

from typing import Final

from pydantic import JsonValue

from csm_course.engagement.document import Data, Engagement
from csm_course.engagement.rows import id_of, rows_of

Path = tuple[str, ...]
ORDER = "#order"
"""The last step of the path that stands for the order of a list's rows."""


class Absent:
    """There is no such fact on this side."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()
Fact = JsonValue | Absent


def tree(engagement: Engagement) -> Data:
    """What is merged and compared: shared facts, the tools' own parts, and what is kept aside."""
    return {
        "shared": engagement.shared.model_dump(mode="json"),
        "tools": {**engagement.tools},
        "extras": {**engagement.extras},
    }


def planted(engagement: Engagement, facts: Data) -> Engagement:
    """The engagement with these facts in place of its own. Raises ValidationError."""
    return Engagement.model_validate({"id": engagement.id, "title": engagement.title, "kind": engagement.kind, **facts})


def by_id(value: Fact) -> dict[str, Data] | None:
    """The rows by id; None where it is no list of rows that each have an id of their own."""
    if isinstance(value, Absent):
        return {}
    rows = rows_of(value)
    found = {id_of(row): row for row in rows}
    whole = isinstance(value, list) and len(found) == len(value) and "" not in found
    return found if whole else None
