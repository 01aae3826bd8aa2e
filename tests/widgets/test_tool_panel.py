"""Tools in the panel: the form, the report that follows, and what is said where there is none."""

from pathlib import Path

import pytest

from csm_course.tools import load
from csm_widgets.toolwork import Workbench

from .kit import page


def test_the_form_opens_with_the_start_and_its_report(folder: Path) -> None:
    """A tool opens with the exercise's own start over the tool's defaults, and the report is there at once."""
    with page(folder, "tool") as shown:
        tool = shown.panel.opening["tool"]
        assert tool["start"]["churn"] == 4.0
        assert "EUR 9,375" in tool["solved"]["html"]
        assert tool["solved"]["spoken"] == "Customer lifetime value: EUR 9,375"


def test_the_report_follows_without_saving(folder: Path) -> None:
    """Solving gives the report of the inputs on screen and writes nothing."""
    with page(folder, "tool") as shown:
        solved = shown.ask("solve", inputs={"churn": 2.5})["solved"]
        assert "EUR 15,000" in solved["html"]
        assert not (folder / "answers").exists()


def test_a_number_is_read_as_it_is_typed(folder: Path) -> None:
    """A decimal comma in a field means the same on screen, on disk and to the judge."""
    with page(folder, "tool") as shown:
        solved = shown.ask("solve", inputs={"churn": "2,5"})["solved"]
        assert solved["numbers"]["churn"] == 2.5
        assert shown.ask("check", answer={"inputs": {"churn": "2,5"}})["judged"]["points"] == 10


@pytest.mark.parametrize(
    ("inputs", "path", "sentence"),
    [
        (
            {"churn": 250},
            ["churn"],
            "Nobody can lose less than nothing or more than everything. Enter what was lost divided by what was there "
            "at the start, from 0% to 100%.",
        ),
        ({"churn": ""}, ["churn"], "Enter one number, such as 2.5."),
        ({"churn": "many"}, ["churn"], "Enter one number, such as 2.5."),
        ({"churn": None}, ["churn"], "Enter one number, such as 2.5."),
        ({"variant": "best"}, ["variant"], "Choose one of the options."),
        ({"variant": "finite", "horizon": 2.5}, ["horizon"], "Enter a whole number, without decimals."),
        (
            {"variant": "cohort", "cohort": [{"customers": 3, "margin": "?"}]},
            ["cohort", 0, "margin"],
            "Enter one number, such as 2.5.",
        ),
        ({"nonsense": 1}, ["nonsense"], "This is not part of the form any more. Press “Start again”."),
    ],
)
def test_a_fault_is_a_sentence_at_its_field(
    folder: Path, inputs: dict[str, object], path: list[object], sentence: str
) -> None:
    """What cannot be used is named at the field it belongs to, and there is no report."""
    with page(folder, "tool") as shown:
        solved = shown.ask("solve", inputs=inputs)["solved"]
        assert [list(fault["path"]) for fault in solved["faults"]] == [path]
        assert solved["faults"][0]["sentence"] == sentence
        assert solved["html"] == ""


def test_inputs_without_a_result_say_what_to_change(folder: Path) -> None:
    """Valid inputs that have no result together give the tool's own sentence at its field."""
    with page(folder, "tool") as shown:
        solved = shown.ask("solve", inputs={"churn": 0})["solved"]
        assert solved["faults"][0]["path"] == ["churn"]
        assert solved["faults"][0]["sentence"].endswith(".")


def test_faulty_inputs_are_kept_as_they_are(folder: Path) -> None:
    """An answer that has no result yet is saved and comes back: work in progress is work."""
    with page(folder, "tool") as shown:
        assert shown.ask("save", answer={"inputs": {"churn": "many"}})["saving"]["saved"]
    with page(folder, "tool") as again:
        assert again.panel.opening["answer"]["inputs"]["churn"] == "many"
        assert again.panel.opening["tool"]["solved"]["faults"]


def test_rows_know_their_columns() -> None:
    """A list of records is asked column by column, with label and unit."""
    columns = Workbench(load("clv"), {}).columns["cohort"]
    assert [(column.name, column.unit) for column in columns] == [("customers", "customers"), ("margin", "EUR")]
