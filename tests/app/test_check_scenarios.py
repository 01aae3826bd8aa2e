"""`csm check` on scenarios: what is unfair is named at its line, beside the names that lead nowhere."""

import shutil
from pathlib import Path

import pytest

from csm_app.check import check
from csm_course.places import content_folder
from csm_course.problems import Problem

MODULE = "m01-customer-success-fundamentals"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The syllabus and the scenario of module 1, to change at will."""
    folder = tmp_path / "content"
    (folder / MODULE).mkdir(parents=True)
    shutil.copytree(content_folder() / "syllabus", folder / "syllabus")
    for name in ("glossary.yaml", "inventory.csv", f"{MODULE}/scenario.md", f"{MODULE}/scenario.yaml"):
        shutil.copy(content_folder() / name, folder / name)
    return folder


def scenario_problems(content: Path, old: str = "", new: str = "") -> list[tuple[str, Problem]]:
    """What is found in scenario.yaml after a change, each with the line it is found at."""
    file = content / MODULE / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(lines[one.line - 1].strip(), one) for one in check(content).problems if one.file == file]


def test_the_scenario_is_in_order(content: Path) -> None:
    """As it stands it has no problem."""
    assert scenario_problems(content) == []


def test_an_ending_that_nobody_reaches_is_named_at_its_line(content: Path) -> None:
    """The author sees the ending itself, and what to do."""
    found = scenario_problems(content, 'when: "energy < 22"', 'when: "energy < 22 and energy > 30"')
    assert [(line, one.remedy) for line, one in found] == [("- id: worn-out", "ease its conditions")]


def test_an_expert_who_does_not_win_is_named(content: Path) -> None:
    """Where even the expert fails, the scenario is too hard."""
    found = scenario_problems(content, "win_percent: 70", "win_percent: 100")
    assert [line for line, one in found if "the expert wins" in one.what] == ["expert:"]


def test_a_sample_that_earns_something_else_is_named(content: Path) -> None:
    """The points of a sample are those of its run, to the hundredth."""
    found = scenario_problems(content, "points: 17.96", "points: 17.95")
    assert [line for line, one in found] == ["points: 17.95"]
    assert "earns 17.96, not 17.95" in found[0][1].what


def test_a_name_that_leads_nowhere_is_named_with_the_nearest(content: Path) -> None:
    """The file cannot be read then, and the line is the one with the slip."""
    found = scenario_problems(content, "havn.trust: 4, havn.value: 6", "havn.trust: 4, havn.vale: 6")
    assert [one.remedy for line, one in found] == ["did you mean 'havn.value'?"]
    assert "havn.vale" in found[0][0]
