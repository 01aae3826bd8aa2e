"""The Angoff sheet: filled in, read back, and what the ratings come to."""

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from csm_autograder.assessment.angoff import (
    NotRated,
    Panel,
    Question,
    Ratings,
    cut_of,
    outcome,
    panel_of,
    read_sheet,
    sheet_bytes,
)
from csm_autograder.assessment.angoff.cut import agreement
from csm_autograder.assessment.angoff.keeping import PanelFolder
from csm_autograder.assessment.angoff.words import called, told
from csm_course.office.tables import PlainSheet, tables_bytes

LINES = [
    ("q-one", "What is churn?", 0.62),
    ("q-two", "=1+1, what is it?", None),
    ("q-three", "Which comes first?", 0.4),
]
SHROUT_FLEISS = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float)
"""Six targets, four judges: Shrout and Fleiss (1979), table 2."""


def filled(kind: str, cells: list[list[object]]) -> bytes:
    """The sheet for Ann and Ben with these cells in their columns."""
    if kind == "csv":
        head, *rows = sheet_bytes(LINES, ["Ann", "Ben"], "csv").decode("utf-8-sig").splitlines()
        rows = [row.rsplit(",", 4)[0] for row in rows]
        said = [",".join("" if one is None else str(one) for one in line) for line in cells]
        return "\n".join([head, *(f"{row},{line}" for row, line in zip(rows, said, strict=True))]).encode()
    head = (
        "Question id",
        "Question",
        "Right so far, of 100",
        "Ann: round 1",
        "Ben: round 1",
        "Ann: round 2",
        "Ben: round 2",
    )
    rows = [
        (id, text, None if share is None else share * 100, *line)
        for (id, text, share), line in zip(LINES, cells, strict=True)
    ]
    return tables_bytes("Angoff ratings", [PlainSheet("Ratings", head, rows)])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_sheet_is_filled_in_and_read_back(kind: str) -> None:
    """Both rounds, both judges, the same from CSV and from a workbook."""
    cells: list[list[object]] = [[60, 70, 65, 65], [50, 30, 40, 40], [80, 90, 85, 80]]
    found = read_sheet(filled(kind, cells), f"ratings.{kind}")
    assert found.items == ("q-one", "q-two", "q-three")
    assert found.judges == ("Ann", "Ben")
    assert_allclose(found.rounds[0], [[0.6, 0.7], [0.5, 0.3], [0.8, 0.9]])
    assert_allclose(found.rounds[1], [[0.65, 0.65], [0.4, 0.4], [0.85, 0.8]])
    assert found.facility[1] is None
    assert found.facility[0] == pytest.approx(0.62)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_empty_sheet_has_no_rating(kind: str) -> None:
    """What the course writes can be read, and says that nobody has rated."""
    content = sheet_bytes(LINES, ["Ann", "Ben"], kind)  # type: ignore[arg-type]
    empty = read_sheet(content, f"x.{kind}")
    assert empty.rounds == ()
    with pytest.raises(NotRated, match="Nobody has rated"):
        outcome(empty)


def test_the_cut_by_hand() -> None:
    """Ann asks for 1.9 of 3, Ben for 1.85: cut 1.875, standard error 0.05/√2/√2 = 0.025, a pass from 2 on."""
    cells: list[list[object]] = [[60, 70, 65, 65], [50, 30, 40, 40], [80, 90, 85, 80]]
    found = outcome(read_sheet(filled("csv", cells), "x.csv"))
    last = found.rounds[-1]
    assert_allclose(last.sums, [1.9, 1.85])
    assert last.cut == pytest.approx(1.875)
    assert last.error == pytest.approx(0.025)
    assert (found.points, found.low, found.high) == (2, 2, 2)
    assert last.percent == pytest.approx(62.5)
    assert any("2 judges are few" in one for one in found.remarks)


def test_agreement_as_published() -> None:
    """ICC(2,1) = .29 and ICC(2,4) = .62 (Shrout and Fleiss 1979, table 4)."""
    one, every = agreement(SHROUT_FLEISS)
    assert one == pytest.approx(0.29, abs=0.005)
    assert every == pytest.approx(0.62, abs=0.005)


