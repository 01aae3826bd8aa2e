"""What the fishbone asks: the problem, the process behind it, causes with their place, and what is done about them."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from csm_course.model import Model
from csm_course.registers import Stakeholder
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.fishbone.categories import SETS, Category, CategorySet
from csm_course.tools.fishbone.rules import distinct_ids, joined_up
from csm_course.tools.form import ask

Status = Literal["possible", "probable", "verified", "ruled_out"]
STATUSES: dict[str, str] = {
    "possible": "Possible",
    "probable": "Probable",
    "verified": "Verified root cause",
    "ruled_out": "Ruled out",
}
MOST_VOTES, MOST_CAUSES, MOST_CATEGORIES, MOST_COUNTERMEASURES = 99, 300, 16, 200
_PROBLEM, _PROCESS = "1 The problem", "2 The process, seen on the spot"


class Cause(Model):
    """A cause on a bone, or - with a `parent` - the answer to why that other cause is there.

    Any cause may have several whys, to any depth. `category` counts for causes without a parent; the others
    stand where their first cause stands.
    """

    id: RowId = ask("Row", "hidden", default="")
    text: Line = ask("Cause", "text", default="")
    category: RowId = ask("Category", "text", default="")
    parent: RowId = ask("Is a why of", "text", default="")
    votes: int = ask("Votes", "number", default=0, low=0, high=MOST_VOTES, step=1)
    status: Status = ask("Status", "choice", default="possible", choices=STATUSES)
    evidence: Passage = ask("Evidence", "text", default="")


class Countermeasure(Model):
    """What is done about one cause. `test` is what must be seen before the cause counts as dealt with."""

    id: RowId = ask("Row", "hidden", default="")
    cause: RowId = ask("Against cause", "text", default="")
    action: Line = ask("Action", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    due: Day = ask("Due", "date", default=None)
    test: Line = ask("Test for resolved", "text", default="")
    result: Line = ask("Result of the test", "text", default="")
    resolved: Day = ask("Resolved on", "date", default=None)


class Inputs(Model):
    """One search for root causes; `categories` are those of the set until there are some of its own."""

    problem: Line = ask(
        "The problem",
        "text",
        default="",
        group=_PROBLEM,
        help="What is wrong, where, since when and by how much. No cause, no blame, no solution.",
    )
    impact: Passage = ask(
        "Its impact", "long", default="", group=_PROBLEM, help="What it costs whom: the outcome, money, time or trust."
    )
    process: Passage = ask(
        "The process behind it",
        "long",
        default="",
        group=_PROCESS,
        help="The steps in which the problem arises, and where it shows itself.",
    )
    observed: Passage = ask(
        "What was seen on the spot",
        "long",
        default="",
        group=_PROCESS,
        help="The Gemba walk: who watched the work where it is done, when, and what they saw.",
    )
    category_set: CategorySet = ask("Categories", "choice", default="6m", choices=SETS)
    categories: Annotated[tuple[Category, ...], Field(max_length=MOST_CATEGORIES)] = ask(
        "Own categories", "rows", default=()
    )
    causes: Annotated[tuple[Cause, ...], Field(max_length=MOST_CAUSES)] = ask("Causes", "rows", default=())
    countermeasures: Annotated[tuple[Countermeasure, ...], Field(max_length=MOST_COUNTERMEASURES)] = ask(
        "Countermeasures", "rows", default=()
    )
    stakeholders: tuple[Stakeholder, ...] = ask(
        "Stakeholders", "rows", default=(), shares="stakeholders", shown=("name", "role")
    )

    @field_validator("categories")
    @classmethod
    def _categories_differ(cls, rows: tuple[Category, ...]) -> tuple[Category, ...]:
        distinct_ids([row.id for row in rows])
        return rows

    @field_validator("causes")
    @classmethod
    def _causes_form_trees(cls, rows: tuple[Cause, ...]) -> tuple[Cause, ...]:
        distinct_ids([row.id for row in rows])
        joined_up([(row.id, row.parent, row.text) for row in rows])
        return rows
