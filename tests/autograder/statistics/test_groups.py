"""Groups from a file: joined to answers that name none; and what is said where groups differ nearly everywhere."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest

from csm_autograder.assessment.statistics.advice import advice
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.csv_source import csv_of, read_responses
from csm_autograder.assessment.statistics.group_file import read_groups
from csm_autograder.assessment.statistics.report import report
from csm_autograder.assessment.statistics.rows import Answer
from csm_autograder.assessment.statistics.table import NotUsable, Responses

from .cohorts import Truth, drawn

ROWS = [
    Answer(f"l{number}", f"s{number}", "exam-a", "f", f"q{item}", 1, "{}", float((number + item) % 2), group=group)
    for number, group in enumerate(("own", None, None, None))
    for item in range(2)
]


def groups_of(found: Responses) -> list[str | None]:
    """The group of each sitting."""
    return [found.groups[code] if code >= 0 else None for code in found.group_of]


def test_a_file_of_groups_is_joined_to_answers() -> None:
    """Whoever has a group of their own keeps it; the report says how far file and answers meet."""
    groups = read_groups(b"Learner;Group\nl0;north\nl1;south\nl2;north\nstranger;north\nl3;\n")
    assert groups == {"l0": "north", "l1": "south", "l2": "north", "stranger": "north"}
    found = from_answers(ROWS, groups=groups)["exam-a"]
    assert groups_of(found) == ["own", "south", "north", None]
    assert "names 3 of the 4 learners who have answers here, and 1 others." in " ".join(found.remarks)
    said = " ".join(report(found).remarks)
    assert "at least two need 100 learners each. Here: north 1, own 1, south 1." in said


def test_a_table_without_groups_is_joined_as_well() -> None:
    """The column may be missing altogether."""
    text = csv_of([replace(row, group=None) for row in ROWS]).decode("utf-8-sig")
    lines = [line.split(",") for line in text.splitlines()]
    at = lines[0].index("group")
    bare = "\n".join(",".join(cell for place, cell in enumerate(line) if place != at) for line in lines)
    found = read_responses(BytesIO(bare.encode()), groups={"l1": "south"})["exam-a"]
    assert groups_of(found) == [None, "south", None, None]
    assert read_responses(BytesIO(bare.encode()))["exam-a"].groups == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "must name two columns"),
        (b"who,group\na,b\n", "must name two columns: learner and group"),
        (b"learner,group\na,x\na,y\n", "line 3: 'a' is in 'y' here and in 'x' above"),
        (b"learner,group\na,x\n,y\n", "line 3: the learner is missing"),
        (b"learner,group\na,\n", "puts nobody into a group"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(content: bytes, said: str) -> None:
    """With the line."""
    with pytest.raises(NotUsable, match=said):
        read_groups(content)


def test_where_most_questions_differ_purification_gives_up_and_says_so() -> None:
    """Harder for the south in a third, easier in another third: no class is to be relied on, and the report tells."""
    many = {item: 2.5 if item % 2 else -2.5 for item in range(16)}
    found = report(drawn(Truth(sittings=1200, items=20, unfair=many), 3))
    assert not all(one.settled for one in found.fairness)
    titles = [one.title for one in advice(found)]
    assert "Groups differ nearly everywhere" in titles
    few = report(drawn(Truth(sittings=1200, items=20, unfair={3: 2.5}), 3))
    assert all(one.settled for one in few.fairness)
    assert "Groups differ nearly everywhere" not in [one.title for one in advice(few)]
    assert np.isfinite([one.compared.delta for one in few.fairness]).all()