def test_a_judge_who_rated_too_little_is_left_out() -> None:
    """Named, and without part in the cut; one who left out a single question counts with the mean of the others."""
    table = np.full((10, 3), 0.5)
    table[0, 1] = np.nan
    table[3:, 2] = np.nan
    items = tuple(f"q{number}" for number in range(10))
    found = cut_of(Ratings(items, ("Ann", "Ben", "Cy"), (table,)), 0)
    assert found.judges == ("Ann", "Ben")
    assert found.left_out == ("Cy",)
    assert found.cut == pytest.approx(5.0)


def test_questions_to_talk_about_and_likeness_to_results() -> None:
    """The widest spread first; ratings that follow the results correlate with them."""
    table = np.array([[0.9, 0.1], [0.5, 0.5], [0.7, 0.4], [0.6, 0.6], [0.8, 0.8]])
    found = cut_of(Ratings(tuple("abcde"), ("Ann", "Ben"), (table,), tuple(table.mean(axis=1).tolist())), 0)
    assert [item for item, _ in found.apart] == ["a", "c"]
    assert found.like_results == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([[160, 70, 65, 65], [50, 30, 40, 40], [80, 90, 85, 80]], "not a number from 0 to 100"),
        ([["many", 70, 65, 65], [50, 30, 40, 40], [80, 90, 85, 80]], "'many'"),
        ([[0.6, 0.7, 0.6, 0.6], [0.5, 0.3, 0.4, 0.4], [0.8, 0.9, 0.8, 0.8]], "60, not 0.6"),
    ],
)
def test_what_cannot_be_a_rating_is_told(cells: list[list[object]], said: str) -> None:
    """With judge, question and what is expected."""
    with pytest.raises(NotRated, match=said):
        read_sheet(filled("csv", cells), "x.csv")


def test_other_files_are_refused() -> None:
    """No table of ours, a workbook of somebody else, judges without names."""
    with pytest.raises(NotRated, match="Question id"):
        read_sheet(b"a,b\n1,2\n", "x.csv")
    with pytest.raises(NotRated, match="no sheet"):
        read_sheet(tables_bytes("other", [PlainSheet("Other", ("a",), [("b",)])]), "x.xlsx")
    with pytest.raises(NotRated):
        read_sheet(b"not a workbook", "x.xlsx")
    with pytest.raises(NotRated, match="name of their own"):
        sheet_bytes(LINES, ["Ann", " Ann"], "csv")


def test_semicolons_and_decimal_commas_are_understood() -> None:
    """What a spreadsheet program of half of Europe writes."""
    text = "Question id;Question;Right so far, of 100;Ann: round 1\nq1;What?;;62,5\n"
    assert_allclose(read_sheet(text.encode(), "x.csv").rounds[0], [[0.625]])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("q1,What?,,many", r"Cell D2 \(question q1\): 'many' is not a number"),
        (",What?,,60", "Cell A2: the id of a question is missing"),
        ("q1,What?,,60\nq1,Again?,,50", "Cell A3: 'q1' stands twice, first in A2"),
        ("q9,What?,,60", "Cell A2: there is no question 'q9'"),
    ],
)
def test_a_malformed_sheet_says_which_cell(line: str, said: str) -> None:
    """As the spreadsheet program names it, with what stands there."""
    text = f'Question id,Question,"Right so far, of 100",Ann: round 1\n{line}\n'
    with pytest.raises(NotRated, match=said):
        read_sheet(text.encode(), "x.csv", known={"q1"})


def test_a_head_that_is_nearly_a_judges_is_not_passed_over() -> None:
    """Else a whole column would be lost without a word; case and spaces do not matter."""
    head = 'Question id,Question,"Right so far, of 100"'
    with pytest.raises(NotRated, match="Cell E1: 'Ben round one'"):
        read_sheet(f"{head},Ann: round 1,Ben round one\nq1,W,,60,70\n".encode(), "x.csv")
    with pytest.raises(NotRated, match="Cell E1: 'Ann : Round 1' stands twice, first in D1"):
        read_sheet(f"{head},Ann: round 1,Ann : Round 1\nq1,W,,60,70\n".encode(), "x.csv")
    assert read_sheet(f"{head},Ann :Round 1\nq1,W,,60\n".encode(), "x.csv").judges == ("Ann",)


def test_the_mark_of_a_test_of_another_length() -> None:
    """Two thirds of three questions are 10 of 15, not 11: the cut is never rounded twice."""
    found = outcome(Ratings(("a", "b", "c"), ("Ann",), (np.array([[0.6], [0.7], [0.7]]),)))
    assert found.mark(15).points == 10
    assert found.mark(15).cut == pytest.approx(10)
    assert found.mark(8).points == 6
    assert found.mark(15).error is None


