"""What markers keep in the gradebook: comments, picks, marks of two; who is drawn for a second reading."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from csm_autograder.markers.comments import CommentBank, CommentRefused
from csm_autograder.markers.marks import (
    Mark,
    Marks,
    Work,
    all_marks,
    drop_mark,
    keep_mark,
    keep_picks,
    marks_of,
    picks_of,
)
from csm_autograder.markers.sample import SecondMarking, is_read_twice, wants_decision
from csm_autograder.markers.stage import is_hidden, stage
from csm_autograder.markers.standing import standing
from csm_autograder.markers.tables import make_tables

WORK = Work(assignment="m01-a", student="ana", exercise="m01-w1-brief", handed_in="2026-11-22T10:00:00")


@pytest.fixture
def session() -> Iterator[Session]:
    """A gradebook's database with nothing but our tables."""
    engine = create_engine("sqlite://")
    with Session(engine) as opened:
        make_tables(opened)
        make_tables(opened)  # a second time changes nothing
        yield opened
    engine.dispose()


def mark(turn: str, marker: str, points: float, note: str = "") -> Mark:
    """One marker's points."""
    return Mark.model_validate({"turn": turn, "marker": marker, "points": points, "note": note})


def test_a_kept_comment_is_offered_used_reworded_and_removed(session: Session) -> None:
    """The bank of one exercise, and of no other."""
    bank = CommentBank(session, "m01-w1-brief")
    dates = bank.keep("  Name the date.\n", "eva")
    figures = bank.keep("Name the figure's unit — %s \N{PILE OF POO}")
    assert bank.keep("Name the date.", "otto") == dates, "the same words are not kept twice"
    bank.count_use(figures.id)
    assert [(one.text, one.author, one.used) for one in bank.comments()] == [
        ("Name the figure's unit — %s \N{PILE OF POO}", "", 1),
        ("Name the date.", "eva", 0),
    ]
    assert CommentBank(session, "m01-w2-letter").comments() == ()
    bank.edit(dates.id, "Name every date.")
    bank.remove(figures.id)
    assert [one.text for one in bank.comments()] == ["Name every date."]


def test_what_the_bank_cannot_do_is_told_in_words(session: Session) -> None:
    """Empty, too long, gone, or another exercise's."""
    bank, other = CommentBank(session, "m01-w1-brief"), CommentBank(session, "m01-w2-letter")
    kept = bank.keep("Well seen.")
    with pytest.raises(CommentRefused, match="no comment to keep"):
        bank.keep(" \n\0")
    with pytest.raises(CommentRefused, match="shorten it to 4,000"):
        bank.keep("x" * 4_001)
    with pytest.raises(CommentRefused, match="no longer in the bank"):
        other.remove(kept.id)
    with pytest.raises(CommentRefused, match="no longer in the bank"):
        bank.edit("0" * 32, "Better.")
    bank.count_use("0" * 32)
    assert len(bank.comments()) == 1


def test_picks_and_marks_belong_to_what_was_handed_in(session: Session) -> None:
    """A newer submission starts without marks; a mark takes the place of an earlier one of the same turn."""
    keep_picks(session, WORK, (2, None, 1.5))
    keep_picks(session, WORK, (2, 3, 1.5))
    keep_mark(session, WORK, "workbook-1", mark("first", "eva", 7))
    keep_mark(session, WORK, "workbook-1", mark("first", "eva", 7.5))
    keep_mark(session, WORK, "workbook-1", mark("second", "otto", 5, "no dates"))
    anew = WORK.model_copy(update={"handed_in": "2026-11-23T10:00:00"})
    assert picks_of(session, WORK) == (2, 3, 1.5)
    assert picks_of(session, anew) == ()
    assert marks_of(session, anew) == Marks()
    assert marks_of(session, WORK).both == (7.5, 5)
    (only,) = all_marks(session, "m01-a")
    assert (only.work, only.notebook, only.marks.both) == (WORK, "workbook-1", (7.5, 5))
    assert all_marks(session, "m02-b") == ()
    drop_mark(session, WORK, "second")
    assert marks_of(session, WORK).both is None


