"""What a form sends, as the tool reads it: numbers, days, grids, what is left empty, and what is wrong where."""

from typing import Any

import pytest

from csm_course.tools import load
from csm_widgets.toolwork import Workbench
from tests.browser.form_kit import Inputs, kit_tool


@pytest.fixture
def bench() -> Workbench:
    """The test tool with every control."""
    return Workbench(kit_tool(), {})


def task(**columns: object) -> dict[str, Any]:
    """One row of the list of tasks."""
    return {"tasks": [{"id": "t1", "name": "Collect", **columns}]}


def read(bench: Workbench, **columns: object) -> Any:
    """The task as the tool holds it."""
    return Inputs.model_validate(bench.read(task(**columns))).tasks[0]


def test_what_is_left_empty_is_nothing(bench: Workbench) -> None:
    """An emptied rating, amount and day are None; a text stays the empty text it is."""
    row = bench.read(task(weight="", cost=" ", due="", owner="", note=""))["tasks"]
    assert row == [
        {"id": "t1", "name": "Collect", "weight": None, "cost": None, "due": None, "owner": "", "note": ""}
    ]  # fmt: skip
    assert bench.read({"start": ""})["start"] is None


def test_cells_are_read_by_their_column(bench: Workbench) -> None:
    """A typed amount becomes a number, a day a day, a grid a mapping; a name that looks like a number stays a name."""
    row = read(bench, cost="1.250,50", due="2026-11-24", name="12", duties={"p1": "R"}, done=True, weight=3)
    assert (row.cost, row.name, row.duties, row.done, row.weight) == (1250.5, "12", {"p1": "R"}, True, 3)
    assert row.due.isoformat() == "2026-11-24"


@pytest.mark.parametrize(
    ("columns", "path", "sentence"),
    [
        ({"cost": "much"}, ["tasks", 0, "cost"], "Enter one number, such as 2.5."),
        ({"weight": 9}, ["tasks", 0, "weight"], "Enter a number from 1 to 5."),
        ({"weight": 2.5}, ["tasks", 0, "weight"], "Enter a whole number, without decimals."),
        ({"due": "soon"}, ["tasks", 0, "due"], "Enter a day, such as 24/11/2026, or leave it empty."),
        ({"duties": {"p1": "X"}}, ["tasks", 0, "duties", "p1"], "Choose one of the options."),
        ({"name": "x" * 301}, ["tasks", 0, "name"], "This is too long here: at most 300 characters."),
    ],
)
def test_a_fault_names_row_and_column(
    bench: Workbench, columns: dict[str, object], path: list[object], sentence: str
) -> None:
    """What cannot be used is told at its cell, in a grid at the very choice."""
    (fault,) = bench.solve(task(**columns)).faults
    assert (list(fault.path), fault.sentence) == (path, sentence)


def test_a_page_knows_how_a_row_begins(bench: Workbench) -> None:
    """A blank row holds the model's own assumptions; rows that the tool brings are known by their ids."""
    assert bench.lists["people"].blank["side"] == "customer"
    assert bench.lists["people"].standing == ()
    assert bench.lists["checks"].standing == ("c1", "c2", "c3")
    assert Workbench(kit_tool(), {"checks": []}).lists["checks"].standing == ("c1", "c2", "c3")


def test_a_closed_list_is_known_to_the_page_and_extra_rows_are_told() -> None:
    """The scale of the NPS is closed, that of the CSAT is not; a row from elsewhere is a fault, not a crash."""
    bench = Workbench(load("survey_metrics"), {})
    closed = {field.name for field in bench.fields if field.closed}
    assert closed == {"nps_scores", "ces_scores"}
    rows = [*bench.start["nps_scores"], {"id": "x", "name": "11", "count": 3}]  # type: ignore[misc]  # plain rows
    (fault,) = bench.solve({"nps_scores": rows}).faults
    assert fault.path == ("nps_scores",)
    assert fault.sentence.endswith("the list has 12 rows. Remove the rows that do not belong to it.")


def test_a_switch_is_no_number(bench: Workbench) -> None:
    """Sliders follow the numbers that were read; a hidden place and lists are none."""
    assert bench.solve({}).numbers == {}
