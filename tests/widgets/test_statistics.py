"""The Python side of the statistics page: what it replies on tables of answers, and when something is missing."""

import re
from pathlib import Path

import pytest

import csm_widgets
from csm_autograder.assessment.statistics.sources import Bank
from csm_course.places import content_folder
from csm_widgets.assembly import STATIC, STATISTICS_SCRIPTS, statistics_script, statistics_style
from csm_widgets.shown import Notice
from csm_widgets.statistics.desk import TABLES, StatisticsDesk
from csm_widgets.statistics.messages import STATISTICS_REQUEST, Board, StatisticsReply
from tests.autograder.statistics.cohorts import Truth, csv_of, drawn

KNOWN = "cinema-chain"
"""A question of the course's own bank."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with two tables of answers: one with a wrong key, one that only a few took."""
    folder = tmp_path_factory.mktemp("course")
    (folder / TABLES).mkdir(parents=True)
    (folder / TABLES / "a.csv").write_bytes(
        csv_of(drawn(Truth(sittings=120, items=10, wrong_key=(2,)), 5), None, "mock")
    )
    (folder / TABLES / "b.csv").write_bytes(csv_of(drawn(Truth(sittings=9, items=8), 5), None, "exam-b"))
    (folder / "nbgrader_config.py").touch()
    return folder


@pytest.fixture
def desk(course: Path, tmp_path: Path) -> StatisticsDesk:
    """An instructor's desk at that course; nobody has used the service."""
    return StatisticsDesk(course, f"sqlite:///{tmp_path / 'none.sqlite3'}")


def ask(desk: StatisticsDesk, kind: str, files: list[bytes] | None = None, **content: object) -> StatisticsReply:
    """One request, as the page sends it."""
    request = STATISTICS_REQUEST.validate_python({"type": kind, "view": "v", "n": 1, **content})
    return desk.reply(request, files or [])[0]


def test_it_opens_on_the_assessment_most_people_took(desk: StatisticsDesk) -> None:
    """With the planted key first, in words, and every question in the table."""
    board = desk.opening()
    assert (board.source, [one.id for one in board.sources]) == ("mock", ["mock", "exam-b (b.csv)"])
    first = board.notices[0]
    assert (first.item, first.title, first.word) == ("item-ac", "The key may be wrong", "Check")
    questions = board.sheets[0]
    assert [row.item for row in questions.rows if row.marked] == ["item-ac"]
    assert board.sources[1].title == "Exam B (b.csv)"


def test_few_are_too_few_to_tell(desk: StatisticsDesk) -> None:
    """Words in place of numbers, in figures, table and card; what eight questions decide is known all the same."""
    board = ask(desk, "look", source="exam-b (b.csv)").board
    assert board is not None
    assert [one.value for one in board.figures][-1] == "too few to tell"
    assert {row.cells[2].text for row in board.sheets[0].rows} == {"too few to tell"}
    assert "Gets right" in board.whole
    assert any(one.title == "What 8 questions cannot decide" for one in board.notices)
    card = ask(desk, "card", source="exam-b (b.csv)", item="item-ab").card
    assert card is not None
    assert "too few to tell" in card
    assert "<svg" not in card


def test_a_card_shows_who_chose_what(desk: StatisticsDesk) -> None:
    """A picture with its words, the suspect named, and figures explained."""
    card = ask(desk, "card", source="mock", item="item-ac").card
    assert card is not None
    assert card.count("<svg") == 1
    assert "C (key), best third" in card
    assert "The key may be wrong" in card
    assert "something is wrong" in card


def test_a_table_is_taken_in(desk: StatisticsDesk) -> None:
    """A file from the instructor's computer is shown beside the others; one that cannot be used says why."""
    content = csv_of(drawn(Truth(sittings=40, items=8), 1), {"item-aa": "<b>=1</b>"}, "own")
    board = ask(desk, "take", [content], name="mine.csv").board
    assert board is not None
    assert board.source == "own (mine.csv)"
    card = ask(desk, "card", source=board.source, item="<b>=1</b>").card
    assert card is not None
    assert "<b>=1" not in card
    assert "lacks the column" in ask(desk, "take", [b"a,b\n1,2\n"], name="x.csv").refused


def test_a_question_is_shown_with_its_first_words(desk: StatisticsDesk) -> None:
    """In every table and every sign, and all of it beside them; one that the bank does not know goes by its id."""
    content = csv_of(drawn(Truth(sittings=120, items=10, wrong_key=(2,)), 5), {"item-ac": KNOWN}, "own")
    board = ask(desk, "take", [content], name="mine.csv").board
    assert board is not None
    stem = Bank(content_folder()).texts(KNOWN)
    assert stem is not None
    first = board.notices[0]
    assert (first.item, first.asks.begins, first.asks.whole) == (KNOWN, stem.begins(), stem.whole)
    for sheet in board.sheets:
        for row in sheet.rows:
            known = KNOWN in (row.item, row.cells[0].text)
            assert row.asks.whole == (stem.whole if known else "")
    assert [sheet.id for sheet in board.sheets if any(row.asks.begins for row in sheet.rows)] == ["questions", "rasch"]
    assert next(one for one in board.notices if not one.item).asks.begins == ""


@pytest.mark.parametrize("kind", ["csv", "xlsx", "md"])
def test_exports(desk: StatisticsDesk, kind: str) -> None:
    """A document with its bytes."""
    request = STATISTICS_REQUEST.validate_python(
        {"type": "export", "view": "v", "n": 1, "source": "mock", "format": kind}
    )
    reply, files = desk.reply(request, [])
    assert reply.document is not None
    assert reply.document.name == f"statistics-mock.{kind}"
    assert len(files[0]) > 500


def test_what_is_gone_is_told(desk: StatisticsDesk) -> None:
    """An assessment or a question that is not there any more."""
    assert "not there any more" in ask(desk, "look", source="nothing").refused
    assert "not there any more" in ask(desk, "card", source="mock", item="nothing").refused


def test_nobody_yet(tmp_path: Path) -> None:
    """A page that says so, with nothing else on it."""
    board = StatisticsDesk(tmp_path, f"sqlite:///{tmp_path / 'none.sqlite3'}").opening()
    assert isinstance(board, Board)
    assert "Nobody has finished a test" in board.whole
    assert board.sources == ()


def test_the_cell_never_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a course a notice; while grading another."""
    shown = csm_widgets.statistics(tmp_path)
    assert isinstance(shown, Notice)
    assert "csm start --instructor" in shown.sentence
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert "while work is graded" in str(csm_widgets.statistics(tmp_path))


def test_the_page_is_complete_and_fetches_nothing() -> None:
    """Every file of its folder is put together, and no address is in them."""
    files = {f"statistics/{file.name}" for file in (STATIC / "statistics").glob("*.js")}
    assert files <= set(STATISTICS_SCRIPTS)
    assert not re.findall(
        r"https?://|@import|url\(|\bimport\b\s*[({\"']|fetch\(", statistics_script() + statistics_style()
    )
