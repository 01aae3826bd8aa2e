"""What blind grading takes out of nbgrader's answers, and the steps of a criterion."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_app.grading.blind import behind, in_text, stand_in, without_names
from csm_app.grading.cards import steps
from csm_app.grading.desk import valid
from csm_app.grading.marker import marker_name

STUDENTS = ["ana", "ana-b", "bo"]


def test_a_submission_a_learner_and_a_log_lose_every_name() -> None:
    """Ids, names, addresses and the time of handing in; what is not about a person stays."""
    submission = {"id": "f00", "student": "ana", "first_name": "Ana", "last_name": "Lima", "score": 7.5}
    submission["timestamp"] = "2026-11-22"
    learner = {"id": "ana", "first_name": "Ana", "last_name": "Lima", "email": "ana@example.org", "max_score": 10}
    done = {"success": True, "log": "Autograding ana-b\nand ana, not anabel", "error": None}
    told = json.dumps(without_names([submission, learner, done], STUDENTS))
    for secret in ("Ana", "Lima", '"ana', "example.org", "2026-11-22", "ana-b", " ana,"):
        assert secret not in told
    for kept in ("f00", "7.5", "anabel", stand_in("ana"), stand_in("ana-b"), "success"):
        assert kept in told


def test_lists_about_learners_lose_their_order_and_numbered_ones_keep_it() -> None:
    """The order of names tells names; the index of a submission is random already, and pages number by it."""
    rows = [{"student": one, "score": 1} for one in STUDENTS]
    found = without_names(rows, STUDENTS)
    assert isinstance(found, list)
    assert [row["student"] for row in found] == sorted(map(stand_in, STUDENTS))
    numbered = [{"student": one, "index": place} for place, one in enumerate(STUDENTS)]
    found = without_names(numbered, STUDENTS)
    assert isinstance(found, list)
    assert [row["index"] for row in found] == [0, 1, 2]
    others = [{"name": "m02"}, {"name": "m01"}]
    assert without_names(others, STUDENTS) == others


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, min_size=1))
def test_a_made_up_name_leads_back_to_its_learner_alone(students: list[str]) -> None:
    """What a page links with the made-up name reaches the right learner, and a real id reaches nobody."""
    for student in students:
        assert behind(stand_in(student), students) == student
        assert behind(student, students) is None


def test_in_running_text_only_whole_ids_are_replaced() -> None:
    """An id that is part of a word or of a longer id is left alone."""
    names = {one: stand_in(one) for one in STUDENTS}
    assert in_text("submitted/ana/m01 ana-b banana", names) == (
        f"submitted/{stand_in('ana')}/m01 {stand_in('ana-b')} banana"
    )


@pytest.mark.parametrize(
    ("points", "expected"),
    [(1, (0, 1)), (3, (0, 1, 2, 3)), (2.5, (0, 1, 2, 2.5)), (0.5, (0, 0.5)), (12, (0, 2, 4, 6, 8, 10, 12))],
)
def test_a_criterion_has_steps_from_nothing_to_all(points: float, expected: tuple[float, ...]) -> None:
    """Whole points; never more than eleven buttons; always the full points."""
    assert steps(points) == expected


@given(st.floats(0.25, 100))
def test_steps_never_pass_the_points_and_are_few(points: float) -> None:
    """From 0 up to the points, growing."""
    found = steps(points)
    assert found[0] == 0
    assert found[-1] == points
    assert list(found) == sorted(set(found))
    assert len(found) <= 12


def test_picks_stay_within_their_criteria() -> None:
    """As many as the rubric has, none above its points; open ones are allowed."""
    assert valid((2, None, 0), [2, 3, 1])
    assert not valid((2, 3), [2, 3, 1])
    assert not valid((2.5, 0, 0), [2, 3, 1])


def test_the_marker_is_the_hub_user_else_the_name_in_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a Hub the server's own made-up user name says nothing about who is marking."""
    monkeypatch.delenv("JUPYTERHUB_API_TOKEN", raising=False)
    assert marker_name("3f9c", None) == ""
    assert marker_name("3f9c", "Otto%20%C3%85berg%0A") == "Otto Åberg"
    assert len(marker_name(None, "x" * 500)) == 60
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "secret")
    assert marker_name("eva", "Otto") == "eva"