def test_who_and_what_stands_apart_in_words() -> None:
    """Cy asks for 0.9, the middle of the panel (Ann) for 0.63; one rating of Ben's lies 50 below the middle."""
    table = np.full((10, 3), 0.6)
    table[:, 2] = 0.9
    table[4] = [0.9, 0.4, 0.9]
    found = outcome(Ratings(tuple(f"q{n}" for n in range(10)), ("Ann", "Ben", "Cy"), (table,)))
    assert [(name, round(gap, 3)) for name, gap in found.last.judges_apart] == [("Cy", 0.27)]
    said = "\n".join(told(found, lambda item: called(item, f"Why {item}, *if* not?")))
    assert "Cy asks for 27 points of a hundred more than the middle of the panel" in said
    assert called("q4", "") == "q4"
    assert "Ben gives q4 “Why q4, if not?” 40, where the middle of the panel gives 90." in said
    assert len(found.last.far) == 1, "Cy is named as a whole, not question by question"


def test_round_2_decides_only_once_enough_of_it_is_rated() -> None:
    """Until then round 1 does, and that is said."""
    first, second = np.full((10, 2), 0.5), np.full((10, 2), np.nan)
    second[0] = 0.9
    items = tuple(f"q{n}" for n in range(10))
    found = outcome(Ratings(items, ("Ann", "Ben"), (first, second)))
    assert len(found.rounds) == 1
    assert found.points == 5
    assert any("Round 2 has begun" in one for one in found.remarks)
    assert len(outcome(Ratings(items, ("Ann", "Ben"), (first, first))).rounds) == 2


def test_a_panel_goes_into_a_sheet_and_comes_back() -> None:
    """Judges, questions and both rounds are the same again, from CSV and from a workbook."""
    panel = Panel(assessment="exam-a", questions=(Question(id="q1", text="=1"), Question(id="q2", text="B")),
                  judges=("Ann", "Ben"))  # fmt: skip
    panel = panel.rated(0, "Ann", "q1", 60).rated(0, "Ben", "q2", 72.5).rated(1, "Ann", "q1", 65)
    lines = [(one.id, one.text, None) for one in panel.questions]
    for kind in ("csv", "xlsx"):
        content = sheet_bytes(lines, panel.judges, kind, panel.rating)  # type: ignore[arg-type]
        assert panel_of("exam-a", read_sheet(content, f"x.{kind}"), {"q1": "=1", "q2": "B"}) == panel


def test_judges_join_and_leave() -> None:
    """A name once; the last one stays; who leaves takes all ratings along; round 2 may begin with round 1."""
    panel = Panel(assessment="exam-a", questions=(Question(id="q1", text="A"),), judges=("Ann",))
    with pytest.raises(NotRated, match="at least one judge"):
        panel.left("Ann")
    with pytest.raises(NotRated, match="name of their own"):
        panel.joined(" ann ")
    both = panel.joined("Ben").rated(0, "Ben", "q1", 40).rated(0, "Ann", "q1", 60)
    assert both.left("Ben").rounds == ({"Ann": {"q1": 60}}, {})
    assert both.rated(1, "Ann", "q1", 70).repeated().rounds[1] == {"Ann": {"q1": 70}, "Ben": {"q1": 40}}
    assert both.rated(0, "Ann", "q1", None).rating(0, "Ann", "q1") is None
    with pytest.raises(NotRated, match="Look again"):
        both.rated(0, "Cy", "q1", 50)


def test_panels_are_kept_whole(tmp_path: Path) -> None:
    """On disk between visits; a damaged file is named and never written over; beginning anew keeps the old one."""
    folder = PanelFolder(tmp_path / "angoff")
    panel = Panel(assessment="exam-a", questions=(Question(id="q1", text="A"),), judges=("Ann",))
    assert folder.read("exam-a") is None
    folder.keep(panel.rated(0, "Ann", "q1", 55))
    assert folder.read("exam-a") == panel.rated(0, "Ann", "q1", 55)
    assert [file.name for file in (tmp_path / "angoff").iterdir()] == ["exam-a.json"]
    kept = folder.set_aside("exam-a")
    assert kept.is_file()
    assert folder.read("exam-a") is None
    (tmp_path / "angoff" / "exam-a.json").write_text('{"judges": "everybody"}')
    with pytest.raises(NotRated, match=r"exam-a\.json cannot be read"):
        folder.read("exam-a")
