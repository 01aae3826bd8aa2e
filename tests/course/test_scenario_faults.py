"""Slips of an author in a scenario are named at their line, with what was meant."""

from pathlib import Path
from typing import Any

import pytest
from tests.tiny_scenario import TINY, tiny

from csm_course.content import read_exercises
from csm_course.problems import ContentError


def authored(tmp_path: Path, old: str, new: str) -> list[tuple[str, str]]:
    """What an author is told, with the line it is told at, after one slip in the real scenario."""
    source = next((Path(__file__).parents[2] / "course" / "content").glob("m01-*/scenario.yaml"))
    text = source.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "scenario.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    lines = file.read_text(encoding="utf-8").splitlines()
    with pytest.raises(ContentError) as refused:
        read_exercises(file)
    return [(lines[one.line - 1].strip(), f"{one.what} - {one.remedy}") for one in refused.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("change: {bright.value: 3, havn", "change: {brigth.value: 3, havn", "did you mean 'bright.value'?"),
        ("when: \"chose('read-dates')\"", "when: \"chose('read-date')\"", "did you mean 'read-dates'?"),
        ("happened('hiring-stop')", "happened('hiring')", "the event 'hiring' does not exist here"),
        ('when: "energy < 22"', 'when: "energy < "', "is not a condition"),
        ("work: {research: 4, analysis: 2}", "work: {reserch: 4, analysis: 2}", "did you mean 'research'?"),
        ("        sender: leo\n", "        sender: leon\n", "did you mean 'leo'?"),
        ("- {choose: read-dates}", "- {choose: read-date}", "did you mean 'read-dates'?"),
        (
            "        week: 2\n        title: A week",
            "        week: 1\n        title: A week",
            "give decisions rising weeks",
        ),
        (
            "start: {trust: 46, adoption: 58, value: 36}",
            "start: {trust: 46, value: 36}",
            "give each of adoption, trust",
        ),
        ("id: call-all", "id: read-dates", "two of the kind option have the id 'read-dates'"),
    ],
)
def test_an_authors_slip_is_named_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The line shown holds the slip, and the remedy names what was meant."""
    told = authored(tmp_path, old, new)
    changed = new.strip().splitlines()[0].removeprefix("change: ").removeprefix("when: ")
    assert any(said in words and (changed in line or "start" in line) for line, words in told), told


def test_endings_and_ways_out_are_checked() -> None:
    """A last ending with a condition, or a decision whose options may all be closed, is refused."""
    last: list[dict[str, Any]] = [TINY["endings"][0], {**TINY["endings"][1], "when": "week > 9"}]
    with pytest.raises(ValueError, match="a run may have no ending"):
        tiny(endings=last)
    dear = [{**option, "work": {"action": 9}} for option in TINY["decisions"][0]["options"]]
    with pytest.raises(ValueError, match="every option of 'first' may be closed"):
        tiny(decisions=[{**TINY["decisions"][0], "options": dear}, TINY["decisions"][1]])
