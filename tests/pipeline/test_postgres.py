"""Instructors' readers and tables on a real PostgreSQL: cohort, export, comment bank, rubric picks, second marks."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import Session

from csm_autograder.cohort.export import grades_file
from csm_autograder.cohort.gradebook import GradebookReader
from csm_autograder.cohort.rows import Cohort
from csm_autograder.markers.comments import CommentBank, CommentRefused
from csm_autograder.markers.marks import Mark, Work, all_marks, drop_mark, keep_mark, keep_picks, marks_of, picks_of
from csm_autograder.markers.sample import SecondMarking
from csm_autograder.markers.standing import standing
from csm_autograder.markers.tables import OURS, make_tables
from tests.pipeline.classroom import MODULE, open_classroom
from tests.pipeline.cohort import LATE_RULES
from tests.pipeline.postgres import postgres
from tests.pipeline.submissions import submission
from tests.pipeline.test_cluster import Room

pytestmark = pytest.mark.pipeline
ODD = "D'Arcy, \N{LATIN CAPITAL LETTER O WITH STROKE}. \N{PILE OF POO}"
"""Commas, quotes and letters of four bytes, as names may have them."""


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Room, Room]]:
    """The same class twice: with a gradebook on SQLite, and on PostgreSQL."""
    with postgres() as address:
        folders = [tmp_path_factory.mktemp(name) for name in ("small", "large")]
        small, large = (open_classroom(folder) for folder in folders)
        yield _graded(Room(small, f"sqlite:///{folders[0] / 'gradebook.db'}")), _graded(Room(large, address))


def _graded(room: Room) -> Room:
    """Three learners, one of them late, and one who handed in nothing."""
    course = room.classroom.course
    room.must("-m", "nbgrader", "generate_assignment", MODULE)
    (course / "grading.yaml").write_text(LATE_RULES + "      {}\n", encoding="utf-8")
    for name, sample in (("ana", "full"), ("bo", "partial"), ("cem", "blank")):
        stamp = "2026-10-2{} 10:00:00.000000 UTC".format("6" if name == "bo" else "3")
        (submission(room.classroom, name, sample) / "timestamp.txt").write_text(stamp)
    named = ("--first-name", "Dana", "--last-name", ODD)
    room.must("-m", "nbgrader", "db", "student", "add", "dana", *named)
    assert room.csm("grade", MODULE).returncode == 0
    return room


def read(room: Room) -> Cohort:
    """The class as the cohort page and the export read it."""
    with GradebookReader(room.gradebook) as reader:
        assert set(reader.assignments()) == {MODULE}
        return reader.cohort(MODULE, room.classroom.course / "modules")


def test_the_cohort_is_the_same_on_postgresql(rooms: tuple[Room, Room]) -> None:
    """Names, points, states, penalties, times, tasks and who is absent; only nbgrader's random ids differ."""
    small, large = (read(room) for room in rooms)
    for name in ("assignment", "title", "tasks", "absent", "due"):
        assert getattr(small, name) == getattr(large, name), name
    assert [one.learner.id for one in large.works] == ["ana", "bo", "cem"]
    assert [(one.learner, one.submitted, one.marks, one.penalties) for one in small.works] == [
        (one.learner, one.submitted, one.marks, one.penalties) for one in large.works
    ]
    assert any(one.penalties["workbook-1"] for one in large.works)
    assert [one.last_name for one in large.absent] == [ODD]


def test_the_exported_gradebook_is_the_same(rooms: tuple[Room, Room]) -> None:
    """To the last byte, and by the command as well."""
    made = [grades_file([read(room)], "csv") for room in rooms]
    assert made[0] == made[1]
    large = rooms[1]
    to = large.classroom.course / "grades.csv"
    assert large.csm("export-grades", "m01", "--to", str(to)).returncode == 0
    assert to.read_bytes() == made[1]


@pytest.fixture
def session(rooms: tuple[Room, Room]) -> Iterator[Session]:
    """Our tables in that gradebook, empty, beside nbgrader's."""
    engine = create_engine(rooms[1].gradebook)
    with Session(engine) as opened:
        make_tables(opened)
        make_tables(opened)  # a second time changes nothing
        assert set(OURS.tables) <= set(inspect(engine).get_table_names())
        yield opened
    OURS.drop_all(engine)
    engine.dispose()


def work(student: str = "ana", handed_in: str = "2026-11-22T10:00:00") -> Work:
    """A written answer."""
    return Work(assignment=MODULE, student=student, exercise="m01-w1-brief", handed_in=handed_in)


def mark(turn: str, marker: str, points: float, note: str = "") -> Mark:
    """One marker's points."""
    return Mark.model_validate({"turn": turn, "marker": marker, "points": points, "note": note, "criteria": (1, None)})


def test_the_comment_bank_keeps_words_on_postgresql(session: Session) -> None:
    """Kept once, counted, reworded, removed; a NUL, which the database refuses, is left out."""
    bank = CommentBank(session, "m01-w1-brief")
    dates, odd = bank.keep("Name the\0 date.", "eva"), bank.keep(f"{ODD} %s :id", "otto")
    assert bank.keep("Name the date.") == dates
    bank.count_use(odd.id)
    assert [(one.text, one.author, one.used) for one in bank.comments()] == [
        (f"{ODD} %s :id", "otto", 1),
        ("Name the date.", "eva", 0),
    ]
    bank.edit(dates.id, "Name every date.")
    bank.remove(odd.id)
    assert [one.text for one in bank.comments()] == ["Name every date."]
    with pytest.raises(CommentRefused, match="no longer in the bank"):
        bank.edit(odd.id, "Better.")


def test_picks_and_marks_are_kept_and_replaced_on_postgresql(session: Session) -> None:
    """They belong to what was handed in, and the later of the same turn counts."""
    keep_picks(session, work(), (2.0, None))
    keep_picks(session, work(), (2.0, 0.5))
    assert picks_of(session, work()) == (2.0, 0.5)
    assert picks_of(session, work(handed_in="2026-11-23T10:00:00")) == ()
    for turn, marker, points in (("first", "eva", 8), ("second", ODD, 5.5), ("second", ODD, 6.25)):
        keep_mark(session, work(), "workbook-1", mark(turn, marker, points, f"note {points}"))
    keep_mark(session, work("bo"), "workbook-1", mark("first", "eva", 3))
    session.commit()
    assert marks_of(session, work()).second == mark("second", ODD, 6.25, "note 6.25")
    (found,) = standing(all_marks(session, MODULE), lambda _: SecondMarking(share=100, tolerance=1))
    assert (found.agreement.answers, found.waiting, [one.work.student for one in found.open]) == (1, 1, ["ana"])
    drop_mark(session, work(), "second")
    session.commit()
    assert marks_of(session, work()).both is None
    assert len(all_marks(session)) == 2


def test_the_command_tells_agreement_from_postgresql(rooms: tuple[Room, Room], session: Session) -> None:
    """`csm agreement` reads the same tables."""
    for student, second in (("ana", 8), ("bo", 7.5)):
        keep_mark(session, work(student), "workbook-1", mark("first", "eva", 8))
        keep_mark(session, work(student), "workbook-1", mark("second", "otto", second))
    session.commit()
    done = rooms[1].csm("agreement", "m01")
    assert done.returncode == 0, done.stderr
    (line,) = (one for one in done.stdout.splitlines() if one.startswith("m01-w1-brief"))
    assert line.split()[1:3] == ["2", "1"]
