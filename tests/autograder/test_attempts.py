"""Of several attempts one counts: by time or by points, lateness included; names in the exchange are a learner's."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.attempts import Attempt, HandIn, choose, hand_ins
from csm_autograder.attempts.inbound import Stray, folder_name, is_name
from csm_autograder.policy import LateRule, Policy
from csm_autograder.samples import LEARNER, sample_answer
from csm_course.answers import AnswerFolder
from csm_course.exercises import Answer, AnyExercise
from csm_course.exercises.written import WrittenExercise
from tests.pipeline.classroom import authored
from tests.receipts import ISSUER

DUE = datetime(2026, 12, 4, 18)
M01 = "m01-customer-success-fundamentals"
PAGES = {page.path.stem: list(page.exercises) for page in authored().pages if page.graded}
KINDS = ("full", "partial", "wrong", "blank")


def documents(folder: Path, sample: str) -> dict[str, bytes]:
    """The answers of the named sample to every exercise, as documents."""
    answers = AnswerFolder(folder / sample)
    for exercise in (one for page in PAGES.values() for one in page):
        given_answer = sample_of(exercise, sample)
        if given_answer is not None:
            answers.keep(exercise.id, given_answer)
    return {path.stem: path.read_bytes() for path in answers.path.glob("*.json")}


def sample_of(exercise: AnyExercise, sample: str) -> Answer | None:
    """Its answer; the wrong one where there is none of that name."""
    by_name = {one.name: one for one in exercise.samples}
    return sample_answer(exercise, by_name.get(sample, by_name["wrong"]), ISSUER, LEARNER)  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Documents of four kinds of learners."""
    folder = tmp_path_factory.mktemp("samples")
    return {name: documents(folder, name) for name in KINDS}


def attempt(samples: dict[str, dict[str, bytes]], sample: str, days: float) -> Attempt:
    """Such answers, so many days after the due time."""
    return Attempt(f"{sample} {days:g}", DUE + timedelta(days=days), samples[sample], LEARNER)


@pytest.mark.parametrize(
    ("rule", "late", "handed_in", "counts"),
    [
        ("last", 0, [("full", -2), ("wrong", -1)], "wrong -1"),
        ("last", 0, [("wrong", -1), ("full", -2)], "wrong -1"),
        ("best", 0, [("full", -2), ("wrong", -1)], "full -2"),
        ("best", 0, [("partial", -2), ("full", 3)], "full 3"),
        ("best", 90, [("partial", -2), ("full", 3)], "partial -2"),
        ("best", 0, [("full", -2), ("full", -1), ("wrong", 1)], "full -1"),
        ("best", 100, [("blank", -2), ("full", 3)], "full 3"),
        ("best", 0, [("blank", 5)], "blank 5"),
    ],
)
def test_which_attempt_counts(
    samples: dict[str, dict[str, bytes]], rule: str, late: float, handed_in: list[tuple[str, float]], counts: str
) -> None:
    """The last, or the best after what lateness takes; of equals the later one."""
    policy = Policy.model_validate({"attempts": rule, "late": LateRule(percent=late, per="once")})
    attempts = [attempt(samples, *one) for one in handed_in]
    assert choose(attempts, policy, PAGES, DUE).counts.name == counts


def test_a_written_answer_makes_no_attempt_the_best(samples: dict[str, dict[str, bytes]]) -> None:
    """A person has yet to read it: with it or without, the points are the same, so the later one counts."""
    written = {one.id for page in PAGES.values() for one in page if isinstance(one, WrittenExercise)}
    without = {name: answer for name, answer in samples["full"].items() if name not in written}
    first = attempt(samples, "full", -2)
    second = Attempt("without", DUE, without)
    choice = choose([first, second], Policy(attempts="best"), PAGES, DUE)
    assert choice.counts is second
    assert choice.points[first.name] == choice.points["without"] > 0


@pytest.mark.parametrize("garbage", [b"", b"\x00\xff", b"[" * 100_000, b'{"schema": 1}', b"9" * 1_000_001])
def test_an_attempt_of_garbage_is_worth_nothing_and_stops_nothing(
    samples: dict[str, dict[str, bytes]], garbage: bytes
) -> None:
    """Judged like any other: the honest attempt counts."""
    broken = Attempt("broken", DUE, dict.fromkeys(samples["full"], garbage))
    choice = choose([attempt(samples, "partial", -1), broken], Policy(attempts="best"), PAGES, DUE)
    assert choice.counts.name == "partial -1"
    assert choice.points["broken"] == 0


def test_names_of_the_exchange_are_taken_apart_as_nbgrader_writes_them(tmp_path: Path) -> None:
    """With and without random characters, a plus in a learner's name, another module, another time zone."""
    stamp = "2026-12-04 18:00:00.000001 UTC"
    names = {
        f"ana+{M01}+{stamp}+Ab_-9": ("ana", "2026-12-04 18:00:00.000001"),
        f"bo+{M01}+{stamp}": ("bo", "2026-12-04 18:00:00.000001"),
        f"cem+x@example.org+{M01}+{stamp}+abc": ("cem+x@example.org", "2026-12-04 18:00:00.000001"),
        f"dora+{M01}+2026-12-04 18:00:00 CET+abc": ("dora", "2026-12-04 17:00:00"),
    }
    for name in (*names, f"ana+m02-other+{stamp}+abc", "readme.txt"):
        (tmp_path / name).mkdir()
    found = list(hand_ins(tmp_path, M01))
    assert {one.name: (one.student, str(one.at)) for one in found if isinstance(one, HandIn)} == names
    assert len(found) == len(names)


def test_what_is_no_submission_is_told_and_left(tmp_path: Path) -> None:
    """Names that lead elsewhere, hide or have no time; links and files in the place of folders."""
    stamp = "2026-12-04 18:00:00.000001 UTC"
    for name in (f"..+{M01}+{stamp}+a", f"+{M01}+{stamp}+a", f".hidden+{M01}+{stamp}+a", f"a\nb+{M01}+{stamp}+a"):
        (tmp_path / name).mkdir()
    for name in (f"ana+{M01}++a", f"bo+{M01}+yesterday+a", f"cem+{M01}+9999999999999999+a"):
        (tmp_path / name).mkdir()
    (tmp_path / f"dora+{M01}+{stamp}+a").symlink_to("/etc")
    (tmp_path / f"eva+{M01}+{stamp}+a").write_text("x")
    os.mkfifo(tmp_path / f"fritz+{M01}+{stamp}+a")
    found = list(hand_ins(tmp_path, M01))
    assert len(found) == 10
    assert all(isinstance(one, Stray) and one.remark.instructor and one.remark.learner for one in found)


@given(name=st.text(max_size=30))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    """Whatever passes for a learner's name is one folder's, and shows."""
    if is_name(name):
        assert len(Path("build").joinpath(name).parts) == 2
        assert not name.startswith(".")


@given(st.lists(st.datetimes(datetime(1000, 1, 1)), min_size=2))
def test_folders_of_attempts_sort_by_time(moments: list[datetime]) -> None:
    """So an instructor who looks into the folder sees the first one first."""
    assert sorted(moments) == sorted(moments, key=folder_name)
    assert len({folder_name(one) for one in moments}) == len(set(moments))
