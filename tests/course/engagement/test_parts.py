"""What a tool sees of an engagement and puts back: shared facts once for all, ids for good, nothing thrown away."""

from typing import Any

import pytest
from pydantic import ValidationError, model_validator

from csm_course.engagement.case import case_engagement
from csm_course.engagement.document import Data, Engagement
from csm_course.engagement.parts import emptied, filled, inputs_of, opened, with_inputs
from csm_course.engagement.questions import shared_questions
from csm_course.engagement.rows import rows_of
from csm_course.model import Model
from csm_course.registers import Stakeholder
from csm_course.shared import Shared
from csm_course.tools.fields import Line, RowId
from csm_course.tools.form import ask

EMPTY = Engagement(id="one", title="One")


class Task(Model):
    """A row of a tool's own."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Task", "text", default="")
    days: int = ask("Days", "number", default=1, low=0, high=99)


class Matrix(Model):
    """One tool that shares the stakeholders."""

    customer: Line = ask("Customer", "text", default="", shares="customer")
    people: tuple[Stakeholder, ...] = ask("People", "rows", default=(), shares="stakeholders", shown=("name",))
    title: Line = ask("Title", "text", default="Matrix")


class Plan(Model):
    """Another one, under another name."""

    stakeholders: tuple[Stakeholder, ...] = ask("Stakeholders", "rows", default=(), shares="stakeholders")
    tasks: tuple[Task, ...] = ask("Tasks", "rows", default=(Task(name="Begin"),))
    weeks: int = ask("Weeks", "number", default=4, low=1, high=52)


class NewPlan(Model):
    """The plan after a change of the course: no weeks, shorter tasks, and a new question."""

    stakeholders: tuple[Stakeholder, ...] = ask("Stakeholders", "rows", default=(), shares="stakeholders")
    tasks: tuple[Task, ...] = ask("Tasks", "rows", default=())
    months: int = ask("Months", "number", default=2, low=1, high=12)


def people(engagement: Engagement) -> list[str]:
    """The names in the register."""
    return [person.name for person in engagement.shared.stakeholders]


def test_a_stakeholder_added_in_one_tool_appears_in_the_other() -> None:
    """The promise of the engagement: known once, known everywhere, ratings of one tool beside words of another."""
    engagement = filled(EMPTY, "matrix", Matrix, {"people": [{"name": "Maite Ibarra", "authority": 4}]})
    (row,) = rows_of(opened(engagement, "plan", Plan).inputs["stakeholders"])
    assert (row["name"], row["authority"]) == ("Maite Ibarra", 4)
    assert row["id"]
    engagement = filled(engagement, "plan", Plan, {"stakeholders": [row | {"strategy": "Agree the count first"}]})
    (there,) = rows_of(opened(engagement, "matrix", Matrix).inputs["people"])
    assert there == row | {"strategy": "Agree the count first"}


def test_the_courses_own_tools_keep_the_promise() -> None:
    """A stakeholder of the research checklist stands in the fishbone as well."""
    inputs = inputs_of(case_engagement(), "customer_research_checklist")
    inputs["stakeholders"] = [*inputs["stakeholders"], {"name": "Nils Rask", "role": "Union representative"}]  # type: ignore[misc]
    engagement = with_inputs(case_engagement(), "customer_research_checklist", inputs)
    names: list[Any] = [row["name"] for row in inputs_of(engagement, "fishbone")["stakeholders"]]  # type: ignore[union-attr, index, call-overload]
    assert names[0] == "Dagny Solheim"
    assert names[-1] == "Nils Rask"


def test_a_row_removed_in_one_tool_is_gone_for_all() -> None:
    """The register has one list."""
    engagement = filled(case_engagement(), "matrix", Matrix, {"people": [{"id": "dagny", "name": "Dagny Solheim"}]})
    assert people(engagement) == ["Dagny Solheim"]
    assert len(opened(engagement, "plan", Plan).inputs["stakeholders"]) == 1  # type: ignore[arg-type]


def test_a_shared_fact_is_written_only_where_the_tool_changed_it() -> None:
    """A tool that cannot take a fact shows its own default and does not wipe the fact out when it is kept."""

    class Strict(Model):
        customer: str = ask("Customer", "text", default="", shares="customer")
        note: Line = ask("Note", "text", default="")

        @model_validator(mode="after")
        def _short(self) -> "Strict":
            if len(self.customer) > 5:
                raise ValueError("too long")
            return self

    seen = opened(case_engagement(), "strict", Strict)
    assert seen.inputs == {"customer": "", "note": ""}
    assert "“Customer”" in seen.notes[0]
    kept = filled(case_engagement(), "strict", Strict, seen.inputs | {"note": "x"})
    assert kept.shared == case_engagement().shared
    assert kept.extras == {}


def test_own_parts_stay_apart_and_untouched_tools_have_none() -> None:
    """A tool's own facts stand under its slug only, without those it shares."""
    engagement = filled(EMPTY, "plan", Plan, {"weeks": 6, "tasks": [{"id": "t", "name": "Train"}]})
    assert engagement.tools == {"plan": {"tasks": [{"id": "t", "name": "Train", "days": 1}], "weeks": 6}}
    assert opened(engagement, "matrix", Matrix).inputs == Matrix().model_dump(mode="json")