def test_who_sees_what_at_each_stage() -> None:
    """Alone without a second reading; else first, second, both - and nobody without a name."""
    first = Marks(first=mark("first", "eva", 7))
    both = Marks(first=mark("first", "eva", 7), second=mark("second", "otto", 7))
    assert stage(Marks(), "eva", is_twice=False) == "alone"
    assert stage(first, "otto", is_twice=False) == "alone"
    assert stage(Marks(), "", is_twice=True) == "unnamed"
    assert stage(Marks(), "eva", is_twice=True) == "first"
    assert stage(first, "eva", is_twice=True) == "first"
    assert stage(first, "otto", is_twice=True) == "second"
    assert stage(both, "", is_twice=True) == "both"
    assert stage(both, "eva", is_twice=False) == "both", "what two have marked stays so when the rule goes"
    hidden = [is_hidden(first, who, is_twice=True) for who in ("eva", "otto", "")]
    assert hidden == [False, True, True]
    assert not is_hidden(both, "otto", is_twice=True)
    assert not is_hidden(Marks(), "", is_twice=True), "there is nothing to hide yet"


def test_points_without_a_name_are_somebodys_and_stay_hidden() -> None:
    """Points given before second marking began count as a first mark."""
    marks = Marks().with_unnamed(6)
    assert marks.first is not None
    assert stage(marks, "eva", is_twice=True) == "second"
    assert Marks().with_unnamed(None) == Marks()
    assert Marks(first=mark("first", "eva", 7)).with_unnamed(6).first == mark("first", "eva", 7)


@given(st.integers(), st.text(max_size=20), st.text(max_size=20))
def test_nobody_and_everybody_can_be_drawn(seed: int, student: str, exercise: str) -> None:
    """0 percent draws no answer, 100 percent draws each."""
    assert not is_read_twice(SecondMarking(share=0, seed=seed), student, exercise)
    assert is_read_twice(SecondMarking(share=100, seed=seed), student, exercise)


@given(st.integers(), st.floats(0, 100), st.floats(0, 100), st.text(max_size=20))
def test_a_larger_share_only_adds_answers(seed: int, one: float, other: float, student: str) -> None:
    """Who was drawn stays drawn when the share is raised in the middle of the term."""
    less, more = sorted((one, other))
    if is_read_twice(SecondMarking(share=less, seed=seed), student, "m01-w1-brief"):
        assert is_read_twice(SecondMarking(share=more, seed=seed), student, "m01-w1-brief")


def test_the_share_is_about_right_and_the_seed_decides_who() -> None:
    """Of 2,000 answers 20 percent are some 400; another seed draws others; only the exercises named."""
    students = [f"student-{number}" for number in range(2_000)]

    def drawn(rule: SecondMarking) -> set[str]:
        return {one for one in students if is_read_twice(rule, one, "m01-w1-brief")}

    once, other = drawn(SecondMarking(share=20, seed=1)), drawn(SecondMarking(share=20, seed=2))
    assert 340 < len(once) < 460
    assert once == drawn(SecondMarking(share=20, seed=1))
    assert len(once & other) < 150
    assert drawn(SecondMarking(share=100, exercises=("m01-w2-letter",))) == set()
    assert len(drawn(SecondMarking(share=100, exercises=("m01-w1-brief",)))) == 2_000


def test_a_decision_is_asked_for_beyond_the_tolerance_only() -> None:
    """Exactly at the tolerance is tolerated, also where halves and tenths are not exact in binary."""
    rule = SecondMarking(tolerance=0.3)
    assert not wants_decision(rule, 0.1, 0.4)
    assert wants_decision(rule, 0.1, 0.41)


def test_the_standing_counts_pairs_what_waits_and_what_is_open(session: Session) -> None:
    """Three answers: agreed, differing, and marked by one so far; a decision closes the second."""
    for student, first, second in (("ana", 7, 7), ("bo", 9, 4), ("carla", 5, None)):
        work = WORK.model_copy(update={"student": student})
        keep_mark(session, work, "workbook-1", mark("first", "eva", first))
        if second is not None:
            keep_mark(session, work, "workbook-1", mark("second", "otto", second))
    (found,) = standing(all_marks(session), lambda _: SecondMarking(share=100, tolerance=1))
    assert (found.agreement.answers, found.agreement.alike, found.waiting) == (2, 1, 1)
    assert [one.work.student for one in found.open] == ["bo"]
    keep_mark(session, WORK.model_copy(update={"student": "bo"}), "workbook-1", mark("decision", "eva", 6))
    (found,) = standing(all_marks(session), lambda _: SecondMarking(share=100, tolerance=1))
    assert found.open == ()
    (lenient,) = standing(all_marks(session), lambda _: SecondMarking(share=100, tolerance=5))
    assert lenient.open == ()