def ids(value: object) -> list[str]:
    """The ids of the rows."""
    assert isinstance(value, list)
    return [row["id"] for row in value]


def test_each_row_has_an_id_of_its_own_for_good() -> None:
    """New rows get one, known rows keep theirs, of two rows with one id the second gets a new one."""
    rows = [{"id": "a", "name": "A"}, {"name": "B"}, {"id": "a", "name": "C"}]
    engagement = filled(EMPTY, "plan", Plan, {"tasks": rows, "stakeholders": [{"name": "Maite"}, {"name": "Rui"}]})
    first = opened(engagement, "plan", Plan).inputs
    again = opened(filled(engagement, "plan", Plan, first), "plan", Plan).inputs
    assert first == again
    assert ids(first["tasks"])[0] == "a"
    assert len(set(ids(first["tasks"]))) == 3
    assert len(set(ids(first["stakeholders"])) - {""}) == 2


def test_a_row_a_tool_begins_with_has_the_same_id_in_every_window() -> None:
    """Two windows that fill in the first row of an untouched form fill in the same row."""
    assert ids(opened(EMPTY, "plan", Plan).inputs["tasks"]) == ["row-1"]
    assert opened(EMPTY, "plan", Plan) == opened(EMPTY, "plan", Plan)


def test_a_row_that_lost_its_id_is_known_by_its_name() -> None:
    """A list pasted back without ids changes the rows that are there; a second row of that name is a new one."""
    rows = [{"name": "Maite Ibarra", "interest": 5}, {"name": "Maite Ibarra"}]
    engagement = filled(case_engagement(), "matrix", Matrix, {"people": rows})
    assert [person.id == "maite" for person in engagement.shared.stakeholders] == [True, False]


def test_what_cannot_be_true_is_not_kept() -> None:
    """A value outside of its range is refused whole, as the form would."""
    with pytest.raises(ValidationError):
        filled(EMPTY, "plan", Plan, {"weeks": 0})


def test_a_tool_that_changed_can_still_be_opened_and_nothing_is_thrown_away() -> None:
    """Gone questions are kept aside, unusable values give way to the default, and the reader is told of both."""
    tasks: Any = [{"id": "a", "name": "Train", "days": 300, "cost": 5}, "no row", {"id": "b", "name": "Go live"}]
    engagement = EMPTY.model_copy(update={"tools": {"plan": {"weeks": 6, "months": "many", "tasks": tasks}}})
    seen = opened(engagement, "plan", NewPlan)
    good: Data = {"id": "a", "name": "Train", "days": 1}
    assert seen.inputs == {"stakeholders": [], "tasks": [good, good | {"id": "b", "name": "Go live"}], "months": 2}
    assert any("“weeks” is no longer asked for" in note for note in seen.notes)
    assert any("“Months” could not be used" in note for note in seen.notes)
    kept = filled(engagement, "plan", NewPlan, seen.inputs)
    assert kept.extras["plan"]["aside"] == {
        "weeks": 6, "months": "many", "tasks / 0 / days": 300, "tasks / 0 / cost": 5, "tasks / 1": "no row",
    }  # fmt: skip
    assert opened(kept, "plan", NewPlan) == (seen.inputs, {}, ())
    later = filled(kept, "plan", NewPlan, seen.inputs | {"months": 3})
    assert later.extras == kept.extras


def test_fields_that_do_not_go_together_cost_as_little_as_can_be() -> None:
    """Where a rule joins two fields, one of them gives way, and the others stay."""

    class Joined(Model):
        low: int = ask("Low", "number", default=0)
        high: int = ask("High", "number", default=9)
        note: Line = ask("Note", "text", default="")

        @model_validator(mode="after")
        def _ordered(self) -> "Joined":
            if self.low > self.high:
                raise ValueError("low above high")
            return self

    engagement = EMPTY.model_copy(update={"tools": {"x": {"low": 5, "high": 1, "note": "kept"}}})
    assert opened(engagement, "x", Joined).inputs == {"low": 0, "high": 1, "note": "kept"}


def test_a_tool_is_emptied_without_taking_facts_from_others() -> None:
    """Resetting one tool leaves the shared registers alone."""
    inputs = inputs_of(case_engagement(), "fishbone") | {"problem": "Orders go past the system"}
    engagement = with_inputs(case_engagement(), "fishbone", inputs)
    assert emptied(engagement, "fishbone") == inputs_of(case_engagement(), "fishbone")


def test_what_a_workbook_brought_stays_with_the_tool() -> None:
    """Columns that the course does not know are kept, until another workbook brings others."""
    engagement = filled(EMPTY, "plan", Plan, {}, extras={"Tasks": {"colour": ["red"]}})
    engagement = filled(engagement, "plan", Plan, {"weeks": 5})
    assert engagement.extras == {"plan": {"Tasks": {"colour": ["red"]}}}


def test_every_shared_fact_has_a_label() -> None:
    """What a conflict and the history call it."""
    assert set(shared_questions()) == set(Shared.model_fields)
